using System.Collections.Immutable;
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
    public ImmutableArray<StaffingChange> Changes { get; private init; } = [];

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

    /// <summary>This history with a change in it, or null if a change that holds over it is there already.</summary>
    public FactHistory? With(StaffingChange change)
    {
        var key = change.Fact.Key;

        for (var i = 0; i < Changes.Length; i++)
        {
            var existing = Changes[i].Fact.Key;
            var order = Order(key, existing);

            if (order == 0)
            {
                return change.HoldsOver(Changes[i]) ? new() { Changes = Changes.SetItem(i, change) } : null;
            }

            if (order < 0)
            {
                return new() { Changes = Changes.Insert(i, change) };
            }
        }

        return new() { Changes = Changes.Add(change) };
    }

    private static int Order(FactKey left, FactKey right) =>
        left.Kind.CompareTo(right.Kind) is var order and not 0 ? order : left.FirstDate.CompareTo(right.FirstDate);
}
