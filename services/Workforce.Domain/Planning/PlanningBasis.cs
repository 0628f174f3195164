using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Domain.Planning;

/// <summary>What a projection of a unit starts from: all that is known as of a day, and what is assumed for want of knowing.</summary>
/// <param name="Horizon">The day and the months.</param>
/// <param name="Opening">What there is on the day.</param>
/// <param name="Headcount">Who is in post on the day, each person once.</param>
/// <param name="HasEstablishment">Whether an establishment was ever reported: without one nothing is known to be vacant.</param>
/// <param name="Known">By month: who is recorded as starting and leaving.</param>
/// <param name="PipelineMeans">By month: how many of the pipeline start on average, with their FTE.</param>
/// <param name="Input">What the projection is made of.</param>
/// <param name="Assumptions">What is assumed.</param>
public sealed record PlanningBasis(
    Horizon Horizon,
    EstablishmentFigures Opening,
    int Headcount,
    bool HasEstablishment,
    IReadOnlyList<KnownMonth> Known,
    IReadOnlyList<MeanStarters> PipelineMeans,
    ProjectionInput Input,
    PlanningAssumptions Assumptions)
{
    /// <summary>Works out what is known and assumed.</summary>
    /// <param name="snapshot">What is known.</param>
    /// <param name="flows">Finds the flows of a scope.</param>
    /// <param name="scope">The unit and roles.</param>
    /// <param name="horizon">The day and the months.</param>
    /// <param name="overrides">What to assume instead of what the history says.</param>
    public static PlanningBasis Of(StaffingSnapshot snapshot, FlowsOf flows, Scope scope, Horizon horizon, PlanningOverrides overrides)
    {
        var own = flows(snapshot, scope);
        var council = scope with { UnitId = CouncilOf(snapshot, scope.UnitId, horizon.AsOfDate) };
        var histories = new Histories(own, council.UnitId == scope.UnitId ? own : flows(snapshot, council), horizon.AsOfDate);
        var opening = EstablishmentFigures.On(snapshot, scope, horizon.AsOfDate) ?? EstablishmentFigures.None;
        var headcount = own.Headcount(horizon.AsOfDate);
        var known = KnownAhead.Of(own, horizon);
        var pipeline = PipelineOutlook.Of(snapshot, scope, council.UnitId, horizon, overrides.PipelineChances);
        var pipelineMeans = MeansOf(pipeline.Starters, horizon);
        var leavers = LeaverOutlook.Of(histories, council.UnitId, overrides.MonthlyLeaverRate);
        var starters = StarterOutlook.Of(histories, leavers.Rate.Monthly * headcount, opening, headcount, known, pipelineMeans, horizon, overrides);
        var establishment = new EstablishmentOutlook(snapshot, scope, horizon, overrides.EstablishmentChanges);
        var release = overrides.AgencyReleaseShare ?? PlanningDefaults.AgencyReleaseShare;
        var hoursChanges = histories.HoursChanges(headcount, opening.InPost);

        var input = new ProjectionInput(
            known.Heads,
            known.Fte,
            leavers.Rate,
            LeaverOutlook.Shares(leavers.Rate.Monthly * headcount, known.Months, horizon),
            known.Certain,
            establishment.Funded,
            new(opening.Vacant, opening.OverEstablishment, opening.AgencyCover, Chance.Of(release)),
            [.. known.Starters, .. pipeline.Starters],
            starters.Usual,
            hoursChanges);

        return new(
            horizon,
            opening,
            headcount,
            establishment.IsReported,
            known.Months,
            pipelineMeans,
            input,
            new(
                leavers with { Annual = 1m - new StayingShares(leavers.Rate, [.. Enumerable.Repeat(1m, 12)]).Of(-1, 11) },
                pipeline.Stages,
                starters,
                release,
                overrides.AgencyReleaseShare is null ? AssumptionSource.Default : AssumptionSource.Overridden,
                establishment.Changes,
                hoursChanges));
    }

    /// <summary>The unit at the top on a day.</summary>
    private static string CouncilOf(StaffingSnapshot snapshot, string unitId, DateOnly day) =>
        snapshot.Tree.PathOn(unitId, day.DayNumber) is [.., var council] ? council : unitId;

    private static MeanStarters[] MeansOf(IReadOnlyList<PossibleStarter> starters, Horizon horizon)
    {
        var means = new MeanStarters[horizon.Months];

        foreach (var starter in starters)
        {
            var mean = means[starter.Month];
            means[starter.Month] = new(mean.Heads + starter.MeanHeads, mean.Fte + starter.MeanFte);
        }

        return means;
    }
}

/// <summary>Who starts in a month on average.</summary>
public readonly record struct MeanStarters(decimal Heads, decimal Fte);
