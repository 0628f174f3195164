using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Workforce.Domain.Facts;

/// <summary>A worker's name is not to be held: what was recorded of it is taken out, and what is sent of it from then on is not kept.</summary>
/// <remarks>
/// The one exception to a ledger that only ever adds, and it concerns the name alone, on which no figure depends. It stands until it is
/// withdrawn, whatever HR sends meanwhile: an extract of every night would otherwise bring the name back the night after. What has been
/// erased is gone, withdrawn or not; a name sent after the withdrawal is kept again. An erasure makes no worker known.
/// </remarks>
public sealed record NameErasure(string WorkerId) : Fact
{
    public override FactKey Key => new(FactKind.NameErasure, WorkerId);

    public override FactReference Subject => FactReference.Worker(WorkerId);

    public override FactReferences References => FactReferences.None;

    /// <summary>What stands of the erasures with those among further changes.</summary>
    internal static ImmutableDictionary<string, Change> Standing(ImmutableDictionary<string, Change> standing, IReadOnlyList<RecordedChange> changes)
    {
        foreach (var recorded in changes)
        {
            if (recorded.Change is { Fact: NameErasure erasure } change
                && (!standing.TryGetValue(erasure.WorkerId, out var before) || change.HoldsOver(before)))
            {
                standing = standing.SetItem(erasure.WorkerId, change);
            }
        }

        return standing;
    }

    /// <summary>Takes out of changes the names that others among them erase.</summary>
    /// <param name="changes">The changes, in the order in which they were recorded.</param>
    /// <returns>The changes without those names, and whose names are erased.</returns>
    internal static (IReadOnlyList<RecordedChange> Changes, IReadOnlySet<string> WorkerIds) Apply(IReadOnlyList<RecordedChange> changes)
    {
        HashSet<string>? erased = null;
        RecordedChange[]? without = null;

        // From the last on, so that each name meets the erasures that were recorded after it.
        for (var i = changes.Count - 1; i >= 0; i--)
        {
            var change = changes[i].Change;

            if (change is { Fact: NameErasure erasure, Withdrawn: false })
            {
                (erased ??= new(StringComparer.Ordinal)).Add(erasure.WorkerId);
            }
            else if (change.Fact is Worker { Name.Length: > 0 } worker && erased is not null && erased.Contains(worker.WorkerId))
            {
                without ??= [.. changes];
                without[i] = changes[i] with { Change = change.WithoutName() };
            }
        }

        return (without ?? changes, (IReadOnlySet<string>?)erased ?? FrozenSet<string>.Empty);
    }
}
