using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;
using Workforce.Domain.Policies;

namespace Workforce.Ledger.Tables;

/// <summary>A row that belongs to one change, and is found by the change's number.</summary>
internal abstract class NumberedRow
{
    public required long ChangeNumber { get; init; }
}

/// <summary>The fact of one change, in the table of its kind.</summary>
internal abstract class FactRow : NumberedRow
{
    public abstract Fact ToFact();

    public static FactRow Of(long changeNumber, Fact fact) => fact switch
    {
        OrganisationUnit unit => OrganisationUnitRow.Of(changeNumber, unit),
        Post post => PostRow.Of(changeNumber, post),
        Worker worker => WorkerRow.Of(changeNumber, worker),
        Engagement engagement => EngagementRow.Of(changeNumber, engagement),
        EngagementTerms terms => EngagementTermsRow.Of(changeNumber, terms),
        PipelineStarter starter => PipelineStarterRow.Of(changeNumber, starter),
        CaseloadReport report => CaseloadReportRow.Of(changeNumber, report),
        CaseloadSnapshotCompleted completed => CaseloadSnapshotRow.Of(changeNumber, completed),
        UnallocatedCases cases => UnallocatedCasesRow.Of(changeNumber, cases),
        CaseloadThreshold threshold => CaseloadThresholdRow.Of(changeNumber, threshold),
        CaseWeighting weighting => CaseWeightingRow.Of(changeNumber, weighting),
        BreachPlan plan => BreachPlanRow.Of(changeNumber, plan),
        Target target => TargetRow.Of(changeNumber, target),
        FrozenFigure figure => FrozenFigureRow.Of(changeNumber, figure),
        ReportingGap gap => ReportingGapRow.Of(changeNumber, gap),
        NameErasure erasure => NameErasureRow.Of(changeNumber, erasure),
        AppliedExtract extract => AppliedExtractRow.Of(changeNumber, extract),
        _ => throw new ArgumentException($"There is no table for {fact.GetType().Name}.", nameof(fact)),
    };
}

/// <summary>A fact with a place: in a post, or in a unit with a role.</summary>
internal abstract class PlacedFactRow : FactRow
{
    public string? PostId { get; private init; }

    public string? UnitId { get; private init; }

    public Role? Role { get; private init; }

    public required Placement Placement
    {
        get => PostId is null ? Placement.InUnit(UnitId!, Role!.Value) : Placement.InPost(PostId);
        init => (PostId, UnitId, Role) = (value.PostId, value.UnitId, value.Role);
    }
}

/// <summary>A fact with numbers of cases.</summary>
internal abstract class CountedFactRow : FactRow
{
    public int Assessment { get; private init; }

    public int ChildInNeed { get; private init; }

    public int ChildProtection { get; private init; }

    public int LookedAfter { get; private init; }

    public int CareLeaver { get; private init; }

    public int Other { get; private init; }

    public int OpenButFinished { get; private init; }

    public required CaseCounts Counts
    {
        get => new(Assessment, ChildInNeed, ChildProtection, LookedAfter, CareLeaver, Other, OpenButFinished);
        init => (Assessment, ChildInNeed, ChildProtection, LookedAfter, CareLeaver, Other, OpenButFinished) = value;
    }
}

/// <summary>A fact about a measure of a unit and roles.</summary>
internal abstract class MeasuredFactRow : FactRow
{
    public required string UnitId { get; init; }

    /// <summary>Bit n for the role of code n.</summary>
    public int RoleBits { get; private init; }

    public MeasureKind Measure { get; private init; }

    /// <summary>Numbered as in the contract, by measure.</summary>
    public int Definition { get; private init; }

    public bool MonthAlone { get; private init; }

    public bool ByHeads { get; private init; }

    public required RoleSet Roles
    {
        get => RoleSet.OfBits(RoleBits);
        init => RoleBits = value.Bits;
    }

    public required MeasureCode Code
    {
        get => new(Measure, Definition, MonthAlone, ByHeads);
        init => (Measure, Definition, MonthAlone, ByHeads) = value;
    }
}
