using Workforce.Domain.Facts;

namespace Workforce.Domain.Reconciling;

/// <summary>What an extract changes. Numbered as in the contract.</summary>
public enum DifferenceKind
{
    UnitAdded = 1,

    /// <summary>Another name or end, in the same place.</summary>
    UnitChanged = 2,

    UnitClosed = 3,
    PostAdded = 4,
    PostChanged = 5,
    PostClosed = 6,
    WorkerAdded = 7,
    WorkerRenamed = 8,

    /// <summary>An engagement that was not known.</summary>
    Starter = 9,

    /// <summary>An engagement that has ended by the day: by its row, or because it has none.</summary>
    Leaver = 10,

    /// <summary>An engagement that was held to have ended and has not.</summary>
    Returner = 11,

    /// <summary>Another place, with other hours or the same.</summary>
    Moved = 12,

    /// <summary>Other hours in the same place.</summary>
    HoursChanged = 13,

    /// <summary>Whatever else an engagement says: its dates, footing, worker, or reasons.</summary>
    DetailsChanged = 14,

    /// <summary>A unit that becomes part of another, or of another kind.</summary>
    UnitMoved = 15,
}

/// <summary>One fact that an extract changes.</summary>
/// <param name="Kind">What sort of change.</param>
/// <param name="Fact">The fact as it is to be recorded.</param>
/// <param name="Held">What was held instead; null if nothing was.</param>
/// <param name="Row">The row that says so, from 1; 0 where it is the absence of a row, or <see cref="StaffingExtract.NewUnit"/>.</param>
public sealed record Difference(DifferenceKind Kind, Fact Fact, Fact? Held, int Row);

/// <summary>What somebody should look at. Numbered as in the contract.</summary>
public enum DoubtKind
{
    /// <summary>It was changed later than the extract was made; the later change holds, and the extract alters nothing of it.</summary>
    ChangedLater = 1,

    /// <summary>It is not in the extract, and was not ended, since another source says that it is so.</summary>
    OtherSource = 2,

    /// <summary>It is not in the extract, and was not ended, since a row that could not be read may be about it.</summary>
    RowAtFault = 3,

    /// <summary>Held to have ended, and in the extract all the same.</summary>
    Returned = 4,

    /// <summary>The engagement was another worker's: an id that is used again?</summary>
    WorkerChanged = 5,

    /// <summary>The engagement was on another footing, and now counts as if it had always been on this one.</summary>
    FootingChanged = 6,

    /// <summary>The engagement began on another day, and flows of the past change.</summary>
    FirstDateChanged = 7,

    /// <summary>Its last day worked is the extract's own day, so that it is a leaver of that day; the row gives no last day.</summary>
    LeavesOnDay = 8,
}

/// <summary>One thing that somebody should look at.</summary>
/// <param name="Kind">Why.</param>
/// <param name="About">What it is about.</param>
/// <param name="Row">The row, from 1; 0 where it is about the absence of one.</param>
public readonly record struct Doubt(DoubtKind Kind, FactReference About, int Row);

/// <summary>A row that cannot be applied.</summary>
/// <param name="Row">Which, from 1.</param>
/// <param name="Field">The field at fault, in the contract's names.</param>
/// <param name="Rule">What it breaks.</param>
public readonly record struct RowFault(int Row, string Field, string Rule);

/// <summary>A way in which an extract changes more than happens in a day. Numbered as in the contract.</summary>
public enum ExcessKind
{
    /// <summary>More engagements end than the share that may.</summary>
    EngagementsEnded = 1,

    /// <summary>More posts close than the share that may.</summary>
    PostsClosed = 2,

    /// <summary>A team loses all its people or posts, or is itself closed.</summary>
    TeamRemoved = 3,

    /// <summary>A unit that exists becomes part of another, or of another kind.</summary>
    UnitMoved = 4,
}

/// <summary>An excess: to be confirmed before the extract is applied.</summary>
/// <param name="Kind">What sort.</param>
/// <param name="UnitId">The unit; null for the whole extract.</param>
/// <param name="Ended">How many end.</param>
/// <param name="Held">Of how many that the source may end.</param>
public readonly record struct Excess(ExcessKind Kind, string? UnitId, int Ended, int Held);
