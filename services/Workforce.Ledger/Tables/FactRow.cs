using Workforce.Domain.Facts;

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
