using Workforce.Domain.Amounts;

namespace Workforce.Domain.Facts;

/// <summary>Something that HR holds to be true, with the days from and to which it is.</summary>
/// <remarks>
/// First and last dates are both days worked or existed. Stock is counted at the close of the day, so a fact counts from
/// its first date until the day before its last: who works the last day is a leaver of that day.
/// </remarks>
public abstract record Fact
{
    private protected Fact()
    {
    }

    public abstract FactKey Key { get; }

    /// <summary>What the fact is about.</summary>
    public abstract FactReference Subject { get; }

    /// <summary>What must be known before the fact can be applied; until then it is held.</summary>
    public abstract IEnumerable<FactReference> References { get; }
}

/// <summary>A unit as it is from <paramref name="FirstDate"/> until its next state begins.</summary>
public sealed record OrganisationUnit(
    string UnitId,
    DateOnly FirstDate,
    UnitKind Kind,
    string Name,
    string? ParentUnitId = null,
    DateOnly? LastDate = null) : Fact
{
    public override FactKey Key => new(FactKind.OrganisationUnit, UnitId, FirstDate);

    public override FactReference Subject => FactReference.Unit(UnitId);

    public override IEnumerable<FactReference> References =>
        ParentUnitId is null ? [] : [FactReference.Unit(ParentUnitId)];
}

/// <summary>A funded place, or an establishment line of several FTE, as it is from <paramref name="FirstDate"/> on.</summary>
public sealed record Post(
    string PostId,
    DateOnly FirstDate,
    string UnitId,
    Role Role,
    Fte Fte,
    PostStatus Status,
    string StatusReason = "",
    string Title = "",
    DateOnly? LastDate = null) : Fact
{
    public override FactKey Key => new(FactKind.Post, PostId, FirstDate);

    public override FactReference Subject => FactReference.Post(PostId);

    public override IEnumerable<FactReference> References => [FactReference.Unit(UnitId)];
}

/// <summary>A person. The name is optional: no figure needs it.</summary>
public sealed record Worker(string WorkerId, string Name = "") : Fact
{
    public override FactKey Key => new(FactKind.Worker, WorkerId);

    public override FactReference Subject => FactReference.Worker(WorkerId);

    public override IEnumerable<FactReference> References => [];

    /// <summary>Without the name, which no log may carry.</summary>
    public override string ToString() => $"Worker {WorkerId}";
}

/// <summary>An unbroken spell of work, with the place and FTE it begins with.</summary>
public sealed record Engagement(
    string EngagementId,
    string WorkerId,
    Footing Footing,
    DateOnly FirstDate,
    Placement Placement,
    Fte Fte,
    DateOnly? LastDate = null,
    StartOrigin? StartOrigin = null,
    DateOnly? NoticeGivenDate = null,
    LeavingReason? LeavingReason = null,
    LeavingDestination? LeavingDestination = null) : Fact
{
    public override FactKey Key => new(FactKind.Engagement, EngagementId);

    public override FactReference Subject => FactReference.Engagement(EngagementId);

    public override IEnumerable<FactReference> References => [FactReference.Worker(WorkerId), Placement.Reference];
}

/// <summary>The place and FTE of an engagement from <paramref name="FirstDate"/> until its next terms or its end.</summary>
public sealed record EngagementTerms(string EngagementId, DateOnly FirstDate, Placement Placement, Fte Fte) : Fact
{
    public override FactKey Key => new(FactKind.EngagementTerms, EngagementId, FirstDate);

    public override FactReference Subject => FactReference.Engagement(EngagementId);

    public override IEnumerable<FactReference> References =>
        [FactReference.Engagement(EngagementId), Placement.Reference];
}

/// <summary>Somebody, or a cohort, expected to start as an employee.</summary>
public sealed record PipelineStarter(
    string PipelineStarterId,
    Placement Placement,
    Fte Fte,
    PipelineStage Stage,
    DateOnly? ExpectedStartDate = null,
    DateOnly? OfferDate = null,
    DateOnly? ChecksCompletedDate = null) : Fact
{
    public override FactKey Key => new(FactKind.PipelineStarter, PipelineStarterId);

    public override FactReference Subject => FactReference.PipelineStarter(PipelineStarterId);

    public override IEnumerable<FactReference> References => [Placement.Reference];
}
