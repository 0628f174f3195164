using Google.Protobuf;
using Grpc.Core;
using Workforce.Service.Access.Authentication;
using Workforce.Service.Settings;
using Workforce.Service.Tests.Caseloads;
using Workforce.Service.Tests.Hosting;
using Workforce.Service.Tests.Reconciling;
using Workforce.V1;
using static Workforce.Service.Tests.Reconciling.ReconcileCalls;
using Outcome = Workforce.V1.ReconcileSummary.Types.Outcome;
using PushOutcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;

namespace Workforce.Service.Tests.Access;

/// <summary>What the feed of one council can do to itself and to another on the same ledger: each has a team, a post, and somebody in it.</summary>
public class ExtractAccessTests(GuardedService service) : IClassFixture<GuardedService>
{
    private static readonly DateOnly Day = new(2026, 1, 10);

    private StaffingService.StaffingServiceClient With(params string[] grants) => new(service.By(service.Tokens.Granting(grants)));

    private StaffingService.StaffingServiceClient In(string group) => new(service.By(service.Tokens.Make(groups: [group])));

    [Fact]
    public async Task Extract_OfItsOwnCouncil_IsApplied()
    {
        var (ours, theirs) = (await CouncilAsync("a"), await CouncilAsync("b"));
        var answer = await With($"staffing.write@{ours}").ReconcileAsync(HeaderOf(ours), [.. Whole(ours), Post($"{ours}-new", $"{ours}-team")]);

        Assert.Equal((Outcome.Applied, "PostAdded:1"), (answer.Outcome, answer.Counts));
        Assert.Equal($"{theirs}-worker", (await WorkersAsync(theirs)).Single());
    }

    [Fact]
    public async Task Extract_OfTheOtherCouncil_AndOfNone_AreRefusedAlike()
    {
        var (ours, theirs) = (await CouncilAsync("a"), await CouncilAsync("b"));
        var refusals = new List<RpcException>();

        foreach (var unitId in new[] { theirs, $"{theirs}-team", "no-such-unit", " bad id ", "" })
        {
            refusals.Add((await With($"staffing.write@{ours}", $"staffing.read@{theirs}").ReconcileAsync(HeaderOf(unitId), [])).Error!);
        }

        Assert.All(refusals, refusal => Assert.Equal(StatusCode.PermissionDenied, refusal.StatusCode));
        Assert.Single(refusals.Select(refusal => (refusal.Status.Detail, Details.Of(refusal))).Distinct());
    }

