using Grpc.Core;
using Workforce.CommandLine;
using Workforce.Feeds.Drops;
using Workforce.Feeds.Showing;
using Workforce.HrFeed.CommandLine;
using Workforce.HrFeed.Extracts;
using Workforce.HrFeed.Tests.Fakes;
using Workforce.V1;

namespace Workforce.HrFeed.Tests.Extracts;

public sealed class FolderRunTests : IDisposable
{
    private const string Header = "Unit,Post,Role,Worker,Contract,Type,Start,End,FTE\n";
    private const string Row = "T1,P1,SW,W1,E1,Perm,01/04/2020,,1\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("hr-drop-").FullName;
    private readonly FakeStaffing _staffing = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Extract_ThatLands_MovesToDone_AndSaysTheSameWhenDroppedAgain()
    {
        Drop("staff-2026-11-27.csv", Header + Row);
        var (code, _) = await RunAsync();
        File.Copy(Path.Combine(_folder, "done", "staff-2026-11-27.csv"), Path.Combine(_folder, "staff-2026-11-27.csv"));
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "staff-2026-11-27.csv"), File.GetLastWriteTimeUtc(Path.Combine(_folder, "done", "staff-2026-11-27.csv")));
        await RunAsync();

        Assert.Equal(ExitCode.Done, code);
        Assert.Equal(2, _staffing.Extracts.Count);
        Assert.Equal(_staffing.Extracts[0].Header, _staffing.Extracts[1].Header);
        Assert.Equal(("C1", 3, 3), (_staffing.Extracts[0].Header.UnitId, _staffing.Extracts[0].Header.RowCount, _staffing.Extracts[0].Rows.Count));
        Assert.Equal(["staff-2026-11-27 (2).csv", "staff-2026-11-27.csv"], Names("done"));
    }

    /// <summary>An old file copied back without its time would look as if it were made today.</summary>
    [Fact]
    public async Task Files_WithATimeGiven_WereMadeThen()
    {
        var made = new DateTimeOffset(2026, 11, 27, 18, 0, 0, TimeSpan.Zero);
        Drop("staff-2026-11-27.csv", Header + Row);
        Drop("changes.csv", "kind,worker_id\nworker,W1\n");
        await RunAsync(arguments => arguments with { Rows = new() { MadeTime = made }, GiveUpAfter = TimeSpan.FromSeconds(5) });

        Assert.Equal(made, Assert.Single(_staffing.Extracts).Header.MadeTime.ToDateTimeOffset());
        Assert.Equal(made, Assert.Single(_staffing.Kept).MadeTime.ToDateTimeOffset());
    }

    [Fact]
    public async Task Extract_WithOneRowAtFault_SendsNothing_AndKeepsEveryRawCellOfIt()
    {
        Drop("staff-2026-11-27.csv", Header + Row + "T1,P2,SW,=W2,E2,Perm,2020-04-01,,1\n");
        var (code, text) = await RunAsync();

        Assert.Equal(ExitCode.SomeRejected, code);
        Assert.Empty(_staffing.Extracts);
        Assert.Contains("line 3, Start:", text, StringComparison.Ordinal);
        var faults = await File.ReadAllTextAsync(Path.Combine(_folder, "faulty", "staff-2026-11-27.csv.faults.csv"));
        Assert.Contains("\"3\",\"Start\",", faults, StringComparison.Ordinal);
        Assert.Contains("\"'=W2\",\"E2\",\"Perm\",\"2020-04-01\"", faults, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RowsThatTheServiceFaults_AreNamedByLineAndColumn()
    {
        _staffing.Reconcile = (_, _) =>
        [
            new() { Faults = { new ExtractFault { Row = 3, Field = "engagement.placement.post_id", Description = "is not there." } } },
        ];
        _staffing.ReconcileError = new RpcException(new Status(StatusCode.InvalidArgument, "Rows are at fault."));
        Drop("staff-2026-11-27.csv", Header + Row);
        var (code, text) = await RunAsync();

        Assert.Equal(ExitCode.SomeRejected, code);
        Assert.Contains("line 2, Post: is not there.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThousandRowsThatTheServiceFaults_AreEachNamedByTheirOwnLine()
    {
        // Two share each post and say the same of it, so that a pair of lines makes five statements: post, worker, engagement; worker, engagement.
        const int Pairs = 1000;
        var rows = Enumerable.Range(0, Pairs).Select(pair =>
            $"T1,P{pair},SW,Wa{pair},Ea{pair},Perm,01/04/2020,,0.5\nT1,P{pair},SW,Wb{pair},Eb{pair},Perm,01/04/2020,,0.5\n");
        _staffing.Reconcile = (_, sent) => [.. Enumerable.Range(0, Pairs).Chunk(500).Select(part => new ReconcileStaffingResponse
        {
            Faults = { part.Select(pair => new ExtractFault { Row = (5 * pair) + 5, Field = "engagement.fte", Description = $"of {sent[(5 * pair) + 4].Engagement.EngagementId}." }) },
        })];
        _staffing.ReconcileError = new RpcException(new Status(StatusCode.InvalidArgument, "Rows are at fault."));
        Drop("staff-2026-11-27.csv", Header + string.Concat(rows));
        var (code, text) = await RunAsync();

        Assert.Equal(ExitCode.SomeRejected, code);
        Assert.Contains("980 more rows are at fault.", text, StringComparison.Ordinal);

        // The second of pair 0 is in line 3, that of pair 1 in line 5.
        var faults = await File.ReadAllLinesAsync(Path.Combine(_folder, "faulty", "staff-2026-11-27.csv.faults.csv"));
        Assert.Equal(
            Enumerable.Range(0, Pairs).Select(pair => $"\"{(2 * pair) + 3}\",\"FTE\",\"of Eb{pair}.\",\"T1\",\"P{pair}\",\"SW\",\"Wb{pair}\",\"Eb{pair}\",\"Perm\",\"01/04/2020\",\"\",\"0.5\""),
            faults[1..]);
    }

    [Fact]
    public async Task ServiceAway_FilesStayInOrder()
    {
        _staffing.ReconcileError = new RpcException(new Status(StatusCode.Unavailable, "Away."));
        Drop("staff-2026-11-27.csv", Header + Row);
        Drop("staff-2026-11-28.csv", Header + Row);
        var away = await Assert.ThrowsAsync<RpcException>(() => RunAsync());
        Assert.Equal((StatusCode.Unavailable, 1), (away.StatusCode, _staffing.Extracts.Count));

        _staffing.ReconcileError = null;
        var (code, _) = await RunAsync();

        Assert.Equal(ExitCode.Done, code);
        Assert.Equal([27, 27, 28], _staffing.Extracts.Select(extract => extract.Header.AsOfDate.Day));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task RefusedExtract_MovesToFaulty_WithWhy()
    {
        _staffing.ReconcileError = new RpcException(new Status(StatusCode.FailedPrecondition, "Takes away too much."));
        Drop("staff-2026-11-27.csv", Header + Row);
        var (code, _) = await RunAsync();

        Assert.Equal(ExitCode.Refused, code);
        Assert.Equal(["staff-2026-11-27.csv", "staff-2026-11-27.csv.faults.csv"], Names("faulty"));
    }

    [Theory]
    [InlineData(StatusCode.Unauthenticated)]
    [InlineData(StatusCode.PermissionDenied)]
    [InlineData(StatusCode.ResourceExhausted)]
    [InlineData(StatusCode.Internal)]
    public async Task RefusalOfWhoAsks_OrTroubleAtTheService_LeavesTheFilesWhereTheyAre(StatusCode code)
    {
        _staffing.ReconcileError = new RpcException(new Status(code, "No."));
        Drop("staff-2026-11-27.csv", Header + Row);
        Drop("staff-2026-11-28.csv", Header + Row);

        Assert.Equal(code, (await Assert.ThrowsAsync<RpcException>(() => RunAsync())).StatusCode);
        Assert.Equal((2, 1), (Directory.GetFiles(_folder).Length, _staffing.Extracts.Count));
    }

    [Fact]
    public async Task ServiceAwayForAMoment_IsAskedAgain()
    {
        _staffing.ReconcileError = new RpcException(new Status(StatusCode.Unavailable, "Away."));
        _staffing.Extracted = () => _staffing.ReconcileError = _staffing.Extracts.Count < 2 ? _staffing.ReconcileError : null;
        Drop("staff-2026-11-27.csv", Header + Row);
        var (code, text) = await RunAsync(arguments => arguments with { GiveUpAfter = TimeSpan.FromMinutes(5) });

        Assert.Equal((ExitCode.Done, 2), (code, _staffing.Extracts.Count));
        Assert.Equal(2, text.Split("does not answer; trying again for 300 s.").Length);
    }

    [Fact]
    public async Task DryRunAndOffline_MoveNothing()
    {
        Drop("staff-2026-11-27.csv", Header + Row);
        await RunAsync(arguments => arguments with { DryRun = true });
        await RunAsync(arguments => arguments with { Offline = true });

        Assert.Equal([true], _staffing.Extracts.Select(extract => extract.Header.ValidateOnly));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void FileStillBeingWritten_IsNotLookedAt()
    {
        var folder = new DropFolder(_folder, ".CSV");
        Drop("a.csv", "x");
        folder.Look();
        Drop("a.csv", "xy");

        Assert.Empty(folder.Look());
        Assert.Single(folder.Look());

        Drop("b.csv", "x");
        Drop("b.csv.done", "");
        Assert.Equal(2, folder.Look().Count);
    }

    private void Drop(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path).AddMinutes(-1).AddSeconds(Directory.GetFiles(_folder).Length));
    }

    private IEnumerable<string?> Names(string folder) =>
        Directory.GetFiles(Path.Combine(_folder, folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private async Task<(int Code, string Text)> RunAsync(Func<FolderArguments, FolderArguments>? with = null)
    {
        await using var service = await FakeService.StartAsync(_staffing);
        var arguments = new FolderArguments
        {
            Folder = _folder,
            Address = service.Address,
            Access = new(),
            GiveUpAfter = TimeSpan.Zero,
            Mappings = [ExtractSheetTests.Mapping()],
            StableFor = TimeSpan.Zero,
        };
        using var output = new StringWriter();
        var code = await ExtractTaking.Run(with is null ? arguments : with(arguments), new LogScreen(output), output).OnceAsync(default);

        return (code, output.ToString());
    }
}
