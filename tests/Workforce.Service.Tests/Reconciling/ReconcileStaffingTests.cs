using Grpc.Core;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;
using static Workforce.Service.Tests.Reconciling.ReconcileCalls;
using Outcome = Workforce.V1.ReconcileSummary.Types.Outcome;

namespace Workforce.Service.Tests.Reconciling;

public sealed class ReconcileStaffingTests : IAsyncLifetime
{
    private static readonly DateOnly First = new(2026, 1, 10);

    private RunningService _service = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync("--Workforce:MaxExtractRows=5000");
        var first = await _service.ReconcileAsync(Header("first", First), Team(Enumerable.Range(1, 20)));
        Assert.Equal((Outcome.Applied, 1L), (first.Outcome, first.Summary?.Revision));
    }

    public Task DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task FirstExtract_IntoAnEmptyService_IsWhatItSays()
    {
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"e{i}").Order(StringComparer.Ordinal), await InPostAsync(First));
    }

    [Fact]
    public async Task Extract_WithoutTwoPeople_MakesThemLeaversOfItsDayForNoKnownReason()
    {
        var day = First.AddDays(1);
        var answer = await _service.ReconcileAsync(Header("second", day), WithoutPeople(1, 2));

        Assert.Equal((Outcome.Applied, "Leaver:2"), (answer.Outcome, answer.Counts));
        var left = (await WorkerAsync("w1")).Engagements.Single().Engagement;
        Assert.Equal(
            (ToProto(day), LeavingReason.NotKnown, LeavingDestination.NotKnown),
            (left.LastDate, left.LeavingReason, left.LeavingDestination));
    }

    [Fact]
    public async Task ReasonSaidLater_OfALeaver_HoldsAndKeepsTheDay()
    {
        var day = First.AddDays(1);
        await _service.ReconcileAsync(Header("second", day), WithoutPeople(1));
        var known = (await WorkerAsync("w1")).Engagements.Single().Engagement;
        known.LeavingReason = LeavingReason.Retired;
        await _service.PushAsync(MadeOn(day.AddDays(40), A.Change(change => change.Engagement = known)));

        var answer = await _service.ReconcileAsync(Header("third", day.AddDays(60)), WithoutPeople(1));

        Assert.Equal((Outcome.Applied, ""), (answer.Outcome, answer.Counts));
        var left = (await WorkerAsync("w1")).Engagements.Single().Engagement;
        Assert.Equal((ToProto(day), LeavingReason.Retired), (left.LastDate, left.LeavingReason));
    }

    [Fact]
    public async Task ValidateOnly_TellsWhatApplyingDoes_AndDoesNothing()
    {
        var day = First.AddDays(1);
        List<ExtractRow> rows =
        [
            .. WithoutPeople(1, 2, 3),
            Post("p21", "team"),
            Worker("w21"),
            Engagement("e21", "w21", "p21"),
            Engagement("e2", "w2", "p2", "0.6"),
            Engagement("e3", "w3", "p1"),
        ];

        var looked = await _service.ReconcileAsync(Header("second", day, header => header.ValidateOnly = true), rows);
        Assert.Equal((Outcome.Validated, 1L), (looked.Outcome, looked.Summary?.Revision));
        Assert.Equal(1, (await _service.Staffing.ListStaffingChangesAsync(new())).Revision);

        var applied = await _service.ReconcileAsync(Header("second", day), rows);
        var recorded = (await _service.Staffing.ListStaffingChangesAsync(new() { AfterRevision = 1, PageSize = 1000 })).Changes;

        // One leaver; a starter, with post and worker; one with other hours and one in another post. Counted by hand.
        Assert.Equal("PostAdded:1 WorkerAdded:1 Starter:1 Leaver:1 Moved:1 HoursChanged:1", looked.Counts);
        Assert.Equal((Outcome.Applied, 2L, looked.Counts), (applied.Outcome, applied.Summary?.Revision, applied.Counts));
        Assert.Equal(looked.Differences, applied.Differences);
        Assert.Equal(applied.Differences.Select(difference => difference.Change), recorded.Skip(1).Select(change => change.Change));
        Assert.All(recorded, change => Assert.Equal(2, change.Revision));
        Assert.Equal(("second", "extract/second/0"), (recorded[0].Change.AppliedExtract.ExtractId, recorded[0].Change.ChangeId));
    }

    [Fact]
    public async Task SameExtractAgain_InAnotherOrder_IsADuplicateOfItsFirstRevision()
    {
        var rows = WithoutPeople(1);
        await _service.ReconcileAsync(Header("second", First.AddDays(1)), rows);
        rows.Reverse();

        var again = await _service.ReconcileAsync(Header("second", First.AddDays(1)), rows, perMessage: 7);

        Assert.Equal((Outcome.Duplicate, 2L), (again.Outcome, again.Summary?.Revision));
    }

    [Fact]
    public async Task SameIdWithOtherContent_IsRefused()
    {
        var again = await _service.ReconcileAsync(Header("first", First), WithoutPeople(1));

        Assert.Equal(StatusCode.AlreadyExists, again.Error?.StatusCode);
        Assert.Equal(("EXTRACT_ID_REUSED", "1"), (again.ErrorInfo.Reason, again.ErrorInfo.Metadata["revision"]));
    }

    [Fact]
    public async Task OlderExtract_AfterANewerThatFoundNothing_ChangesNothing()
    {
        await _service.ReconcileAsync(Header("third", First.AddDays(2)), WithoutPeople());
        var late = await _service.ReconcileAsync(Header("second", First.AddDays(1)), WithoutPeople(1, 2));

        Assert.Equal((Outcome.Superseded, 2L), (late.Outcome, late.Summary?.Revision));
        Assert.Equal(20, (await InPostAsync(First.AddDays(2))).Count);
    }

    [Fact]
    public async Task FeedMadeAfterTheExtract_Holds()
    {
        var day = First.AddDays(1);
        var terms = A.Change(change => change.EngagementTerms = new()
        {
            EngagementId = "e1",
            FirstDate = ToProto(First),
            Placement = new() { PostId = "p1" },
            Fte = A.Number("0.5"),
        });
        await _service.PushAsync(MadeOn(day.AddDays(60), terms));

        // The extract says nothing of e2 and its old hours of e1.
        var answer = await _service.ReconcileAsync(Header("second", day), WithoutPeople(2));

        Assert.Equal("Leaver:1", answer.Counts);
        Assert.Equal((ExtractDoubt.Types.Kind.ChangedLater, "e1"), (answer.Doubts.Single().Kind, answer.Doubts.Single().About.EngagementId));
        Assert.Equal("0.5", (await WorkerAsync("w1")).Engagements.Single().Terms.Single().Fte.Value);
    }

    [Fact]
    public async Task WhatAnotherSourceSays_IsNotEnded()
    {
        var cover = A.Engagement("agency", "w1", "p1", with: spell => spell.Footing = Footing.AgencyCover);
        cover.Source = "agency-portal";
        await _service.PushAsync(cover);

        var answer = await _service.ReconcileAsync(Header("second", First.AddDays(1)), WithoutPeople());

        Assert.Equal(("", 20), (answer.Counts, answer.Summary?.EngagementsHeld));
        Assert.Equal(ExtractDoubt.Types.Kind.OtherSource, answer.Doubts.Single().Kind);
    }

    [Fact]
    public async Task TooManyLeavers_AreRefusedUntilConfirmed()
    {
        // 4 of 20 are 20 %, and more than three.
        var rows = WithoutPeople(1, 2, 3, 4);
        var refused = await _service.ReconcileAsync(Header("second", First.AddDays(1)), rows);

        Assert.Equal(StatusCode.FailedPrecondition, refused.Error?.StatusCode);
        Assert.Equal(
            ("EXTRACT_EXCEEDS", "ENGAGEMENTS_ENDED", "4", "20", "10"),
            (refused.ErrorInfo.Reason, refused.ErrorInfo.Metadata["excesses"], refused.ErrorInfo.Metadata["ended"],
                refused.ErrorInfo.Metadata["held"], refused.ErrorInfo.Metadata["max_percent"]));
        Assert.Equal(20, (await InPostAsync(First.AddDays(1))).Count);

        var confirmed = await _service.ReconcileAsync(
            Header("second", First.AddDays(1), header => header.Confirmed.Add(ExtractExcess.EngagementsEnded)), rows);
        Assert.Equal((Outcome.Applied, "Leaver:4"), (confirmed.Outcome, confirmed.Counts));
    }

    [Fact]
    public async Task WholeTeamGone_IsRefusedThoughOfASmallShare()
    {
        List<ExtractRow> pair =
        [
            Unit("pair", "council"), Worker("a"), Worker("b"), Post("pa", "pair"), Post("pb", "pair"), Engagement("ea", "a", "pa"), Engagement("eb", "b", "pb"),
        ];
        await _service.ReconcileAsync(Header("second", First.AddDays(1)), WithoutPeople().Concat(pair));

        var refused = await _service.ReconcileAsync(Header("third", First.AddDays(2)), WithoutPeople().Concat(pair.Take(5)));

        Assert.Equal(("TEAM_REMOVED", "pair"), (refused.ErrorInfo.Metadata["excesses"], refused.ErrorInfo.Metadata["unit_id"]));
    }

    [Fact]
    public async Task RowsAtFault_AreListedAndNothingIsApplied()
    {
        List<ExtractRow> rows =
        [
            .. WithoutPeople(1, 2),
            Engagement("e1", "w1", "p1", "0"),
            Engagement("e2", "nobody", "p2"),
            Engagement("e3", "w3", "p3"),
            new(),
        ];
        var answer = await _service.ReconcileAsync(Header("second", First.AddDays(1)), rows);

        // e3 is there twice; e1 has no FTE; nobody knows the worker of e2; and one row says nothing.
        Assert.Equal(StatusCode.InvalidArgument, answer.Error?.StatusCode);
        Assert.Equal(("EXTRACT_AT_FAULT", "4"), (answer.ErrorInfo.Reason, answer.ErrorInfo.Metadata["fault_count"]));
        Assert.Equal(
            [(61, "engagement.fte"), (62, "engagement.worker_id"), (63, "engagement.engagement_id"), (64, "row")],
            answer.Faults.Select(fault => (fault.Row, fault.Field)));
        Assert.Equal(1, (await _service.Staffing.ListStaffingChangesAsync(new())).Revision);
    }

    /// <summary>1,200 rows that say nothing after the one that is there a second time: the first thousand in the order of the rows are told, and how many there are.</summary>
    [Fact]
    public async Task MoreRowsAtFaultThanAreTold_TellsTheFirstAndTheirNumber()
    {
        List<ExtractRow> rows = [.. Team(1), Engagement("e1", "w1", "p1"), .. Enumerable.Range(0, 1_200).Select(_ => new ExtractRow())];
        var answer = await _service.ReconcileAsync(Header("second", First.AddDays(1)), rows);

        Assert.Equal("1201", answer.ErrorInfo.Metadata["fault_count"]);
        Assert.Equal(Enumerable.Range(6, 1_000), answer.Faults.Select(fault => fault.Row));
        Assert.Equal("engagement.engagement_id", answer.Faults[0].Field);
    }

    [Fact]
    public async Task LeaveFaultyRows_AppliesTheOthersAndEndsNothingTheyAreAbout()
    {
        List<ExtractRow> rows = [.. WithoutPeople(1, 2), Engagement("e1", "w1", "p1", "0")];
        var answer = await _service.ReconcileAsync(Header("second", First.AddDays(1), header => header.LeaveFaultyRows = true), rows);

        Assert.Equal((Outcome.Applied, "Leaver:1", 1), (answer.Outcome, answer.Counts, answer.Summary?.FaultCount));
        Assert.Equal((ExtractDoubt.Types.Kind.RowAtFault, "e1"), (answer.Doubts.Single().Kind, answer.Doubts.Single().About.EngagementId));
    }

    [Fact]
    public async Task HeaderAtFault_NamesEveryField()
    {
        var header = new ExtractHeader { Source = "workforce/x", ExtractId = new('x', 49), AsOfDate = A.Day(2099, 1, 1), RowCount = -1 };
        var answer = await _service.ReconcileAsync(header, []);

        Assert.Equal(
            ["source", "extract_id", "as_of_date", "row_count", "unit_id", "made_time", "covers"],
            Details.Of(answer.Error!).Fields());
    }

    [Fact]
    public async Task StreamsThatMakeNoSense_AreRefused()
    {
        Assert.Equal(["row_count"], Details.Of((await _service.ReconcileAsync(Header("x", First, header => header.RowCount = 3), [])).Error!).Fields());
        Assert.Equal("UNIT_NOT_FOUND", (await _service.ReconcileAsync(Header("x", First, header => header.UnitId = "elsewhere"), [])).ErrorInfo.Reason);
        Assert.Equal(
            "EXTRACT_TOO_LARGE",
            (await _service.ReconcileAsync(Header("x", First), Enumerable.Range(0, 5001).Select(i => Worker($"x{i}")))).ErrorInfo.Reason);

        using var call = _service.Staffing.ReconcileStaffing();
        await call.RequestStream.CompleteAsync();
        var empty = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(default));
        Assert.Equal(["header"], Details.Of(empty).Fields());
    }

    [Fact]
    public async Task PushedAppliedExtract_IsRejected()
    {
        var acknowledgement = (await _service.PushAsync(A.Change(change => change.AppliedExtract = new() { ExtractId = "x" }))).Single();

        Assert.Equal(["applied_extract"], acknowledgement.Error.Fields());
    }

    /// <summary>The team of the first extract, its posts and workers whole, without some of its engagements.</summary>
    private static List<ExtractRow> WithoutPeople(params int[] gone)
    {
        var rows = Team(Enumerable.Range(1, 20));
        rows.RemoveAll(row => row.Engagement is { } engagement && gone.Contains(int.Parse(engagement.EngagementId[1..])));
        return rows;
    }

    private static StaffingChange MadeOn(DateOnly day, StaffingChange change)
    {
        change.MadeTime = Header("x", day).MadeTime;
        return change;
    }

    private async Task<WorkerRecord> WorkerAsync(string workerId) => await _service.Staffing.GetWorkerAsync(new() { WorkerId = workerId });

    private async Task<List<string>> InPostAsync(DateOnly day)
    {
        var page = await _service.Staffing.ListWorkersAsync(new() { UnitId = "council", AsOfDate = ToProto(day), PageSize = 1000 });
        return [.. page.Workers.Select(worker => worker.EngagementId).Order(StringComparer.Ordinal)];
    }
}
