using Workforce.Caseloads.Tests.Fakes;
using Workforce.CommandLine;
using Workforce.HrFeed.CommandLine;
using Workforce.Programs.Tests.Fakes;
using Workforce.Service.Tests.Hosting;

namespace Workforce.Programs.Tests.HrFeed;

/// <summary>Files go through a drop folder into the real service.</summary>
public sealed class DropFolderTests : IAsyncLifetime, IDisposable
{
    private const string ItrentFile = "itrent-establishment-2026-11-27.csv";
    private const string OracleFile = "HCM_WORKFORCE_20261127.csv";
    private const string SpreadsheetFile = "staff list 2026-11-27.csv";

    private readonly Drop _drop = new();
    private RunningService _service = null!;

    private string[] Arguments =>
    [
        _drop.Folder, "--service", _service.Address.ToString(), "--stable", "0", "--give-up-after", "60",
        "--mapping", Drop.Sample("itrent.json"), "--mapping", Drop.Sample("oracle.json"), "--mapping", Drop.Sample("spreadsheet.json"),
    ];

    public async Task InitializeAsync() => _service = await Council.StartAsync();

    public Task DisposeAsync() => _service.DisposeAsync();

    public void Dispose() => _drop.Dispose();

    [Fact]
    public async Task Once_TheThreeSamples_AllLand_AndDroppedAgainChangeNothing()
    {
        PutSamples();
        var first = await Ran.HrFeedAsync(["once", .. Arguments]);
        var changes = (await _service.ChangesAsync()).Count;

        Assert.True(first.Code == ExitCode.Done, first.Output + first.Error);
        Assert.Equal([OracleFile, ItrentFile, SpreadsheetFile], _drop.Done);
        Assert.Empty(_drop.Waiting);
        // iTrent has 20001 to 20004, Oracle 300001 to 300003, the spreadsheet 1 to 3.
        Assert.Equal(["1", "2", "20001", "20002", "20003", "20004", "3", "300001", "300002", "300003"], (await _service.WorkersAsync()).Order(StringComparer.Ordinal));

        foreach (var name in _drop.Done)
        {
            File.Move(Path.Combine(_drop.Folder, "done", name), Path.Combine(_drop.Folder, name));
        }

        Assert.Equal(ExitCode.Done, (await Ran.HrFeedAsync(["once", .. Arguments])).Code);
        Assert.Equal(changes, (await _service.ChangesAsync()).Count);
    }

    /// <summary>A new council: no other program, and nothing held.</summary>
    [Fact]
    public async Task Once_TheFirstExtract_OfAnEmptyService_MakesTheCouncilThatItsMappingNames()
    {
        var empty = new RunningService([], Council.Clock);
        await empty.InitializeAsync();
        _drop.PutSample(ItrentFile);
        var ran = await Ran.HrFeedAsync(["once", _drop.Folder, "--service", empty.Address.ToString(), "--stable", "0", "--mapping", Drop.Sample("itrent.json")]);

        Assert.True(ran.Code == ExitCode.Done, ran.Output + ran.Error);
        Assert.Equal(["Council C1 Anytown in ", "Team T1 Assessment North in C1", "Team T2 Looked After Children in C1"], await UnitsAsync(empty));
        Assert.Equal(4, (await empty.WorkersAsync()).Count);
        await empty.DisposeAsync();
    }

    /// <summary>iTrent's file knows teams by id and name; that a service stands between them and the council it does not know.</summary>
    [Fact]
    public async Task Once_AnExtractOfTeams_LeavesThemInTheServiceThatTheyAreIn()
    {
        await _service.PushAsync(A.Unit("S1", "C1", unit => unit.Kind = V1.UnitKind.Service), A.Unit("T1", "S1"), A.Unit("T2", "S1"));
        _drop.PutSample(ItrentFile);
        var ran = await Ran.HrFeedAsync(["once", .. Arguments]);

        Assert.True(ran.Code == ExitCode.Done, ran.Output + ran.Error);
        Assert.Equal(
            ["Council C1 C1 in ", "Service S1 S1 in C1", "Team T1 Assessment North in S1", "Team T2 Looked After Children in S1"],
            await UnitsAsync(_service));
    }

