using Workforce.CaseFeed.CommandLine;
using Workforce.Caseloads.Tests.Fakes;
using Workforce.CommandLine;
using Workforce.Programs.Tests.Fakes;
using Workforce.Service.Tests.Hosting;

namespace Workforce.Programs.Tests.CaseFeed;

/// <summary>A case system's reports go through a drop folder into the real service, with nobody looking.</summary>
public sealed class ReportFolderTests : IAsyncLifetime, IDisposable
{
    private readonly Drop _drop = new();
    private readonly Drop _settings = new();
    private RunningService _service = null!;
    private string _mapping = "";

    private string[] Arguments => [.. ArgumentsBut, "--give-up-after", "60"];

    private string[] ArgumentsBut => [_drop.Folder, "--mapping", _mapping, "--stable", "0"];

    public async Task InitializeAsync()
    {
        _service = await CaseReport.StartAsync();
        _mapping = _settings.Put("liquidlogic.json", """
            {
              "source": "liquidlogic", "covers": ["C1"], "fileName": "cases-{date}.csv", "encoding": "utf-8", "dates": "iso",
              "columns": { "worker_id": "worker_id", "unit_id": "unit_id", "assessment": "assessment" }
            }
            """);
    }

    public Task DisposeAsync() => _service.DisposeAsync();

    public void Dispose()
    {
        _drop.Dispose();
        _settings.Dispose();
    }

    [Fact]
    public async Task Once_ReportsOfTwoNights_LandInOrder_AndDroppedAgainChangeNothing()
    {
        _drop.Put("cases-2026-11-26.csv", CaseReport.Of(workers: 5));
        // From 5 to 4 is 20 % fewer, and not more.
        _drop.Put("cases-2026-11-27.csv", CaseReport.Of(workers: 4));
        var ran = await OnceAsync();

        Assert.True(ran.Code == ExitCode.Done, ran.Output + ran.Error);
        Assert.Equal(["cases-2026-11-26.csv", "cases-2026-11-27.csv"], _drop.Done);
        Assert.Empty(_drop.Waiting);
        Assert.Equal("W1 10, W2 10, W3 10, W4 10, W5 10, W6 0", await _service.CasesAsync(26));
        Assert.Equal("W1 10, W2 10, W3 10, W4 10, W5 0, W6 0", await _service.CasesAsync(27));

        var revision = _service.Model.Current.Revision;
        File.Move(Path.Combine(_drop.Folder, "done", "cases-2026-11-27.csv"), Path.Combine(_drop.Folder, "cases-2026-11-27.csv"));
        Assert.Equal(ExitCode.Done, (await OnceAsync()).Code);
        Assert.Equal(revision, _service.Model.Current.Revision);
    }

    [Fact]
    public async Task Once_ReportThatShrinks_IsSetAsideWithTheReason_AndTheNextIsTaken()
    {
        _drop.Put("cases-2026-11-26.csv", CaseReport.Of(workers: 5));
        _drop.Put("cases-2026-11-27.csv", CaseReport.Of(workers: 3));
        _drop.Put("cases-2026-11-28.csv", CaseReport.Of(workers: 5));
        var ran = await OnceAsync();

        Assert.Equal(ExitCode.Refused, ran.Code);
        Assert.Equal(["cases-2026-11-26.csv", "cases-2026-11-28.csv"], _drop.Done);
        Assert.Equal(["cases-2026-11-27.csv", "cases-2026-11-27.csv.faults.csv"], _drop.Faulty);
        Assert.Contains("it has 3 workers with cases, and the day before it was 5", _drop.FaultsOf("cases-2026-11-27.csv"), StringComparison.Ordinal);
        Assert.Equal("W1 10, W2 10, W3 10, W4 10, W5 10, W6 0", await _service.CasesAsync(27));
        Assert.Equal("W1 10, W2 10, W3 10, W4 10, W5 10, W6 0", await _service.CasesAsync(28));
    }

