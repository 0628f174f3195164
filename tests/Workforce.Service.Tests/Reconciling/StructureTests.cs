using Grpc.Core;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;
using static Workforce.Service.Tests.Reconciling.ReconcileCalls;
using Outcome = Workforce.V1.ReconcileSummary.Types.Outcome;

namespace Workforce.Service.Tests.Reconciling;

/// <summary>What an extract that knows no structure does to an organisation that has one: council, service (with a post of its own), two teams.</summary>
public sealed class StructureTests : IAsyncLifetime
{
    private static readonly DateOnly First = new(2026, 1, 10);
    private static readonly DateOnly Second = First.AddDays(1);

    private RunningService _service = null!;

    /// <summary>All that such a system has: its units by id and name, and who is in which post.</summary>
    private static List<ExtractRow> Flat =>
    [
        NamedUnit("service"), NamedUnit("north"), NamedUnit("south"),
        Post("p1", "service"), Post("p2", "north"), Post("p3", "south"),
        Worker("w1"), Worker("w2"), Worker("w3"),
        Engagement("e1", "w1", "p1"), Engagement("e2", "w2", "p2"), Engagement("e3", "w3", "p3"),
    ];

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync();
        await _service.PushAsync(
            A.Unit("council"),
            A.Unit("service", "council", unit => unit.Kind = UnitKind.Service),
            A.Unit("north", "service"),
            A.Unit("south", "service"));
    }

    public Task DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task UnitsByIdAndName_LeaveTheOrganisationAsItIs()
    {
        var before = await UnitsAsync(First);
        var answer = await _service.ReconcileAsync(Header("first", First, OfPostsAndPeople), Flat);

        Assert.Equal((Outcome.Applied, "PostAdded:3 WorkerAdded:3 Starter:3"), (answer.Outcome, answer.Counts));
        Assert.Equal(["Council council", "Service service in council", "Team north in service", "Team south in service"], before);
        Assert.Equal(before, await UnitsAsync(First));
    }

    [Fact]
    public async Task UnitNotKnown_IsATeamOfTheExtractsUnit_AndStaysWhereItIsPutThen()
    {
        await _service.ReconcileAsync(Header("first", First, OfPostsAndPeople), [.. Flat, NamedUnit("east", "Looked After Children")]);
        Assert.Contains("Team east in council", await UnitsAsync(First));

        // Somebody who knows puts it where it belongs, on the second day; the third night's extract says no more than the first.
        var placed = A.Unit("east", "service", unit => unit.FirstDate = ToProto(Second));
        placed.MadeTime = Header("x", Second).MadeTime;
        await _service.PushAsync(placed);
        var answer = await _service.ReconcileAsync(Header("third", Second.AddDays(1), OfPostsAndPeople), [.. Flat, NamedUnit("east", "Looked After Children")]);

        Assert.Equal((Outcome.Applied, "UnitChanged:1"), (answer.Outcome, answer.Counts));
        Assert.Contains("Team east in service", await UnitsAsync(Second.AddDays(1)));
    }

    /// <summary>One is enough: it changes the figures of two services.</summary>
    [Fact]
    public async Task UnitSaidToBeElsewhere_OrOfAnotherKind_IsToBeConfirmed()
    {
        await _service.ReconcileAsync(Header("first", First, OfPostsAndPeople), Flat);
        List<ExtractRow> rows = [.. Flat, Unit("north", "council"), new() { Unit = new() { UnitId = "service", Kind = UnitKind.Team } }];
        rows.RemoveAll(row => row.Unit is { ParentUnitId: "" } and ({ UnitId: "north" } or { UnitId: "service", Kind: UnitKind.Unspecified }));

        var looked = await _service.ReconcileAsync(Header("second", Second, header => { OfPostsAndPeople(header); header.ValidateOnly = true; }), rows);
        var refused = await _service.ReconcileAsync(Header("second", Second, OfPostsAndPeople), rows);
        Assert.Equal(("UnitMoved:2", "UnitMoved north 0/0 UnitMoved service 0/0"), (looked.Counts, Excesses(looked)));
        Assert.Equal(
            (StatusCode.FailedPrecondition, "UNIT_MOVED", "north"),
            (refused.Error?.StatusCode, refused.ErrorInfo.Metadata["excesses"], refused.ErrorInfo.Metadata["unit_id"]));
        Assert.Contains("Team north in service", await UnitsAsync(Second));

        var confirmed = await _service.ReconcileAsync(
            Header("second", Second, header => { OfPostsAndPeople(header); header.Confirmed.Add(ExtractExcess.UnitMoved); }), rows);
        Assert.Equal(Outcome.Applied, confirmed.Outcome);
        Assert.Equal(["Council council", "Team north in council", "Team service in council", "Team south in service"], await UnitsAsync(Second));

        // The night after, without a word of structure, it stays as it was decided.
        Assert.Equal("", (await _service.ReconcileAsync(Header("third", Second.AddDays(1), OfPostsAndPeople), Flat)).Counts);
    }

    [Fact]
    public async Task UnitHeldOutsideTheExtracts_IsAFault_AndIsNotPulledIn()
    {
        await _service.PushAsync(A.Unit("other"), A.Unit("elsewhere", "other"));
        var answer = await _service.ReconcileAsync(Header("first", First, OfPostsAndPeople), [.. Flat, NamedUnit("elsewhere"), NamedUnit("new", " ")]);

        Assert.Equal("EXTRACT_AT_FAULT", answer.ErrorInfo.Reason);
        // Counted by hand: Flat has twelve rows.
        Assert.Equal(["13 unit.unit_id", "14 unit.name"], answer.Faults.Select(fault => $"{fault.Row} {fault.Field}"));
    }

    /// <summary>Else the two would be part of each other, and of nothing.</summary>
    [Fact]
    public async Task UnitThatTheExtractsIsPartOf_CannotBecomePartOfIt()
    {
        var above = await _service.ReconcileAsync(Header("first", First, OfTheService), [NamedUnit("council"), Unit("council", "north")]);
        Assert.Equal(["2 unit.unit_id"], above.Faults.Select(fault => $"{fault.Row} {fault.Field}"));

        above = await _service.ReconcileAsync(Header("second", First, OfTheService), [Unit("council", "north")]);
        Assert.Equal(["1 unit.unit_id"], above.Faults.Select(fault => $"{fault.Row} {fault.Field}"));

        var own = await _service.ReconcileAsync(Header("third", First, OfTheService), [Unit("service", "north")]);
        Assert.Equal(["1 unit.parent_unit_id"], own.Faults.Select(fault => $"{fault.Row} {fault.Field}"));

        static void OfTheService(ExtractHeader header)
        {
            OfPostsAndPeople(header);
            header.UnitId = "service";
        }
    }

    [Fact]
    public async Task NewUnit_OfAnEmptyService_MakesTheCouncil_AndChangesNothingOfOneThatIsKnown()
    {
        var empty = await RunningService.StartAsync();
        Assert.Equal("UNIT_NOT_FOUND", (await empty.ReconcileAsync(Header("first", First, OfPostsAndPeople), Flat)).ErrorInfo.Reason);

        var first = await empty.ReconcileAsync(Header("first", First, header => Make(header, "Anytown")), Flat);
        // The council and three teams; row 0 is the header's.
        Assert.Equal((Outcome.Applied, "UnitAdded:4 PostAdded:3 WorkerAdded:3 Starter:3"), (first.Outcome, first.Counts));
        Assert.Equal(0, first.Differences.Single(difference => difference.Change.Unit?.UnitId is "council").Row);
        Assert.Equal(["Council council", "Team north in council", "Team service in council", "Team south in council"], await UnitsAsync(empty, First));

        var second = await empty.ReconcileAsync(Header("second", Second, header => Make(header, "Othertown")), Flat);
        Assert.Equal((Outcome.Applied, ""), (second.Outcome, second.Counts));
        await empty.DisposeAsync();

        static void Make(ExtractHeader header, string name)
        {
            OfPostsAndPeople(header);
            header.NewUnit = new() { UnitId = "council", Kind = UnitKind.Council, Name = name };
        }
    }

    [Fact]
    public async Task NewUnit_AtFault_NamesEveryField()
    {
        var answer = await _service.ReconcileAsync(Header("first", First, header => header.NewUnit = new() { UnitId = "other" }), Flat);

        Assert.Equal(["new_unit.unit_id", "new_unit.kind", "new_unit.name"], Details.Of(answer.Error!).Fields());
    }

    private static void OfPostsAndPeople(ExtractHeader header) => header.Covers.Remove(ExtractContent.Units);

    private static string Excesses(ReconcileAnswer answer) =>
        string.Join(' ', answer.Summary!.Excesses.Select(excess => $"{excess.Excess} {excess.UnitId} {excess.Ended}/{excess.Held}"));

    private Task<List<string>> UnitsAsync(DateOnly day) => UnitsAsync(_service, day);

    private static async Task<List<string>> UnitsAsync(RunningService service, DateOnly day)
    {
        var page = await service.Staffing.ListOrganisationUnitsAsync(new() { UnitId = "council", AsOfDate = ToProto(day), PageSize = 1000 });
        return [.. page.Units.Select(unit => $"{unit.Kind} {unit.UnitId}{(unit.ParentUnitId.Length > 0 ? $" in {unit.ParentUnitId}" : "")}").Order(StringComparer.Ordinal)];
    }
}
