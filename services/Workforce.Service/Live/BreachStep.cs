using Workforce.Domain;
using Workforce.Domain.Caseloads;
using Workforce.Service.Wire;

namespace Workforce.Service.Live;

/// <summary>What changed of the breaches by one commit or by the passing of one day, by the units in which somebody may watch it.</summary>
/// <remarks>Made once, messages and all, however many watch. Holds on to no snapshot.</remarks>
internal sealed class BreachStep
{
    private readonly Dictionary<string, List<WatchedChange>> _byUnit = new(StringComparer.Ordinal);

    private BreachStep(FeedPosition position, int count)
    {
        Position = position;
        Count = count;
    }

    public FeedPosition Position { get; }

    /// <summary>How many changes.</summary>
    public int Count { get; }

    /// <summary>The units, those above included, in which a breach stood before or stands now.</summary>
    public IEnumerable<string> Units => _byUnit.Keys;

    /// <param name="changes">What changed.</param>
    /// <param name="before">The snapshot before, and its day.</param>
    /// <param name="after">The snapshot after, and its day.</param>
    public static BreachStep Of(
        IReadOnlyList<BreachChange> changes,
        (WorkforceSnapshot Snapshot, DateOnly Day) before,
        (WorkforceSnapshot Snapshot, DateOnly Day) after)
    {
        var step = new BreachStep(new(after.Snapshot.Revision, after.Day), changes.Count);

        foreach (var change in changes)
        {
            var watched = WatchedChange.Of(change, before, after);

            foreach (var unitId in watched.Units)
            {
                if (!step._byUnit.TryGetValue(unitId, out var all))
                {
                    step._byUnit.Add(unitId, all = []);
                }

                all.Add(watched);
            }
        }

        return step;
    }

    /// <summary>The changes that somebody who watches a unit may have to hear of.</summary>
    public IReadOnlyList<WatchedChange> In(string unitId) => _byUnit.GetValueOrDefault(unitId) ?? [];
}

/// <summary>One worker's change, as those who watch are told of it.</summary>
/// <param name="WorkerId">The worker.</param>
/// <param name="Before">Where the breach stood; null if none did.</param>
/// <param name="After">Where it stands; null if none does.</param>
/// <param name="Now">The breach as it stands; as it ended, or else was, if none does.</param>
/// <param name="Was">The breach as it was, for those from whose sight it goes; null where the place is the same.</param>
internal sealed record WatchedChange(string WorkerId, CasePlace? Before, CasePlace? After, V1.CaseloadBreach Now, V1.CaseloadBreach? Was)
{
    /// <summary>Whether a breach stands now.</summary>
    public required bool Stands { get; init; }

    /// <summary>Whether one stood before.</summary>
    public required bool Stood { get; init; }

    public IEnumerable<string> Units => (Before?.Path ?? []).Union(After?.Path ?? [], StringComparer.Ordinal);

    public static WatchedChange Of(
        BreachChange change,
        (WorkforceSnapshot Snapshot, DateOnly Day) before,
        (WorkforceSnapshot Snapshot, DateOnly Day) after)
    {
        var placeBefore = change.Before?.On(before.Day).Place;
        var placeAfter = change.After?.On(after.Day).Place;
        var moves = change is { Before: not null, After: not null } && !IsSame(placeBefore, placeAfter);
        var was = moves || (change.After is null && Ended(change.Before!, after) is null) ? change.Before!.ToProto(before.Snapshot, before.Day) : null;

        return new(
            change.WorkerId,
            placeBefore,
            placeAfter,
            (change.After ?? Ended(change.Before!, after))?.ToProto(after.Snapshot, after.Day) ?? was!,
            was)
        {
            Stands = change.After is not null,
            Stood = change.Before is not null,
        };
    }

    private static bool IsSame(CasePlace? one, CasePlace? other) =>
        ReferenceEquals(one, other) || (one is not null && other is not null && one.Role == other.Role && one.Path.SequenceEqual(other.Path));

    /// <summary>A breach that no longer stands, as it ended; null if it is now known never to have been.</summary>
    private static Breach? Ended(Breach breach, (WorkforceSnapshot Snapshot, DateOnly Day) after) => after.Snapshot.Breaches
        .Of(breach.WorkerId)
        .LastOrDefault(other => other.FirstDate <= after.Day && other.Days.From < breach.Days.Until && breach.Days.From < other.Days.Until);
}
