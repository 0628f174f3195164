using Workforce.CommandLine;
using Workforce.Programs.Tests.Fakes;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Programs.Tests.CaseFeed;

/// <summary>Reports of a case system, as they are pushed each night, at their best and at their worst.</summary>
public sealed class SnapshotTests : IAsyncLifetime, IDisposable
{
    private readonly Drop _drop = new();
    private RunningService _service = null!;

    public async Task InitializeAsync() => _service = await CaseReport.StartAsync();

    public Task DisposeAsync() => _service.DisposeAsync();

    public void Dispose() => _drop.Dispose();

    [Fact]
    public async Task Report_Lands_WhoIsNotInItHasNoCases_AndAgainItIsADuplicate()
    {
        var path = Report("cases.csv", workers: 5);
        var first = await PushAsync(path, "2026-11-27");

        Assert.True(first.Code == ExitCode.Done, first.Output + first.Error);
        Assert.Contains("2026-11-27: 5 workers, 0 of them without cases, have 50 cases (assessment 50).", first.Output, StringComparison.Ordinal);
        Assert.Contains("2026-11-27: The snapshot is complete: who works in C1 and is not in it has no cases.", first.Output, StringComparison.Ordinal);
        // W6 works in T1, and is not in the report.
        Assert.Equal("W1 10, W2 10, W3 10, W4 10, W5 10, W6 0", await _service.CasesAsync(27));
        Assert.Equal(LoadState.ConfirmedZero, (await _service.CaseloadsAsync(27))[5].LoadState);

        var revision = _service.Model.Current.Revision;
        var again = await PushAsync(path, "2026-11-27");

        Assert.Equal(ExitCode.Done, again.Code);
        Assert.Contains("Duplicate            5", again.Output, StringComparison.Ordinal);
        Assert.Contains("The snapshot had been completed before.", again.Output, StringComparison.Ordinal);
        Assert.Equal(revision, _service.Model.Current.Revision);
    }

