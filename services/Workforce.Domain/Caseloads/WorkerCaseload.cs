using Workforce.Domain.Timelines;

namespace Workforce.Domain.Caseloads;

/// <summary>Where the figure for a worker comes from.</summary>
public enum LoadState
{
    /// <summary>No case system has said anything that covers the worker: not a zero.</summary>
    NeverReported = 1,

    /// <summary>A case system has a report of the worker that holds on the day, be it of no cases.</summary>
    Reported = 2,

    /// <summary>A case system has completed a snapshot in which the worker is not: a zero that it vouches for.</summary>
    ConfirmedZero = 3,
}

/// <summary>How a load stands to the limit that applies.</summary>
public enum CaseloadLevel
{
    /// <summary>No threshold applies.</summary>
    NoLimit = 1,

    Within = 2,

    /// <summary>Above the amber limit and not above the limit.</summary>
    Amber = 3,

    /// <summary>Strictly above the limit: a breach.</summary>
    Over = 4,

    /// <summary>A threshold applies, and what it compares cannot be worked out: see <see cref="WorkerCaseload.Unmeasured"/>.</summary>
    NotMeasurable = 5,
}

/// <summary>Why a load cannot be compared with the limit that applies: an exception to list, not a number (docs/definitions.md 3).</summary>
public enum UnmeasuredReason
{
    /// <summary>The limit is per FTE, the worker has cases, and HR has no FTE for the worker on the day.</summary>
    NoFte = 1,

    /// <summary>The limit is in points, and no unit above the worker has a weighting on the day.</summary>
    NoWeighting = 2,
}

/// <summary>A worker's cases on each day of a run of days on which nothing about them changes.</summary>
/// <param name="WorkerId">HR's id of the worker, whether HR knows it or not.</param>
/// <param name="Days">The days: the day asked for is one of them, but the run may have begun before them.</param>
/// <param name="State">Where the figure comes from.</param>
/// <param name="Counts">The cases, of all case systems together.</param>
/// <param name="Place">Where the load counts; null if neither HR nor a case system says.</param>
/// <param name="Limit">The limit that applies, and which threshold says so; null if none does.</param>
/// <param name="Load">What is compared with the limit, or else the cases; null if it cannot be worked out.</param>
/// <param name="Level">How it stands.</param>
/// <param name="Unmeasured">Why there is no <paramref name="Load"/>; null where there is one.</param>
public sealed record WorkerCaseload(
    string WorkerId,
    DayRange Days,
    LoadState State,
    CaseCounts Counts,
    CasePlace? Place,
    AppliedLimit? Limit,
    CaseloadAmount? Load,
    CaseloadLevel Level,
    UnmeasuredReason? Unmeasured)
{
    /// <summary>In post on the day by what HR says; else unknown to HR, not there yet, or gone.</summary>
    public bool IsInPost => Place?.Engagement is not null;

    /// <summary>Has one case or more.</summary>
    public bool IsCaseHolder => Counts.Total > 0;

    /// <summary>Cases per FTE, unrounded; null without FTE.</summary>
    public CaseloadAmount? PerFte => Place is { Fte.Millionths: > 0 } place ? new(Counts.Total, place.Fte.Value) : null;

    /// <summary>Whether everything but the days is the same.</summary>
    internal bool IsAs(WorkerCaseload other) =>
        State == other.State
        && Counts == other.Counts
        && (ReferenceEquals(Place, other.Place) || (Place is not null && Place.IsAs(other.Place)))
        && Limit == other.Limit;
}