    [Fact]
    public async Task Once_ReportWithARowAtFault_IsSetAsideWithItsRows_AndNothingOfItIsSent()
    {
        var revision = _service.Model.Current.Revision;
        _drop.Put("cases-2026-11-27.csv", $"{CaseReport.Header}W1,T1,10,0,0,0,0,0,0\nW2,T1,ten,0,0,0,0,0,0\n");
        var ran = await OnceAsync();

        Assert.Equal(ExitCode.SomeRejected, ran.Code);
        Assert.Equal(revision, _service.Model.Current.Revision);
        Assert.Equal(["cases-2026-11-27.csv", "cases-2026-11-27.csv.faults.csv"], _drop.Faulty);
        Assert.Contains("\"3\",\"assessment\",\"must be a whole number from 0 to 999.\",\"W2\"", _drop.FaultsOf("cases-2026-11-27.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("staff-2026-11-27.csv", "No mapping is for a file of this name")]
    [InlineData("cases-2026-11-29.csv", "lies in the future")]
    public async Task Once_FileThatIsNoReport_IsSetAsideWithTheReason(string name, string reason)
    {
        _drop.Put(name, CaseReport.Of(workers: 5));
        var ran = await OnceAsync();

        Assert.Equal(ExitCode.BadInput, ran.Code);
        Assert.Contains(reason, _drop.FaultsOf(name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_WhileTheServiceIsAway_LeavesReportsWhereTheyAre()
    {
        _drop.Put("cases-2026-11-27.csv", CaseReport.Of(workers: 5));
        var ran = await Ran.CaseFeedAsync(Council.Clock, ["once", .. ArgumentsBut, "--give-up-after", "1", "--service", "http://127.0.0.1:1"]);

        Assert.Equal(ExitCode.ServiceUnavailable, ran.Code);
        Assert.Contains("The files that were not done are where they were", ran.Error, StringComparison.Ordinal);
        Assert.Equal(["cases-2026-11-27.csv"], _drop.Waiting);
    }

    [Fact]
    public async Task Once_DryRun_SaysWhatReportsAddUpTo_AndNeedsNoService()
    {
        _drop.Put("cases-2026-11-27.csv", CaseReport.Of(workers: 5));
        var ran = await Ran.CaseFeedAsync(Council.Clock, ["once", .. Arguments, "--dry-run", "--service", "http://127.0.0.1:1"]);

        Assert.Equal(ExitCode.Done, ran.Code);
        Assert.Contains("2026-11-27: 5 workers, 0 of them without cases, have 50 cases (assessment 50).", ran.Output, StringComparison.Ordinal);
        Assert.Equal(["cases-2026-11-27.csv"], _drop.Waiting);
    }

    [Fact]
    public async Task Once_WithoutASource_SaysSoBeforeThereIsAFile()
    {
        var ran = await Ran.CaseFeedAsync(Council.Clock, "once", _drop.Folder, "--stable", "0");

        Assert.Equal(ExitCode.BadInput, ran.Code);
        Assert.StartsWith("Say with --source which case system the report is from", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_ReportThatIsDropped_IsPushed()
    {
        using var stopping = new CancellationTokenSource();
        using var output = new WatchedWriter();
        var watching = CaseFeedCommandLine.RunAsync(["watch", .. Arguments, "--service", _service.Address.ToString()], output, output, Council.Clock, stopping.Token);
        _drop.Put("cases-2026-11-27.csv", CaseReport.Of(workers: 5));
        await output.UntilAsync("The snapshot is complete");
        await stopping.CancelAsync();

        Assert.Equal(ExitCode.Stopped, await watching);
        Assert.Equal("W1 10, W2 10, W3 10, W4 10, W5 10, W6 0", await _service.CasesAsync(27));
    }

    private Task<Ran> OnceAsync() => Ran.CaseFeedAsync(Council.Clock, ["once", .. Arguments, "--service", _service.Address.ToString()]);
}
