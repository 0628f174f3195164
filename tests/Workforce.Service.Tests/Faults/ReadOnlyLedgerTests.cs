using Grpc.Core;
using Workforce.Service.Tests.Delivering;
using Workforce.Service.Tests.Hosting;

namespace Workforce.Service.Tests.Faults;

public class ReadOnlyLedgerTests
{
    [Fact]
    public async Task Start_FileReadOnly_AnswersAndTakesNothingIn()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("workforce.db");
        var service = await RunningService.StartAsync($"--Workforce:DatabasePath={path}");
        await service.PushAsync(A.Unit("council"), A.Post("post", "council", "2"));
        await service.DisposeAsync();
        await MakeReadOnlyAsync(path);
        service = await RunningService.StartAsync($"--Workforce:DatabasePath={path}");

        var exception = await Assert.ThrowsAsync<RpcException>(() => service.PushAsync(A.Worker("worker")));
        var known = await service.Measures.GetEstablishmentAsync(new() { UnitId = "council" });

        Assert.Equal((StatusCode.Unavailable, "LEDGER_UNAVAILABLE"), (exception.StatusCode, Details.Of(exception).Info().Reason));
        Assert.Contains(service.Log.Lines, line => line.Text.Contains("read-only", StringComparison.Ordinal));
        Assert.Equal("2", known.Total.EstablishmentFte.Value);
        await service.DisposeAsync();
    }

    /// <summary>
    /// By the file's own header (byte 18, the version that a writer must know), which binds root too, whom permissions do not.
    /// </summary>
    private static async Task MakeReadOnlyAsync(string path)
    {
        await using var file = File.OpenWrite(path);
        file.Position = 18;
        file.WriteByte(3);
    }
}