    /// <summary>A file that does know moves T2, and is held up until somebody confirms it.</summary>
    [Fact]
    public async Task Once_AnExtractThatMovesATeam_IsReturnedUntilItIsConfirmed()
    {
        await _service.PushAsync(A.Unit("S1", "C1"), A.Unit("S2", "C1"), A.Unit("T1", "S1"), A.Unit("T2", "S1"));
        var mapping = Path.Combine(_drop.Folder, "mapping", "itrent.json");
        Directory.CreateDirectory(Path.GetDirectoryName(mapping)!);
        await File.WriteAllTextAsync(mapping, (await File.ReadAllTextAsync(Drop.Sample("itrent.json")))
            .Replace("\"unit_name\": \"Org Unit Name\"", "\"parent_unit_id\": \"Org Unit Name\"", StringComparison.Ordinal));
        var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Drop.Sample(ItrentFile)))
            .Replace("Assessment North", "S1", StringComparison.Ordinal).Replace("Looked After Children", "S2", StringComparison.Ordinal);
        string[] arguments = ["once", _drop.Folder, "--service", _service.Address.ToString(), "--stable", "0", "--mapping", mapping];

        _drop.Put(ItrentFile, System.Text.Encoding.Latin1.GetBytes(text));
        var refused = await Ran.HrFeedAsync(arguments);
        Assert.Equal(ExitCode.Refused, refused.Code);
        Assert.Contains("unit T2 was team in S1, and would be team in S2.", refused.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("unit T1", refused.Output, StringComparison.Ordinal);
        Assert.Equal([ItrentFile, $"{ItrentFile}.faults.csv"], _drop.Faulty);

        File.Move(Path.Combine(_drop.Folder, "faulty", ItrentFile), Path.Combine(_drop.Folder, ItrentFile));
        var confirmed = await Ran.HrFeedAsync([.. arguments, "--confirm", "UnitMoved"]);

        Assert.True(confirmed.Code == ExitCode.Done, confirmed.Output + confirmed.Error);
        Assert.Equal(["Team C1 C1 in ", "Team S1 S1 in C1", "Team S2 S2 in C1", "Team T1 T1 in S1", "Team T2 T2 in S2"], (await UnitsAsync(_service)).Select(unit => unit.Replace("Council", "Team", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Watch_TakesTheThreeSamplesAsTheyAreDropped_UntilItIsStopped()
    {
        using var stopping = new CancellationTokenSource();
        using var output = new WatchedWriter();
        var watching = FeedCommandLine.RunAsync(["watch", .. Arguments], output, output, stopping.Token);

        PutSamples();
        await output.UntilAsync("Applied, revision", times: 3);
        _drop.Put("changes.csv", "kind,worker_id\nworker,W-late\n");
        await output.UntilAsync("Applied" + new string(' ', 14) + "1");
        await stopping.CancelAsync();

        Assert.Equal(ExitCode.Stopped, await watching);
        Assert.Equal(10, (await _service.WorkersAsync()).Count);
        Assert.Contains(await _service.ChangesAsync(), change => change.Worker?.WorkerId == "W-late");
    }

    [Theory]
    [InlineData("once", "--dry-run")]
    [InlineData("once", "--offline")]
    [InlineData("watch", "--dry-run")]
    [InlineData("watch", "--offline")]
    public async Task Trial_ChangesAndMovesNothing_AndLooksAtEachFileOnce(string command, string trial)
    {
        using var stopping = new CancellationTokenSource();
        using var output = new WatchedWriter();
        _drop.PutSample(ItrentFile);
        _drop.Put("changes.csv", "kind,worker_id\nworker,W1\nworker,\n");
        var before = _service.Model.Current.Revision;
        var running = FeedCommandLine.RunAsync([command, .. Arguments, trial], output, output, stopping.Token);

        await output.UntilAsync("2 rows read, 1 of them at fault. Nothing was pushed.");

        if (command is "watch")
        {
            _drop.Put("more.csv", "kind,worker_id\nworker,W2\n");
            await output.UntilAsync("1 rows read, 0 of them at fault.");
            await stopping.CancelAsync();
        }

        Assert.Equal(command is "watch" ? ExitCode.Stopped : ExitCode.SomeRejected, await running);
        Assert.Equal(2, output.ToString().Split("5 rows of itrent as of 2026-11-27, 0 of them at fault.").Length);
        Assert.Equal(trial is "--dry-run", output.ToString().Contains("worker added", StringComparison.Ordinal));
        Assert.Equal(before, _service.Model.Current.Revision);
        Assert.Equal(command is "watch" ? 3 : 2, _drop.Waiting.Count);
        Assert.Empty(_drop.Faulty);
    }

    [Fact]
    public async Task FileThatSomebodyStillWrites_IsLeft_AndTakenByTheNextRun()
    {
        var path = _drop.Put(ItrentFile, Drop.Itrent(2));
        Ran ran;

        await using (new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None))
        {
            ran = await Ran.HrFeedAsync(["once", .. Arguments]);
        }

        Assert.Equal(ExitCode.StillBeingWritten, ran.Code);
        Assert.Contains($"{ItrentFile}: is still being written, and was left for the next run.", ran.Output, StringComparison.Ordinal);
        Assert.Equal([ItrentFile], _drop.Waiting);

        Assert.Equal(ExitCode.Done, (await Ran.HrFeedAsync(["once", .. Arguments])).Code);
        Assert.Equal(2, (await _service.WorkersAsync()).Count);
    }

    [Fact]
    public async Task FileThatGrows_IsLeft_UntilItHasGrownNoMore()
    {
        const int PartLength = 700;
        using var stopping = new CancellationTokenSource();
        using var output = new WatchedWriter();
        var path = Path.Combine(_drop.Folder, ItrentFile);
        var whole = Drop.Itrent(40);
        await AppendAsync(0);
        string[] arguments = [.. Arguments.Select((argument, place) => place > 0 && Arguments[place - 1] is "--stable" ? "5" : argument)];
        var watching = FeedCommandLine.RunAsync(["watch", .. arguments], output, output, stopping.Token);

        // Closed after each part, as a slow transfer may; each part comes before the file has stood for five seconds.
        for (var written = PartLength; written < whole.Length; written += PartLength)
        {
            await Task.Delay(200);
            await AppendAsync(written);
        }

        await output.UntilAsync("Applied, revision");
        await stopping.CancelAsync();
        await watching;

        Assert.Equal(40, (await _service.WorkersAsync()).Count);
        Assert.Empty(_drop.Faulty);

        async Task AppendAsync(int written)
        {
            await File.AppendAllTextAsync(path, whole[written..Math.Min(written + PartLength, whole.Length)]);
            File.SetLastWriteTimeUtc(path, new DateTime(2026, 11, 27, 20, 0, 0, DateTimeKind.Utc).AddSeconds(written));
        }
    }

    private static async Task<List<string>> UnitsAsync(RunningService service)
    {
        var page = await service.Staffing.ListOrganisationUnitsAsync(new() { UnitId = "C1", AsOfDate = A.Day(2026, 11, 27), PageSize = 1000 });
        return [.. page.Units.Select(unit => $"{unit.Kind} {unit.UnitId} {unit.Name} in {unit.ParentUnitId}").Order(StringComparer.Ordinal)];
    }

    private void PutSamples()
    {
        // The spreadsheet's teams are those that iTrent's extract brings.
        _drop.PutSample(ItrentFile);
        _drop.PutSample(OracleFile);
        _drop.PutSample(SpreadsheetFile);
    }
}
