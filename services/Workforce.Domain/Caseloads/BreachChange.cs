namespace Workforce.Domain.Caseloads;

/// <summary>What became of a worker's breach.</summary>
public enum BreachChangeKind
{
    /// <summary>There was none on the day before the change, and now there is.</summary>
    Opened = 1,

    /// <summary>There is one as before, and its start, peak, load, limit, place or plan is another.</summary>
    Changed = 2,

    Closed = 3,
}

/// <summary>One worker's change.</summary>
/// <param name="Kind">What became.</param>
/// <param name="WorkerId">The worker.</param>
/// <param name="Before">The breach as it was; null if there was none.</param>
/// <param name="After">The breach as it is; null if there is none.</param>
public sealed record BreachChange(BreachChangeKind Kind, string WorkerId, Breach? Before, Breach? After)
{
    /// <summary>What changed of the breaches that stand on a day, by worker, between two snapshots.</summary>
    /// <remarks>Costs in proportion to what changed if <paramref name="after"/> was made from <paramref name="before"/>, else goes through all.</remarks>
    public static IReadOnlyList<BreachChange> Between(WorkforceSnapshot before, WorkforceSnapshot after, DateOnly day) =>
        throw new NotImplementedException();

    /// <summary>What changes because a day passes: between the close of a day and the close of the next, on one snapshot.</summary>
    /// <remarks>Goes through the breaches that stand or are to come: to be asked once a day.</remarks>
    public static IReadOnlyList<BreachChange> Overnight(WorkforceSnapshot snapshot, DateOnly day) => throw new NotImplementedException();
}
