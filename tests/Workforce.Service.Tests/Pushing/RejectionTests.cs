using Google.Protobuf.WellKnownTypes;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;

namespace Workforce.Service.Tests.Pushing;

/// <summary>Every rule that a change can break: it is rejected, and the field is named.</summary>
public class RejectionTests(RunningService service) : IClassFixture<RunningService>
{
    private static readonly Dictionary<string, (StaffingChange Change, string Field)> Cases = new()
    {
        ["no source"] = (With(AnEngagement(), change => change.Source = ""), "source"),
        ["no change id"] = (With(AnEngagement(), change => change.ChangeId = ""), "change_id"),
        ["change id of an extract's"] = (With(AnEngagement(), change => change.ChangeId = "extract/2026-11-27/3"), "change_id"),
        ["change id of 65 characters"] = (With(AnEngagement(), change => change.ChangeId = new string('x', 65)), "change_id"),
        ["id with a control character"] = (With(AnEngagement(), change => change.ChangeId = "a\u0007b"), "change_id"),
        ["id with an invisible character"] = (With(AnEngagement(), change => change.ChangeId = "a\u200Bb"), "change_id"),
        ["id with an invisible character outside the basic plane"] = (With(AnEngagement(), change => change.ChangeId = "a\U000E0041b"), "change_id"),
        ["id of bytes that were not UTF-8"] = (With(AnEngagement(), change => change.ChangeId = "a\uFFFDb"), "change_id"),
        ["id that ends with a no-break space"] = (With(AnEngagement(), change => change.ChangeId = "a\u00A0"), "change_id"),
        ["id that begins with a space"] = (With(AnEngagement(), change => change.ChangeId = " a"), "change_id"),
        ["no made time"] = (With(AnEngagement(), change => change.MadeTime = null), "made_time"),
        ["made time out of range"] = (With(AnEngagement(), change => change.MadeTime = new Timestamp { Seconds = long.MaxValue }), "made_time"),
        ["made time in the future"] = (With(AnEngagement(), change => change.MadeTime = Timestamp.FromDateTime(DayClock.OfTheRun.Now.AddHours(6))), "made_time"),
        ["made time with absurd nanos"] = (With(AnEngagement(), change => change.MadeTime.Nanos = -1), "made_time"),
        ["negative sequence"] = (With(AnEngagement(), change => change.MadeSequence = -1), "made_sequence"),
        ["no fact"] = (With(AnEngagement(), change => change.ClearFact()), "fact"),
        ["FTE of 0"] = (AnEngagement(engagement => engagement.Fte = A.Number("0")), "engagement.fte"),
        ["negative FTE"] = (AnEngagement(engagement => engagement.Fte = A.Number("-0.5")), "engagement.fte"),
        ["FTE above 1.5"] = (AnEngagement(engagement => engagement.Fte = A.Number("1.500001")), "engagement.fte"),
        ["FTE of seven places"] = (AnEngagement(engagement => engagement.Fte = A.Number("0.1234567")), "engagement.fte"),
        ["FTE with an exponent"] = (AnEngagement(engagement => engagement.Fte = A.Number("5e-1")), "engagement.fte"),
        ["FTE with a comma"] = (AnEngagement(engagement => engagement.Fte = A.Number("0,5")), "engagement.fte"),
        ["FTE with a plus sign"] = (AnEngagement(engagement => engagement.Fte = A.Number("+1")), "engagement.fte"),
        ["FTE that is no number"] = (AnEngagement(engagement => engagement.Fte = A.Number("NaN")), "engagement.fte"),
        ["FTE of absurd length"] = (AnEngagement(engagement => engagement.Fte = A.Number("0." + new string('1', 1000))), "engagement.fte"),
        ["no FTE"] = (AnEngagement(engagement => engagement.Fte = null), "engagement.fte"),
        ["no footing"] = (AnEngagement(engagement => engagement.Footing = Footing.Unspecified), "engagement.footing"),
        ["unknown footing"] = (AnEngagement(engagement => engagement.Footing = (Footing)99), "engagement.footing"),
        ["no first date"] = (AnEngagement(engagement => engagement.FirstDate = null), "engagement.first_date"),
        ["no such day"] = (AnEngagement(engagement => engagement.FirstDate = A.Day(2023, 2, 29)), "engagement.first_date"),
        ["month 13"] = (AnEngagement(engagement => engagement.FirstDate = A.Day(2023, 13, 1)), "engagement.first_date"),
        ["year 1899"] = (AnEngagement(engagement => engagement.FirstDate = A.Day(1899, 12, 31)), "engagement.first_date"),
        ["year 2101"] = (AnEngagement(engagement => engagement.LastDate = A.Day(2101, 1, 1)), "engagement.last_date"),
        ["last day before first"] = (AnEngagement(engagement => engagement.LastDate = A.Day(2020, 12, 31)), "engagement.last_date"),
        ["unit that ends before it begins"] = (A.Unit("u", with: unit => unit.LastDate = A.Day(2019, 12, 31)), "unit.last_date"),
        ["post that ends before it begins"] = (A.Post("p", "u", with: post => post.LastDate = A.Day(2019, 12, 31)), "post.last_date"),
        ["gap that ends before it begins"] = (A.Gap("u", ReportedFigure.Vacancies, gap => gap.LastDate = A.Day(2019, 12, 31)), "reporting_gap.last_date"),
        ["reason without last day"] = (AnEngagement(engagement => engagement.LeavingReason = LeavingReason.Retired), "engagement.leaving_reason"),
        ["no placement"] = (AnEngagement(engagement => engagement.Placement = null), "engagement.placement"),
        ["placement without place"] = (AnEngagement(engagement => engagement.Placement = new()), "engagement.placement"),
        ["placement in no unit"] = (AnEngagement(engagement => engagement.Placement = new() { Unit = new() { Role = Role.CaseHolder } }), "engagement.placement.unit.unit_id"),
        ["placement without role"] = (AnEngagement(engagement => engagement.Placement = new() { Unit = new() { UnitId = "u" } }), "engagement.placement.unit.role"),
        ["unit of itself"] = (A.Unit("u", "u"), "unit.parent_unit_id"),
        ["unit without name"] = (A.Unit("u", with: unit => unit.Name = " "), "unit.name"),
        ["unit name of 201 characters"] = (A.Unit("u", with: unit => unit.Name = new string('x', 201)), "unit.name"),
        ["unit name over two lines"] = (A.Unit("u", with: unit => unit.Name = "a\nb"), "unit.name"),
        ["post above 10000 FTE"] = (A.Post("p", "u", "10000.1"), "post.fte"),
        ["post without status"] = (A.Post("p", "u", with: post => post.Status = PostStatus.Unspecified), "post.status"),
        ["post without role"] = (A.Post("p", "u", with: post => post.Role = Role.Unspecified), "post.role"),
        ["post without unit"] = (A.Post("p", ""), "post.unit_id"),
        ["worker without id"] = (A.Worker(""), "worker.worker_id"),
        ["worker name too long"] = (A.Worker("w", new string('x', 201)), "worker.name"),
        ["terms without engagement"] = (A.Change(change => change.EngagementTerms = Terms("", "0.5")), "engagement_terms.engagement_id"),
        ["terms above 1.5"] = (A.Change(change => change.EngagementTerms = Terms("e", "2")), "engagement_terms.fte"),
        ["pipeline without stage"] = (A.Change(change => change.PipelineStarter = Starter(PipelineStage.Unspecified, "1")), "pipeline_starter.stage"),
        ["pipeline of 0 FTE"] = (A.Change(change => change.PipelineStarter = Starter(PipelineStage.Offered, "0")), "pipeline_starter.fte"),
    };

