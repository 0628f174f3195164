using Grpc.Core;
using Grpc.Health.V1;
using Workforce.Ledger;
using Workforce.Service.Commands;
using Workforce.Service.Tests.Delivering;
using Workforce.Service.Tests.Hosting;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Workforce.Service.Tests.Faults;

/// <summary>The disk is not mounted, the path is another, a restore was killed: rather no service than an empty one.</summary>
public class MissingLedgerTests
{
    [Fact]
    public async Task Start_LedgerMissing_StopsWithWordsThatSayWhatToDo()
    {
        var service = new RunningService(["--Workforce:CreateLedger=false"]);

        // The host may see itself stopped before it has quite started.
        await Record.ExceptionAsync(service.InitializeAsync);

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => service.Model.Ready);
        Assert.Contains(service.Log.Lines, line => line.Text.Contains("make it with the command migrate", StringComparison.Ordinal));
        Assert.False(File.Exists(service.DatabasePath));
        await service.DisposeAsync();
    }

    [Fact]
    public async Task Start_LedgerMissing_StopsWithExitCodeOneAndOnceMigratedServes()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("workforce.db");
        using var service = new ServiceProcess(path, "--Workforce:CreateLedger=false");

        service.Start();
        Assert.Equal(ExitCode.LedgerUnusable, await service.UntilExitAsync());

        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(ExitCode.Done, await LedgerCommandLine.RunAsync(["migrate", $"--Workforce:DatabasePath={path}"], output, error));
        service.Start();
        await service.UntilServingAsync();
    }

    [Theory]
    [InlineData("export", "ledger.ndjson")]
    [InlineData("audit", "verify")]
    [InlineData("retention", "--years", "6")]
    [InlineData("backup", "backup.db")]
    public async Task Command_LedgerMissing_MakesNone(params string[] arguments)
    {
        using var directory = new TemporaryDirectory();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var inside = arguments.Select(argument => argument.Contains('.', StringComparison.Ordinal) ? directory.File(argument) : argument);

        Assert.Equal(ExitCode.LedgerUnusable, await LedgerCommandLine.RunAsync([.. inside, $"--Workforce:DatabasePath={directory.File("workforce.db")}"], output, error));

        Assert.Empty(Directory.GetFiles(directory.Path));
    }

    [Fact]
    public async Task Run_LedgerRenamed_AcknowledgesNothingAndIsNotReadyUntilItIsBack()
    {
        await using var service = await RunningService.StartAsync("--Workforce:NotReadyAfter=00:00:00.5");
        var health = new Health.HealthClient(service.Channel);
        await service.PushAsync(A.Unit("council"));
        File.Move(service.DatabasePath, service.DatabasePath + ".away");

        var refused = await Assert.ThrowsAsync<RpcException>(() => service.PushAsync(A.Post("p1", "council")));
        await UntilAsync(health, ServingStatus.NotServing);
        File.Move(service.DatabasePath + ".away", service.DatabasePath);
        await UntilAsync(health, ServingStatus.Serving);

        Assert.Equal((StatusCode.Unavailable, "LEDGER_UNAVAILABLE"), (refused.StatusCode, Details.Of(refused).Info().Reason));
        Assert.Equal(Outcome.Applied, (await service.PushAsync(A.Post("p1", "council"))).Single().Outcome);
    }

    private static async Task UntilAsync(Health.HealthClient health, ServingStatus status)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        while ((await health.CheckAsync(new(), cancellationToken: patience.Token)).Status != status)
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
