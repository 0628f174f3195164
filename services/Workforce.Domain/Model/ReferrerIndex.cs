using System.Collections.Immutable;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Model;

/// <summary>What refers to what, while a snapshot is being made: new entries are merged in once, at the end.</summary>
internal sealed class ReferrerIndex(ImmutableDictionary<FactReference, ImmutableArray<FactReference>> old)
{
    private readonly Dictionary<FactReference, HashSet<FactReference>> _added = [];

    public void Add(IEnumerable<FactReference> references, FactReference referrer)
    {
        foreach (var reference in references)
        {
            if (reference == referrer)
            {
                continue;
            }

            if (!_added.TryGetValue(reference, out var added))
            {
                _added.Add(reference, added = []);
            }

            added.Add(referrer);
        }
    }

    public IEnumerable<FactReference> To(FactReference reference)
    {
        var before = old.TryGetValue(reference, out var existing) ? existing : [];
        return _added.TryGetValue(reference, out var added) ? before.Union(added) : before;
    }

    public ImmutableDictionary<FactReference, ImmutableArray<FactReference>> ToImmutable()
    {
        var next = old.ToBuilder();

        foreach (var reference in _added.Keys)
        {
            next[reference] = [.. To(reference)];
        }

        return next.ToImmutable();
    }
}