    [Fact]
    public async Task Report_ThatShrinks_IsRefusedInWords_AndLandsOnceItIsConfirmed()
    {
        await PushAsync(Report("cases-1.csv", workers: 5), "2026-11-27");
        var path = Report("cases-2.csv", workers: 3);
        var refused = await PushAsync(path, "2026-11-28");

        Assert.Equal(ExitCode.Refused, refused.Code);
        // From 5 to 3 is 40 % fewer.
        Assert.Contains(
            "2026-11-28: The snapshot was refused: it has 3 workers with cases, and the day before it was 5. That is more than 20 % fewer.", refused.Output, StringComparison.Ordinal);
        Assert.Contains("push it again with --confirm-shrink", refused.Output, StringComparison.Ordinal);
        Assert.Equal("W1 10, W2 10, W3 10, W4 10, W5 10, W6 0", await _service.CasesAsync(28));

        Assert.Equal(ExitCode.Refused, (await PushAsync(path, "2026-11-28", "--max-shrink-percent", "39")).Code);
        var confirmed = await PushAsync(path, "2026-11-28", "--confirm-shrink");

        Assert.True(confirmed.Code == ExitCode.Done, confirmed.Output + confirmed.Error);
        Assert.Equal("W1 10, W2 10, W3 10, W4 0, W5 0, W6 0", await _service.CasesAsync(28));
        Assert.Contains("had been completed before", (await PushAsync(path, "2026-11-28")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_WithARowAtFault_SendsNothing()
    {
        var revision = _service.Model.Current.Revision;
        var ran = await PushAsync(_drop.Put("cases.csv", $"{CaseReport.Header}W1,T1,10,0,0,0,0,0,0\nW2,T1,ten,0,0,0,0,0,0\n"), "2026-11-27");

        Assert.Equal(ExitCode.SomeRejected, ran.Code);
        Assert.Contains("line 3, assessment: must be a whole number from 0 to 999.", ran.Output, StringComparison.Ordinal);
        Assert.Equal(revision, _service.Model.Current.Revision);
    }

    [Fact]
    public async Task Report_ThatIsCorrected_HoldsOnceItIsMadeLater()
    {
        await PushAsync(Report("cases-1.csv", workers: 5), "2026-11-27");
        // Written a minute later: W5 was a mistake, and W1 has 12.
        var corrected = await PushAsync(_drop.Put("cases-2.csv", $"{CaseReport.Header}W1,T1,12,0,0,0,0,0,0\n{CaseReport.Rows(2, 4)}"), "2026-11-27");

        Assert.True(corrected.Code == ExitCode.Done, corrected.Output + corrected.Error);
        Assert.Equal("W1 12, W2 10, W3 10, W4 10, W5 0, W6 0", await _service.CasesAsync(27));

        // The one before comes again, made in between: of W5 nothing later was said, but W5 is in no snapshot that holds.
        var late = await PushAsync(Path.Combine(_drop.Folder, "cases-1.csv"), "2026-11-27", "--made-time", "2026-11-27T20:00:30Z");
        Assert.Contains("Applied              5 (4 of them superseded)", late.Output, StringComparison.Ordinal);
        Assert.Contains("A snapshot of the day that was made later, or at the same time, holds in its place.", late.Output, StringComparison.Ordinal);
        Assert.Equal("W1 12, W2 10, W3 10, W4 10, W5 0, W6 0", await _service.CasesAsync(27));
    }

    [Fact]
    public async Task Report_OfSomeWorkers_SaysNothingOfTheOthers()
    {
        var ran = await Ran.CaseFeedAsync(
            Council.Clock, "push", Report("cases.csv", workers: 1), "--source", "liquidlogic", "--as-of", "2026-11-27", "--partial", "--service", _service.Address.ToString());

        Assert.Equal(ExitCode.Done, ran.Code);
        Assert.Contains("nothing follows for who is not in it", ran.Output, StringComparison.Ordinal);
        Assert.Equal(
            [LoadState.Reported, .. Enumerable.Repeat(LoadState.NeverReported, 5)],
            (await _service.CaseloadsAsync(27)).Select(caseload => caseload.LoadState));
    }

    [Fact]
    public async Task Report_OfWhichTheServiceRejectsARow_IsNotCompleted()
    {
        await PushAsync(Report("cases-1.csv", workers: 5), "2026-11-26");
        // An invisible character, which only the service looks for.
        var faults = Path.Combine(_drop.Folder, "faults.csv");
        var ran = await PushAsync(_drop.Put("cases-2.csv", $"{CaseReport.Header}{CaseReport.Rows(1, 4)}unallocated,T\u200B1,1,0,0,0,0,0,0\n"), "2026-11-27", "--faults", faults);

        Assert.True(ran.Code == ExitCode.SomeRejected, ran.Output + ran.Error);
        Assert.Contains("line 6, unit_id: ", ran.Output, StringComparison.Ordinal);
        Assert.Contains("The snapshot was not completed, since some rows were rejected", ran.Output, StringComparison.Ordinal);
        Assert.Contains("\"6\",\"unit_id\",", await File.ReadAllTextAsync(faults), StringComparison.Ordinal);
        Assert.Equal("W1 10, W2 10, W3 10, W4 10, W5 10, W6 0", await _service.CasesAsync(27));
    }

    [Fact]
    public async Task Report_WhoseRejectedRowsCannotBeWritten_KeepsTheCodeOfThePush()
    {
        // Where a folder stands, no file can be put.
        var ran = await PushAsync(_drop.Put("cases.csv", $"{CaseReport.Header}{CaseReport.Rows(1, 4)}unallocated,T\u200B1,1,0,0,0,0,0,0\n"), "2026-11-27", "--faults", _drop.Folder);

        Assert.True(ran.Code == ExitCode.SomeRejected, ran.Output + ran.Error);
        Assert.Contains("Applied              4", ran.Output, StringComparison.Ordinal);
        Assert.StartsWith($"Only the rejected rows could not be written to {_drop.Folder}: ", ran.Error, StringComparison.Ordinal);
    }

    /// <summary>A report of workers with ten cases each.</summary>
    private string Report(string name, int workers) => _drop.Put(name, CaseReport.Of(workers));

    private Task<Ran> PushAsync(string path, string day, params string[] options) => Ran.CaseFeedAsync(
        Council.Clock, ["push", path, "--source", "liquidlogic", "--covers", "C1", "--as-of", day, "--service", _service.Address.ToString(), .. options]);
}
