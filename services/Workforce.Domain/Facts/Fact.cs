using Workforce.Domain.Amounts;

namespace Workforce.Domain.Facts;

/// <summary>Something that HR holds to be true, with the days from and to which it is.</summary>
/// <remarks>
/// First and last dates are both days worked or existed. Stock is counted at the close of the day, so a fact counts from
/// its first date until the day before its last: who works the last day is a leaver of that day, unless another engagement begins on the next.
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
    public abstract FactReferences References { get; }

    /// <summary>What is thrown where a fact has gone that nobody there knows: a kind that was added and not said what to do with.</summary>
    internal ArgumentException Astray(string where) => new($"A {GetType().Name} is nothing that {where} hold.");
}

/// <summary>A unit as it is from <paramref name="FirstDate"/> until its next state begins.</summary>
/// <param name="UnitId">The sender's id.</param>
/// <param name="FirstDate">The first day of this state; with the id it is the fact's key.</param>
/// <param name="Kind">What sort of unit; no figure depends on it.</param>
/// <param name="Name">What it is called; for display.</param>
/// <param name="ParentUnitId">The unit that it is part of; null for a root.</param>
/// <param name="LastDate">The last day on which it exists; null if no end is known.</param>
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

    public override FactReferences References =>
        ParentUnitId is null ? FactReferences.None : new(FactReference.Unit(ParentUnitId));
}

/// <summary>A funded place, or an establishment line of several FTE, as it is from <paramref name="FirstDate"/> on.</summary>
/// <param name="PostId">The sender's id.</param>
/// <param name="FirstDate">The first day of this state; with the id it is the fact's key.</param>
/// <param name="UnitId">The unit that it belongs to.</param>
/// <param name="Role">The role that it counts in.</param>
/// <param name="Fte">What it is funded for: above 0, at most 10000.</param>
/// <param name="Status">How it is dealt with while vacant.</param>
/// <param name="StatusReason">Why, in the sender's words; empty if not said.</param>
/// <param name="Title">For display; empty if not said.</param>
/// <param name="LastDate">The last day on which it is funded; null if no end is known.</param>
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
    private readonly OptionalDay _lastDate = new(LastDate);

    public DateOnly? LastDate
    {
        get => _lastDate.Value;
        init => _lastDate = new(value);
    }

    public override FactKey Key => new(FactKind.Post, PostId, FirstDate);

    public override FactReference Subject => FactReference.Post(PostId);

    public override FactReferences References => new(FactReference.Unit(UnitId));
}

/// <summary>A person.</summary>
/// <param name="WorkerId">The HR system's id.</param>
/// <param name="Name">Optional: no figure needs it. Empty if not said.</param>
/// <param name="NameErased">Whether there was a name, and it has been erased or was not kept: see <see cref="NameErasure"/>.</param>
public sealed record Worker(string WorkerId, string Name = "", bool NameErased = false) : Fact
{
    public override FactKey Key => new(FactKind.Worker, WorkerId);

    public override FactReference Subject => FactReference.Worker(WorkerId);

    public override FactReferences References => FactReferences.None;

    /// <summary>Without the name, which no log may carry.</summary>
    public override string ToString() => $"Worker {WorkerId}";

    /// <summary>The worker without the name; the same if there is none.</summary>
    public Worker WithoutName() => Name.Length == 0 ? this : new(WorkerId, NameErased: true);
}

/// <summary>An unbroken spell of work, with the place and FTE it begins with.</summary>
/// <param name="EngagementId">The sender's id.</param>
/// <param name="WorkerId">Whose it is; a person may have several at once.</param>
/// <param name="Footing">Employed, or agency: for the whole of the spell.</param>
/// <param name="FirstDate">The first day worked.</param>
/// <param name="Placement">Where the work is done until terms say otherwise.</param>
/// <param name="Fte">How much until terms say otherwise: above 0, at most 1.5; above 1 it is a data-quality issue.</param>
/// <param name="LastDate">The last day worked, even if it lies ahead; null if no end is known.</param>
/// <param name="StartOrigin">Where the worker came from; null if not said.</param>
/// <param name="NoticeGivenDate">The day on which notice was given; null if none is known. No figure depends on it.</param>
/// <param name="LeavingReason">Why the worker left; null if not said.</param>
/// <param name="LeavingDestination">Where the worker went; null if not said.</param>
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
    // A million are held: what is nearly always absent takes a byte a code and four a day, and not eight each.
    private readonly OptionalDay _lastDate = new(LastDate);
    private readonly OptionalDay _noticeGivenDate = new(NoticeGivenDate);
    private readonly byte _footing = (byte)Footing;
    private readonly byte _startOrigin = (byte)(StartOrigin ?? default);
    private readonly byte _leavingReason = (byte)(LeavingReason ?? default);
    private readonly byte _leavingDestination = (byte)(LeavingDestination ?? default);

    public Footing Footing
    {
        get => (Footing)_footing;
        init => _footing = (byte)value;
    }

    public DateOnly? LastDate
    {
        get => _lastDate.Value;
        init => _lastDate = new(value);
    }

    public StartOrigin? StartOrigin
    {
        get => _startOrigin == 0 ? null : (StartOrigin)_startOrigin;
        init => _startOrigin = (byte)(value ?? default);
    }

    public DateOnly? NoticeGivenDate
    {
        get => _noticeGivenDate.Value;
        init => _noticeGivenDate = new(value);
    }

    public LeavingReason? LeavingReason
    {
        get => _leavingReason == 0 ? null : (LeavingReason)_leavingReason;
        init => _leavingReason = (byte)(value ?? default);
    }

    public LeavingDestination? LeavingDestination
    {
        get => _leavingDestination == 0 ? null : (LeavingDestination)_leavingDestination;
        init => _leavingDestination = (byte)(value ?? default);
    }

    public override FactKey Key => new(FactKind.Engagement, EngagementId);

    public override FactReference Subject => FactReference.Engagement(EngagementId);

    public override FactReferences References => new(FactReference.Worker(WorkerId), Placement.Reference);
}

/// <summary>The place and FTE of an engagement from <paramref name="FirstDate"/> until its next terms or its end.</summary>
/// <param name="EngagementId">The engagement.</param>
/// <param name="FirstDate">The first day of these terms; before the engagement's own first day they alter nothing.</param>
/// <param name="Placement">Where the work is done.</param>
/// <param name="Fte">How much: as for <see cref="Engagement"/>.</param>
public sealed record EngagementTerms(string EngagementId, DateOnly FirstDate, Placement Placement, Fte Fte) : Fact
{
    public override FactKey Key => new(FactKind.EngagementTerms, EngagementId, FirstDate);

    public override FactReference Subject => FactReference.Engagement(EngagementId);

    public override FactReferences References => new(FactReference.Engagement(EngagementId), Placement.Reference);
}