    /// <summary>An id that the other council uses is not to be had, and nothing else is told of it than of one that nobody uses.</summary>
    [Fact]
    public async Task Rows_ThatNameWhatTheOtherCouncilHas_AreFaults_TellNothing_AndChangeNothing()
    {
        var (ours, theirs) = (await CouncilAsync("a"), await CouncilAsync("b"));
        var feed = With($"staffing.write@{ours}");
        List<ExtractRow> own = Whole(ours);
        List<ExtractRow> rows =
        [
            .. own,
            Unit($"{theirs}-team", ours),
            Post($"{theirs}-post", $"{ours}-team"),
            new() { Worker = new() { WorkerId = $"{theirs}-worker", Name = "Taken" } },
            Engagement($"{theirs}-engagement", $"{ours}-worker", $"{ours}-post"),
            Post($"{ours}-p2", $"{theirs}-team"),
            Post($"{ours}-p3", "no-such-unit"),
            Engagement($"{ours}-e2", $"{ours}-worker", $"{theirs}-post"),
            Engagement($"{ours}-e3", $"{ours}-worker", "no-such-post"),
            Engagement($"{ours}-e4", $"{theirs}-worker", $"{ours}-post"),
            Engagement($"{ours}-e5", "nobody", $"{ours}-post"),
        ];
        var before = await SaidOfAsync(theirs);

        var refused = await feed.ReconcileAsync(HeaderOf(ours), rows);
        Assert.Equal("EXTRACT_AT_FAULT", refused.ErrorInfo.Reason);
        // Counted by hand: the own rows are 1 to 5.
        Assert.Equal(
            [
                "6 unit.unit_id", "7 post.post_id", "8 worker.worker_id", "9 engagement.engagement_id", "10 post.unit_id", "11 post.unit_id",
                "12 engagement.placement.post_id", "13 engagement.placement.post_id", "14 engagement.worker_id", "15 engagement.worker_id",
            ],
            refused.Faults.Select(fault => $"{fault.Row} {fault.Field}"));
        Assert.Equal(refused.Faults[4].Description, refused.Faults[5].Description);
        Assert.Equal(refused.Faults[6].Description, refused.Faults[7].Description);
        Assert.Equal(refused.Faults[8].Description, refused.Faults[9].Description);
        Assert.Single(refused.Faults.Take(4).Select(fault => fault.Description).Distinct());

        // Nor if the rest is to be applied all the same; without posts covered, a post that is known would do.
        foreach (var covers in new[] { ExtractContent.Posts, ExtractContent.Engagements })
        {
            var applied = await feed.ReconcileAsync(
                HeaderOf(ours, header => { header.LeaveFaultyRows = true; header.Covers.Clear(); header.Covers.Add(covers); }), rows);
            Assert.Equal((Outcome.Applied, 10, 0), (applied.Outcome, applied.Summary?.FaultCount, applied.Differences.Count));
            Assert.DoesNotContain(applied.Doubts, doubt => doubt.About.ToString().Contains(theirs, StringComparison.Ordinal));
        }

        Assert.Equal(before, await SaidOfAsync(theirs));
    }

    /// <summary>A team that has since gone to the other council, with its post and its people, is theirs, whatever our extract of a day before says of that day.</summary>
    [Fact]
    public async Task WhatHasMovedToTheOtherCouncilSince_IsNeitherEndedNorChanged()
    {
        var (ours, theirs) = (await CouncilAsync("a"), await CouncilAsync("b"));
        await GuardedService.PushAsync(
            service.Administrator,
            A.Unit($"{theirs}-moved", ours),
            A.Post($"{theirs}-moved-post", $"{theirs}-moved"),
            A.Unit($"{theirs}-moved", theirs, unit => unit.FirstDate = A.Day(2026, 3, 1)));
        var before = await SaidOfAsync(theirs);

        var absent = await With($"staffing.write@{ours}").ReconcileAsync(HeaderOf(ours), Whole(ours));
        Assert.Equal((Outcome.Applied, ""), (absent.Outcome, absent.Counts));

        var named = await With($"staffing.write@{ours}").ReconcileAsync(HeaderOf(ours), [.. Whole(ours), Unit($"{theirs}-moved", ours), Post($"{ours}-p2", $"{theirs}-moved")]);
        Assert.Equal(["unit.unit_id", "post.unit_id"], named.Faults.Select(fault => fault.Field));
        Assert.Equal(before, await SaidOfAsync(theirs));

        // Who has both may.
        var both = await With($"staffing.write@{ours}", $"staffing.write@{theirs}").ReconcileAsync(HeaderOf(ours), Whole(ours));
        Assert.Equal((Outcome.Applied, ""), (both.Outcome, both.Counts));
    }

