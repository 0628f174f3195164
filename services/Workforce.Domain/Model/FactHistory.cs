using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Model;

/// <summary>What is known of one unit, post, worker, engagement or pipeline entry: the change that holds for each fact.</summary>
/// <remarks>Also keeps withdrawals, which bar a version made earlier that arrives later.</remarks>
internal sealed record FactHistory
{
    public static readonly FactHistory Empty = new();

    private FactHistory()
    {
    }

    /// <summary>The changes that hold, ordered by kind and then by first date.</summary>
    public ImmutableArray<Change> Changes { get; private init; } = [];

    /// <summary>The facts that hold and are not withdrawn.</summary>
    public IEnumerable<Fact> Facts
    {
        get
        {
            foreach (var change in Changes)
            {
                if (!change.Withdrawn)
                {
                    yield return change.Fact;
                }
            }
        }
    }

    /// <summary>This history with changes in it, or null if changes that hold over them all are there already.</summary>
    public FactHistory? With(IEnumerable<Change> changes)
    {
        // A list, since a batch may bring thousands of states of one post and an array would be copied for each.
        List<Change> all = [.. Changes];
        var isChanged = false;

        foreach (var change in changes)
        {
            var index = IndexOf(CollectionsMarshal.AsSpan(all), change.Fact.Key);

            if (index < 0)
            {
                all.Insert(~index, change);
                isChanged = true;
            }
            else if (change.HoldsOver(all[index]))
            {
                all[index] = change;
                isChanged = true;
            }
        }

        return isChanged ? new() { Changes = [.. all] } : null;
    }

    /// <summary>Whether a change is the one that holds for its fact.</summary>
    public bool Holds(Change change) =>
        IndexOf(Changes.AsSpan(), change.Fact.Key) is >= 0 and var index && Changes[index] == change;

    /// <returns>Where the change of a fact stands, or the complement of where it belongs.</returns>
    private static int IndexOf(ReadOnlySpan<Change> changes, FactKey key)
    {
        var (low, high) = (0, changes.Length);

        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = Order(changes[middle].Fact.Key, key);

            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        return ~low;
    }

    private static int Order(FactKey left, FactKey right) =>
        left.Kind.CompareTo(right.Kind) is var order and not 0 ? order : left.FirstDate.CompareTo(right.FirstDate);
}
