using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Flows;

/// <summary>How somebody's FTE in a unit changes.</summary>
public enum FlowKind
{
    /// <summary>Joins the council in this unit.</summary>
    Starter = 1,

    /// <summary>Leaves the council from this unit.</summary>
    Leaver = 2,

    /// <summary>Comes from another unit or role of the council.</summary>
    MovedIn = 3,

    /// <summary>Goes to another unit or role of the council.</summary>
    MovedOut = 4,

    /// <summary>Stays, with more or fewer hours.</summary>
    HoursChanged = 5,
}

/// <summary>A change of one employee's FTE in a unit, on the day at whose close it first counts.</summary>
/// <remarks>
/// Source: docs/definitions.md 1.2. A person is one head, whatever posts they hold; who leaves and comes back is two starters and one
/// leaver; a move within the council is no leaver of it. Engagements that follow each other without a day between are
/// one unbroken employment.
/// </remarks>
/// <param name="Kind">How it changes.</param>
/// <param name="Day">The day, as <see cref="DateOnly.DayNumber"/>; for a leaver the last day worked.</param>
/// <param name="Fte">By how much; always above zero but for <see cref="FlowKind.HoursChanged"/>.</param>
/// <param name="Engagement">The engagement that begins, ends or changes; of several, that of the most senior role.</param>
/// <param name="UnitId">The unit that it is in, at or below the one asked about.</param>
/// <param name="Role">The role.</param>
/// <param name="ServedDays">For how many days the person has been employed by the council without a break.</param>
public sealed record StaffFlow(FlowKind Kind, int Day, Fte Fte, Engagement Engagement, string UnitId, Role Role, int ServedDays)
{
    /// <summary>What it adds to the FTE in post.</summary>
    public Fte FteChange => Kind is FlowKind.Leaver or FlowKind.MovedOut ? -Fte : Fte;

    /// <summary>What it adds to the headcount.</summary>
    public int HeadcountChange => Kind switch
    {
        FlowKind.Starter or FlowKind.MovedIn => 1,
        FlowKind.Leaver or FlowKind.MovedOut => -1,
        _ => 0,
    };
}
