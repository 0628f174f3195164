using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Data.Sqlite;
using Workforce.Ledger;
using Workforce.Service.Tests.Delivering;
using Workforce.Service.Tests.Hosting;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Workforce.Service.Tests.Faults;

/// <summary>Damage to the ledger's file is told, at start and while running, and never served.</summary>
public class DamagedLedgerTests
{
    private const int PageSize = 4096;
    private const string Live = "workforce.v1.Live";

    [Fact]
    public async Task Run_PagesDamagedMeanwhile_IsAliveAndNotReadyAndAnswersWhatItKnows()
    {
        var service = await RunningService.StartAsync("--Workforce:NotReadyAfter=00:00:00.5");
        var first = await service.PushAsync(A.Unit("council"), A.Post("post", "council", "2"));
        await service.PushAsync(A.Post("post", "council", "3"));
        var sound = await DamageAsync(service.DatabasePath);

        await UntilAsync(service, ServingStatus.NotServing);
        var alive = await new Health.HealthClient(service.Channel).CheckAsync(new() { Service = Live });
        var known = await service.Measures.GetEstablishmentAsync(new() { UnitId = "council" });
        var past = await Assert.ThrowsAsync<RpcException>(async () => await service.Measures.GetEstablishmentAsync(
            new() { UnitId = "council", Reading = new() { AsKnownRevision = first[0].Revision } }));
        var feed = await Assert.ThrowsAsync<RpcException>(async () => await service.Staffing.ListStaffingChangesAsync(new()));
        var push = await Assert.ThrowsAsync<RpcException>(() => service.PushAsync(A.Worker("worker")));

        Assert.Equal((ServingStatus.Serving, "3"), (alive.Status, known.Total.EstablishmentFte.Value));
        Assert.All([past, feed, push], each => Assert.Equal(
            (StatusCode.Unavailable, "LEDGER_UNAVAILABLE"),
            (each.StatusCode, Details.Of(each).Info().Reason)));

        // The pages as they were: nothing has to be started again.
        await ReplaceAsync(service.DatabasePath, sound);
        await UntilAsync(service, ServingStatus.Serving);
        Assert.Equal(Outcome.Applied, (await service.PushAsync(A.Worker("worker"))).Single().Outcome);
        await service.DisposeAsync();
    }

    [Fact]
    public async Task Start_PagesDamaged_IsRefusedWithAReason()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("workforce.db");
        var service = await RunningService.StartAsync($"--Workforce:DatabasePath={path}");
        await service.PushAsync(A.Unit("council"));
        await service.DisposeAsync();
        await DamageAsync(path);

        var damaged = new RunningService([$"--Workforce:DatabasePath={path}"]);
        await Record.ExceptionAsync(damaged.InitializeAsync);

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => damaged.Model.Ready);
        Assert.Contains(damaged.Log.Lines, line => line.Text.Contains("damaged", StringComparison.Ordinal));
        await damaged.DisposeAsync();
    }

    /// <summary>Fills all pages but the first with garbage.</summary>
    /// <returns>The file as it was.</returns>
    private static async Task<byte[]> DamageAsync(string path)
    {
        await ExecuteAsync(path, "PRAGMA wal_checkpoint(TRUNCATE)");
        var sound = await File.ReadAllBytesAsync(path);
        var damaged = sound.ToArray();
        new Random(1).NextBytes(damaged.AsSpan(PageSize));
        await ReplaceAsync(path, damaged);
        return sound;
    }

    private static async Task ReplaceAsync(string path, byte[] pages)
    {
        await using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            await file.WriteAsync(pages);
        }

        // A commit that touches the first page alone: whoever has read the others before reads them again.
        await ExecuteAsync(path, $"PRAGMA user_version = {pages[PageSize]}");
    }

    private static async Task ExecuteAsync(string path, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task UntilAsync(RunningService service, ServingStatus status)
    {
        using var call = new Health.HealthClient(service.Channel).Watch(new(), deadline: DateTime.UtcNow.AddSeconds(60));

        while (await call.ResponseStream.MoveNext())
        {
            if (call.ResponseStream.Current.Status == status)
            {
                return;
            }
        }

        Assert.Fail($"The service never said {status}.");
    }
}