    /// <summary>So that a council can begin with its first extract, and with no more of a right than its own.</summary>
    [Fact]
    public async Task CouncilThatIsNotKnown_IsMadeByWhoWasGrantedIt_AndByNobodyElse()
    {
        var (ours, theirs) = (A.Id("new"), await CouncilAsync("b"));
        var header = HeaderOf(ours, header => header.NewUnit = new() { UnitId = ours, Kind = UnitKind.Council, Name = "Newtown" });
        var below = HeaderOf(ours, header => header.NewUnit = new() { UnitId = ours, Kind = UnitKind.Service, Name = "Newtown", ParentUnitId = theirs });
        List<ExtractRow> rows = [NamedUnit($"{ours}-team"), Post($"{ours}-post", $"{ours}-team")];
        List<ExtractRow> rowsBelow = [new() { Unit = new() { UnitId = ours, Kind = UnitKind.Service, Name = "Newtown", ParentUnitId = theirs } }];

        Assert.Equal(StatusCode.PermissionDenied, (await With($"staffing.write@{theirs}").ReconcileAsync(header, rows)).Error?.StatusCode);
        Assert.Equal(StatusCode.PermissionDenied, (await With($"measures.read@{ours}").ReconcileAsync(header, rows)).Error?.StatusCode);
        Assert.Equal(StatusCode.PermissionDenied, (await With($"staffing.write@{ours}").ReconcileAsync(below, rows)).Error?.StatusCode);
        Assert.Equal(["unit.parent_unit_id"], (await With($"staffing.write@{ours}").ReconcileAsync(HeaderOf(ours), rowsBelow)).Faults.Select(fault => fault.Field));

        var made = await With($"staffing.write@{ours}").ReconcileAsync(header, rows);
        Assert.Equal((Outcome.Applied, "UnitAdded:2 PostAdded:1"), (made.Outcome, made.Counts));
    }

    [Fact]
    public async Task Source_ThatAGrantDoesNotName_IsRefusedToExtractsAndPushes()
    {
        var refused = await In("feed-of-a").ReconcileAsync(HeaderOf("s1"), []);
        Assert.Equal(
            (StatusCode.PermissionDenied, "PERMISSION_DENIED", "source"),
            (refused.Error?.StatusCode, refused.ErrorInfo.Reason, refused.ErrorInfo.Metadata["field"]));
        // As its own source it may; what is wrong then is that the posts of t1 and t2 belong to another source, or nothing.
        Assert.Equal(Outcome.Validated, (await In("feed-of-a").ReconcileAsync(HeaderOf("s1", header => { header.Source = "itrent"; header.ValidateOnly = true; }), [])).Outcome);

        foreach (var (group, unitId) in new[] { ("feed-of-a", "t1"), ("feed-of-all", "t3") })
        {
            var (other, own) = (A.Post(A.Id("post"), unitId), A.Post(A.Id("post"), unitId));
            own.Source = "itrent";
            var acknowledged = await GuardedService.PushAsync(service.By(service.Tokens.Make(groups: [group])), other, own);

            Assert.Equal([PushOutcome.Rejected, PushOutcome.Applied], acknowledged.Select(each => each.Outcome));
            Assert.Equal(
                ("PERMISSION_DENIED", "staffing.write", "source"),
                (acknowledged[0].Error.Info().Reason, acknowledged[0].Error.Info().Metadata["requires"], acknowledged[0].Error.Info().Metadata["field"]));
        }
    }

    [Fact]
    public async Task Source_OfACaseSystem_IsBoundLikewise()
    {
        using var call = new CaseloadService.CaseloadServiceClient(service.By(service.Tokens.Make(groups: ["feed-of-a"]))).ReportCaseloads();

        Assert.Equal([PushOutcome.Rejected, PushOutcome.Applied], await ReportAsync(call, Case.Report("w1", 3, source: "other"), Case.Report("w1", 3, source: "itrent")));
    }

    [Fact]
    public void Sources_ThatAreNone_OrOfRightsThatSendNothing_AreFaultsOfTheSettings()
    {
        var misspelt = new GrantSettings { Rights = { "staffing.write" }, Units = { "*" }, Sources = { "" } };
        var idle = new GrantSettings { Rights = { "staffing.read" }, Units = { "*" }, Sources = { "itrent" } };

        Assert.StartsWith("Path:Grants:0:Sources: '' ", Grants.FaultsOf("Path", [misspelt]).Single(), StringComparison.Ordinal);
        Assert.StartsWith("Path:Grants:0:Sources are of who sends", Grants.FaultsOf("Path", [idle]).Single(), StringComparison.Ordinal);
    }

