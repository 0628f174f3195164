using System.Collections.Concurrent;
using Workforce.Ledger.Auditing;

namespace Workforce.Service.Auditing;

/// <summary>What is to be written into the audit trail next: calls that are alike as one entry, and a bounded number of entries.</summary>
/// <param name="capacity">How many different entries it takes.</param>
internal sealed class AuditQueue(int capacity)
{
    private readonly ConcurrentDictionary<AuditKey, AuditTally> _tallies = new();
    private int _count;

    /// <summary>How many entries wait.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Adds a call: without a lock and without an allocation, unless it is the first of its kind since the last were taken.</summary>
    /// <returns>False if there is no room for another entry: the call is not kept, and so must not be answered.</returns>
    public bool TryAdd(in AuditKey key, long rows, long revision, DateTime now)
    {
        while (true)
        {
            if (!_tallies.TryGetValue(key, out var tally))
            {
                if (Interlocked.Increment(ref _count) > capacity)
                {
                    Interlocked.Decrement(ref _count);

                    // Somebody may have added the very one meanwhile.
                    return _tallies.TryGetValue(key, out tally) && tally.TryAdd(rows, revision, now);
                }

                var mine = new AuditTally(key, now);
                tally = _tallies.GetOrAdd(key, mine);

                if (!ReferenceEquals(tally, mine))
                {
                    Interlocked.Decrement(ref _count);
                }
            }

            if (tally.TryAdd(rows, revision, now))
            {
                return true;
            }

            // Closed, and so taken out or about to be; if it has run over, nobody else does it.
            Remove(key, tally);
        }
    }

    /// <summary>Takes what has been added.</summary>
    public List<AuditEntry> Take()
    {
        var entries = new List<AuditEntry>();

        foreach (var (key, tally) in _tallies)
        {
            Remove(key, tally);

            if (tally.Close() is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    private void Remove(in AuditKey key, AuditTally tally)
    {
        if (_tallies.TryRemove(KeyValuePair.Create(key, tally)))
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
