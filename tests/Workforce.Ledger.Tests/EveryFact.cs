using System.Globalization;
using Workforce.Domain.Amounts;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;
using Workforce.Domain.Policies;

namespace Workforce.Ledger.Tests;

/// <summary>Facts of every kind: with as little as there may be, and with every field at its longest or largest.</summary>
internal static class EveryFact
{
    private static readonly DateOnly First = new(1900, 1, 1);
    private static readonly DateOnly Last = new(2100, 12, 31);
    private static readonly DateOnly LeapDay = new(2024, 2, 29);

    /// <summary>64 code units, none of them ASCII, the last character outside the basic plane.</summary>
    public static readonly string LongestId = new string('Ǽ', 62) + "😀";

    /// <summary>As many as may be, each as long as may be.</summary>
    private static readonly IEnumerable<string> LongestUnitIds =
        Enumerable.Range(10, CaseloadCoverage.MaxUnits).Select(i => new string('Ǽ', 62) + i.ToString(CultureInfo.InvariantCulture));

    private static readonly string LongestText = new('é', 200);

    private static readonly CaseCounts Counts = new(1, 2, 3, 4, 5, 6, 7);

    public static IReadOnlyList<Fact> Samples { get; } =
    [
        new OrganisationUnit("C1", First, UnitKind.Council, "Council"),
        new OrganisationUnit(LongestId, First, UnitKind.Team, LongestText, new string('ǽ', 64), Last),
        new Post("P1", First, "T1", Role.SeniorManager, Fte.Of(0.000001m), PostStatus.Open),
        new Post(LongestId, Last, LongestId, Role.NotRegistered, Fte.Of(10000m), PostStatus.CoveredOtherwise, LongestText, LongestText, Last),
        new Worker("W1"),
        new Worker(LongestId, LongestText),
        new Worker("W3", NameErased: true),
        new Engagement("E1", "W1", Footing.Permanent, First, Placement.InPost("P1"), Fte.Of(0.6m)),
        new Engagement(
            LongestId,
            LongestId,
            Footing.AgencyExtra,
            First,
            Placement.InUnit(LongestId, Role.NotRegistered),
            Fte.Of(1.5m),
            Last,
            StartOrigin.NotYetCollected,
            LeapDay,
            LeavingReason.NotYetCollected,
            LeavingDestination.NotYetCollected),
        new EngagementTerms("E1", First, Placement.InPost("P1"), Fte.Of(0.123456m)),
        new EngagementTerms("E1", Last, Placement.InUnit("T1", Role.CaseHolder), Fte.Of(1m)),
        new PipelineStarter("L1", Placement.InPost("P1"), Fte.Of(1m), PipelineStage.Advertised),
        new PipelineStarter("L2", Placement.InUnit("T1", Role.MiddleManager), Fte.Of(1000m), PipelineStage.FallenThrough, Last, First, LeapDay),
        new CaseloadReport("liquidlogic", "W1", First, default),
        new CaseloadReport(LongestId, LongestId, Last, Counts, LongestId),
        new CaseloadSnapshotCompleted("liquidlogic", LeapDay, 0, CaseloadCoverage.NotNamed),
        new CaseloadSnapshotCompleted(LongestId, Last, int.MaxValue, CaseloadCoverage.Of(LongestUnitIds)),
        new UnallocatedCases(LongestId, LongestId, First, Counts),
        new CaseloadThreshold(
            "TH1",
            "T1",
            Role: null,
            WorkerId: null,
            CaseloadBasis.Cases,
            18m,
            AmberLimit: null,
            First,
            MustBeMetByDate: null,
            LastDate: null,
            NewlyQualifiedProtection.None,
            LimitRounding.None),
        new CaseloadThreshold(
            LongestId,
            LongestId,
            Role.CaseHolder,
            LongestId,
            CaseloadBasis.WeightedPoints,
            999_999.999999m,
            0.000001m,
            First,
            LeapDay,
            Last,
            NewlyQualifiedProtection.Of([(6, 60m), (12, 90.5m)]),
            LimitRounding.Up,
            LongestText),
        new CaseWeighting(LongestId, First, 15m, new CaseWeights(0m, 1m, 1.5m, 0.000001m, 2m, 3m, 999_999.999999m)),
        new BreachPlan("W1", First, Acknowledged: false, "", DueDate: null),
        new BreachPlan(LongestId, LeapDay, Acknowledged: true, LongestText, Last),
        new Target("TA1", "T1", RoleSet.Census, new(MeasureKind.VacancyRate, 1), TargetDirection.AtMost, 8m, 0m, First, LeapDay),
        new Target(
            LongestId,
            LongestId,
            RoleSet.All,
            new(MeasureKind.Turnover, 2, MonthAlone: true, ByHeads: true),
            TargetDirection.AtLeast,
            0.000001m,
            2.5m,
            First,
            LeapDay,
            Last,
            LongestText),
        new FrozenFigure("F1", "", "T1", RoleSet.Of(Role.CaseHolder), new(MeasureKind.Figure, 3), LeapDay, 1, MeasureValue.Missing, Rounding.Official),
        new FrozenFigure(
            LongestId,
            LongestText,
            LongestId,
            RoleSet.All,
            new(MeasureKind.AgencyRate, 1),
            Last,
            long.MaxValue,
            // (78.3 + 78.300001) / 2: a mean has a place more than what it is of.
            MeasureValue.Rate(13.467601m, 78.3000005m).ToKept(),
            new(6, Truncates: true)),
        new AppliedExtract("itrent", "X1", "C1", LeapDay, CoverBits: 2, RowCount: 0, new string('0', 64)),
        new AppliedExtract(LongestId, LongestId, LongestId, Last, CoverBits: 14, int.MaxValue, new string('f', 64)),
        new ReportingGap("G1", "U1", First, null, FigureSet.Of(ReportedFigure.LeaversFte), ReportingGapReason.NotReturned),
        new ReportingGap(LongestId, LongestId, First, Last, FigureSet.Of(Enum.GetValues<ReportedFigure>()), ReportingGapReason.Unreliable),
        new NameErasure("W4"),
    ];

    /// <summary>Who sends a sample: an applied extract names its own source, as all that are recorded do.</summary>
    public static string SourceOf(Fact fact, string otherwise) => fact is AppliedExtract extract ? extract.Source : otherwise;
}