    /// <summary>A completed snapshot says of all whom its system has reported, and of all in its units, that they have no cases.</summary>
    [Fact]
    public async Task Snapshot_OfOneCouncil_IsCompletedByIt_UnlessItSaysAnythingOfTheOther()
    {
        var (ours, theirs) = (await CouncilAsync("a"), await CouncilAsync("b"));
        var (own, shared) = (A.Id("system"), A.Id("system"));
        using var theirCall = new CaseloadService.CaseloadServiceClient(service.By(service.Tokens.Granting($"caseload.write@{theirs}"))).ReportCaseloads();
        Assert.Equal([PushOutcome.Applied], await ReportAsync(theirCall, Case.Report($"{theirs}-worker", 9, source: shared)));

        using var call = new CaseloadService.CaseloadServiceClient(service.By(service.Tokens.Granting($"caseload.write@{ours}"))).ReportCaseloads();
        var outcomes = await ReportAsync(
            call,
            Case.Completed(own, 0, with: completed => completed.CoveredUnitIds.Add(ours)),
            Case.Completed(own, 0, with: completed => completed.CoveredUnitIds.Add([ours, theirs])),
            Case.Completed(own, 0, with: completed => completed.CoveredUnitIds.Add("no-such-unit")),
            Case.Completed(own, 0),
            Case.Completed(shared, 0, with: completed => completed.CoveredUnitIds.Add(ours)));

        Assert.Equal([PushOutcome.Applied, PushOutcome.Rejected, PushOutcome.Rejected, PushOutcome.Rejected, PushOutcome.Rejected], outcomes);
    }

    private static async Task<List<PushOutcome>> ReportAsync(AsyncDuplexStreamingCall<ReportCaseloadsRequest, ReportCaseloadsResponse> call, params CaseloadChange[] changes)
    {
        await call.RequestStream.WriteAsync(new() { Changes = { changes } });
        await call.RequestStream.CompleteAsync();
        var outcomes = new List<PushOutcome>();

        await foreach (var response in call.ResponseStream.ReadAllAsync())
        {
            outcomes.AddRange(response.Acknowledgements.Select(each => each.Outcome));
        }

        return outcomes;
    }

    private static ExtractHeader HeaderOf(string unitId, Action<ExtractHeader>? with = null) => Header(A.Id("extract"), Day, header =>
    {
        header.UnitId = unitId;
        header.Covers.Remove(ExtractContent.Units);
        with?.Invoke(header);
    });

    /// <summary>All that is held of a council: its unit, team, post, worker and engagement.</summary>
    private static List<ExtractRow> Whole(string council) =>
    [
        NamedUnit(council), NamedUnit($"{council}-team"), Post($"{council}-post", $"{council}-team"), Worker($"{council}-worker"),
        Engagement($"{council}-engagement", $"{council}-worker", $"{council}-post"),
    ];

    private async Task<string> CouncilAsync(string name)
    {
        var council = A.Id(name);
        await GuardedService.PushAsync(
            service.Administrator,
            A.Unit(council),
            A.Unit($"{council}-team", council),
            A.Post($"{council}-post", $"{council}-team"),
            A.Worker($"{council}-worker", "Name Marked"),
            A.Engagement($"{council}-engagement", $"{council}-worker", $"{council}-post"));
        return council;
    }

    private async Task<List<string>> WorkersAsync(string unitId) =>
        [.. (await new StaffingService.StaffingServiceClient(service.Administrator).ListWorkersAsync(new() { UnitId = unitId })).Workers.Select(each => each.WorkerId)];

    /// <summary>All that is recorded of what has the council's id in its own, as the ledger has it.</summary>
    private async Task<List<string>> SaidOfAsync(string council)
    {
        var page = await new StaffingService.StaffingServiceClient(service.Administrator).ListStaffingChangesAsync(new() { PageSize = 1000 });
        Assert.Empty(page.NextPageToken);
        return [.. page.Changes.Select(each => JsonFormatter.Default.Format(each)).Where(each => each.Contains($"\"{council}", StringComparison.Ordinal))];
    }
}
