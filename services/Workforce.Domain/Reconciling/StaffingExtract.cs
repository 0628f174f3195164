using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Reconciling;

/// <summary>All that a source says of a unit, and of all below it, as it stands at the close of a day.</summary>
/// <remarks>
/// A field that a row leaves empty is left as it is held. What begins after the day may be there, and is not missed if it is not: an
/// extract speaks of its day. Rows are read more than once, and may each time be made anew: see <see cref="GatheredRows{TRow}"/>.
/// </remarks>
/// <param name="Source">The system whose extract it is.</param>
/// <param name="UnitId">The unit.</param>
/// <param name="Day">The day, at its close.</param>
/// <param name="Made">When the source made it: what anybody changed later holds over it.</param>
/// <param name="Covers">The kinds of which every row is there.</param>
public sealed record StaffingExtract(string Source, string UnitId, DateOnly Day, MadeAt Made, ExtractContents Covers)
{
    /// <summary>The extract's own unit as it is to be if it is neither known nor among the rows; of no account otherwise.</summary>
    public ExtractUnit? NewUnit { get; init; }

    /// <summary>The units, in any order.</summary>
    public IReadOnlyList<ExtractUnit> Units { get; init; } = [];

    /// <summary>The posts, in any order.</summary>
    public IReadOnlyList<ExtractPost> Posts { get; init; } = [];

    /// <summary>The workers, in any order. One that is left out is not at an end: only engagements end.</summary>
    public IReadOnlyList<ExtractWorker> Workers { get; init; } = [];

    /// <summary>The engagements, in any order.</summary>
    public IReadOnlyList<ExtractEngagement> Engagements { get; init; } = [];

    /// <summary>What rows that could not be read are about: a fault never ends what it is about.</summary>
    public IReadOnlySet<FactReference> Unreadable { get; init; } = new HashSet<FactReference>();

    /// <summary>The kinds of which some row does not even say what it is about: nothing of that kind is taken for missing.</summary>
    public ExtractContents Unidentified { get; init; }
}

/// <summary>A row of an extract.</summary>
/// <param name="Row">Its place among all rows, from 1.</param>
public abstract record ExtractRow(int Row)
{
    /// <summary>What it is about.</summary>
    public abstract FactReference Subject { get; }
}

/// <summary>A unit as it stands.</summary>
/// <param name="Row">Its place among all rows.</param>
/// <param name="UnitId">The unit.</param>
/// <param name="Kind">What kind of unit; null if the source does not say.</param>
/// <param name="Name">Its name; empty if not said.</param>
/// <param name="ParentUnitId">The unit that it is part of; null if the source does not say.</param>
/// <param name="FirstDate">The first day of this state, if the source knows it.</param>
/// <param name="LastDate">The last day on which it exists, if an end is known.</param>
public sealed record ExtractUnit(
    int Row,
    string UnitId,
    UnitKind? Kind = null,
    string Name = "",
    string? ParentUnitId = null,
    DateOnly? FirstDate = null,
    DateOnly? LastDate = null) : ExtractRow(Row)
{
    public override FactReference Subject => FactReference.Unit(UnitId);
}

/// <summary>A post as it stands.</summary>
/// <param name="Row">Its place among all rows.</param>
/// <param name="PostId">The post.</param>
/// <param name="UnitId">The unit that it belongs to.</param>
/// <param name="Role">The role.</param>
/// <param name="Fte">What it is funded for.</param>
/// <param name="Status">How it is dealt with while vacant; null if the source does not say, and then open unless held otherwise.</param>
/// <param name="StatusReason">Why; empty if not said.</param>
/// <param name="Title">For display; empty if not said.</param>
/// <param name="FirstDate">The first day of this state, if the source knows it.</param>
/// <param name="LastDate">The last day on which it is funded, if an end is known.</param>
public sealed record ExtractPost(
    int Row,
    string PostId,
    string UnitId,
    Role Role,
    Fte Fte,
    PostStatus? Status = null,
    string StatusReason = "",
    string Title = "",
    DateOnly? FirstDate = null,
    DateOnly? LastDate = null) : ExtractRow(Row)
{
    public override FactReference Subject => FactReference.Post(PostId);
}

/// <summary>A worker.</summary>
/// <param name="Row">Its place among all rows.</param>
/// <param name="Worker">The worker; an empty name is one that was not said.</param>
public sealed record ExtractWorker(int Row, Worker Worker) : ExtractRow(Row)
{
    public override FactReference Subject => Worker.Subject;
}

/// <summary>An engagement, with the place and FTE that it has on the day.</summary>
/// <param name="Row">Its place among all rows.</param>
/// <param name="EngagementId">The engagement.</param>
/// <param name="WorkerId">Whose it is.</param>
/// <param name="Footing">On what footing.</param>
/// <param name="FirstDate">The first day worked, however long ago.</param>
/// <param name="Placement">Where the work is done on the day.</param>
/// <param name="Fte">How much on the day.</param>
/// <param name="TermsFirstDate">Since when it has been there and so much, if the source knows it.</param>
/// <param name="LastDate">The last day worked, if one is known.</param>
/// <param name="StartOrigin">Where the worker came from, if said.</param>
/// <param name="NoticeGivenDate">When notice was given, if said.</param>
/// <param name="LeavingReason">Why the worker leaves, if said.</param>
/// <param name="LeavingDestination">Where the worker goes, if said.</param>
public sealed record ExtractEngagement(
    int Row,
    string EngagementId,
    string WorkerId,
    Footing Footing,
    DateOnly FirstDate,
    Placement Placement,
    Fte Fte,
    DateOnly? TermsFirstDate = null,
    DateOnly? LastDate = null,
    StartOrigin? StartOrigin = null,
    DateOnly? NoticeGivenDate = null,
    LeavingReason? LeavingReason = null,
    LeavingDestination? LeavingDestination = null) : ExtractRow(Row)
{
    public override FactReference Subject => FactReference.Engagement(EngagementId);
}