    public static TheoryData<string> CaseNames => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(CaseNames))]
    public async Task Push_ChangeThatBreaksARule_IsRejectedNamingTheField(string rule)
    {
        var (change, field) = Cases[rule];
        var good = A.Unit(A.Id("council"));

        var acknowledgements = await service.PushAsync(change, good);

        Assert.Equal([Outcome.Rejected, Outcome.Applied], acknowledgements.Select(each => each.Outcome));
        Assert.Equal([field], acknowledgements[0].Error.Fields());
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("0.000001")]
    [InlineData("0.5000000")]
    public async Task Push_FteAtTheEdgeOfTheRule_IsTaken(string fte)
    {
        var acknowledgements = await service.PushAsync(AnEngagement(engagement => engagement.Fte = A.Number(fte)));

        Assert.Equal(Outcome.Held, acknowledgements.Single().Outcome);
    }

    private static StaffingChange AnEngagement(Action<Engagement>? with = null) =>
        A.Engagement(A.Id("engagement"), "nobody", "nowhere", with: with);

    private static StaffingChange With(StaffingChange change, Action<StaffingChange> with)
    {
        with(change);
        return change;
    }

    private static EngagementTerms Terms(string engagementId, string fte) => new()
    {
        EngagementId = engagementId,
        FirstDate = A.Day(2022, 1, 1),
        Placement = new() { PostId = "p" },
        Fte = A.Number(fte),
    };

    private static PipelineStarter Starter(PipelineStage stage, string fte) => new()
    {
        PipelineStarterId = "s",
        Placement = new() { PostId = "p" },
        Stage = stage,
        Fte = A.Number(fte),
    };
}
