using SqlServer.StandIn;
using SqlServer.StandIn.Faults;
using Workforce.Service.Commands;
using Workforce.Service.Tests.Delivering;
using Workforce.Service.Tests.Hosting;

namespace Workforce.Service.Tests.Commands;

/// <summary>The program on SQL Server, by its driver, with a stand-in for the server.</summary>
public sealed class SqlServerCommandTests : IAsyncDisposable
{
    private readonly TdsServer _server = TdsServer.Start();
    private readonly CommandRun _run = new();

    private string[] Settings =>
        ["--Workforce:Provider=SqlServer", $"--Workforce:ConnectionString={_server.ConnectionString};Database=workforce"];

    [Fact]
    public async Task Migrate_ServerRefusesSnapshots_IsDoneAndSaysSo()
    {
        _server.Faults.Add(
            FaultMoment.BeforeStatement,
            new FaultAnswer.Error(5069),
            where: statement => statement.Contains("READ_COMMITTED_SNAPSHOT", StringComparison.Ordinal));

        Assert.Equal(ExitCode.Done, await _run.RunAsync("none", ["migrate", .. Settings]));

        Assert.Contains("are those of this version", _run.Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("has not switched READ_COMMITTED_SNAPSHOT on (SQL Server 5069)", _run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AfterMigrate_AnswersAsOnSqliteAndAgainAfterARestart()
    {
        var changes = ACouncil.Changes(seed: 31, posts: 60);
        Assert.Equal(ExitCode.Done, await _run.RunAsync("none", ["migrate", .. Settings]));
        Assert.Equal("", _run.Error.ToString());
        var onSqlite = await RunningService.StartAsync();
        var onSqlServer = await RunningService.StartAsync(Settings);

        await onSqlite.PushAsync(changes);
        await onSqlServer.PushAsync(changes);

        var expected = await ACouncil.FiguresAsync(onSqlite.Staffing, onSqlite.Measures);
        Assert.Equal(expected, await ACouncil.FiguresAsync(onSqlServer.Staffing, onSqlServer.Measures));
        await onSqlServer.RestartAsync();
        Assert.Equal(expected, await ACouncil.FiguresAsync(onSqlServer.Staffing, onSqlServer.Measures));
        await onSqlite.DisposeAsync();
        await onSqlServer.DisposeAsync();
    }

    /// <summary>As docs/operations.md says, and the way back.</summary>
    [Fact]
    public async Task ExportAndImport_FromSqliteAndBack_IsTheSameLedgerOnBoth()
    {
        await using var onSqlite = await RunningService.StartAsync($"--Workforce:DatabasePath={_run.PathOf("one.db")}");
        await EveryWayIn.FillAsync(onSqlite, seed: 1);
        Assert.Equal(ExitCode.Done, await _run.RunAsync("one.db", "export", _run.PathOf("up.ndjson")));

        Assert.Equal(ExitCode.Done, await _run.RunAsync("none", ["migrate", .. Settings]));
        Assert.Equal((ExitCode.Done, ""), (await _run.RunAsync("none", ["import", _run.PathOf("up.ndjson"), .. Settings]), _run.Error.ToString()));
        await using var onSqlServer = await RunningService.StartAsync(Settings);
        Assert.Equal(await EveryWayIn.AnswersAsync(onSqlite), await EveryWayIn.AnswersAsync(onSqlServer));

        Assert.Equal(ExitCode.Done, await _run.RunAsync("none", ["export", _run.PathOf("back.ndjson"), .. Settings]));
        Assert.Equal((ExitCode.Done, ""), (await _run.RunAsync("back.db", "import", _run.PathOf("back.ndjson")), _run.Error.ToString()));
        var (before, after) = (await _run.ContentsAsync("one.db"), await _run.ContentsAsync("back.db"));
        Assert.Equal(before.Head, after.Head);
        Assert.Equal(before.Changes, after.Changes);
    }

    [Fact]
    public async Task Start_DatabaseNotMigrated_StopsAndSaysWhatToDo()
    {
        var service = new RunningService(Settings);

        await Record.ExceptionAsync(service.InitializeAsync);

        await Assert.ThrowsAsync<Ledger.LedgerUnavailableException>(() => service.Model.Ready);
        Assert.Contains(service.Log.Lines, line => line.Text.Contains("command migrate", StringComparison.Ordinal));
        await service.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _run.Dispose();
        await _server.DisposeAsync();
    }
}
