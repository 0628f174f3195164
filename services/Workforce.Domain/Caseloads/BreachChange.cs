namespace Workforce.Domain.Caseloads;

/// <summary>What became of a worker's breach. Numbered as in the contract.</summary>
public enum BreachChangeKind
{
    /// <summary>None stood, and now one does.</summary>
    Opened = 1,

    /// <summary>One stands as before, and its start, known end, peak, load, limit, place or plan is another.</summary>
    Changed = 2,

    /// <summary>One stood, and now none does.</summary>
    Closed = 3,
}

/// <summary>One worker's change.</summary>
/// <param name="Kind">What became.</param>
/// <param name="WorkerId">The worker.</param>
/// <param name="Before">The breach as it stood; null if none did.</param>
/// <param name="After">The breach as it stands; null if none does.</param>
public sealed record BreachChange(BreachChangeKind Kind, string WorkerId, Breach? Before, Breach? After)
{
    /// <summary>What changed of the breaches that stand on a day, by worker, between two snapshots.</summary>
    /// <remarks>
    /// Costs in proportion to what changed if <paramref name="after"/> was made from <paramref name="before"/>; otherwise it goes
    /// through all that stand.
    /// </remarks>
    public static IReadOnlyList<BreachChange> Between(WorkforceSnapshot before, WorkforceSnapshot after, DateOnly day)
    {
        var workers = after.Breaches.TouchedSince(before.Breaches)
            ?? before.Breaches.OpenOn(null, day).Concat(after.Breaches.OpenOn(null, day)).Select(each => each.Breach.WorkerId);

        return Of(workers, worker => Of(
            worker,
            (before.Caseloads, before.Breaches.Of(worker, day), day),
            (after.Caseloads, after.Breaches.Of(worker, day), day)));
    }

    /// <summary>What changes because a day passes: between the close of a day and the close of the next, on one snapshot.</summary>
    /// <remarks>Goes through the breaches that stand or are to come: to be asked once a day.</remarks>
    public static IReadOnlyList<BreachChange> Overnight(WorkforceSnapshot snapshot, DateOnly day)
    {
        var next = day.AddDays(1);
        var workers = snapshot.Breaches.OpenOn(null, day).Concat(snapshot.Breaches.OpenOn(null, next)).Select(each => each.Breach.WorkerId);

        return Of(workers, worker => Of(
            worker,
            (snapshot.Caseloads, snapshot.Breaches.Of(worker, day), day),
            (snapshot.Caseloads, snapshot.Breaches.Of(worker, next), next)));
    }

    private static List<BreachChange> Of(IEnumerable<string> workers, Func<string, BreachChange?> change) =>
        [.. workers.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(change).OfType<BreachChange>()];

    private static BreachChange? Of(
        string workerId,
        (CaseloadSnapshot Caseloads, Breach? Breach, DateOnly Day) before,
        (CaseloadSnapshot Caseloads, Breach? Breach, DateOnly Day) after)
    {
        BreachChangeKind? kind = (before.Breach, after.Breach) switch
        {
            (null, null) => null,
            (null, _) => BreachChangeKind.Opened,
            (_, null) => BreachChangeKind.Closed,
            var (old, next) => IsAs(before, old, after, next) ? null : BreachChangeKind.Changed,
        };

        return kind is { } found ? new(found, workerId, before.Breach, after.Breach) : null;
    }

    /// <summary>Whether nothing that a reader of the breach sees on the day is another, but for the days that have passed.</summary>
    private static bool IsAs(
        (CaseloadSnapshot Caseloads, Breach? Breach, DateOnly Day) before,
        Breach old,
        (CaseloadSnapshot Caseloads, Breach? Breach, DateOnly Day) after,
        Breach next) =>
        (ReferenceEquals(old, next) || old.Days == next.Days)
        && old.On(before.Day).IsAs(next.On(after.Day))
        && old.PeakBy(before.Day) == next.PeakBy(after.Day)
        && before.Caseloads.PlanOf(old, before.Day) == after.Caseloads.PlanOf(next, after.Day);
}
