using Workforce.Ledger.Auditing;

namespace Workforce.Service.Auditing;

/// <summary>Counts calls that are alike, without a lock, until it is closed: each call is in the count, or is told that it is not.</summary>
/// <remarks>
/// Calls and rows are one number of 64 bits, so that no closing can come between them: from the lowest, 39 bits of rows, 24 of calls, and one that says
/// that it is closed. A tally lives for a fraction of a second, in which neither is reached.
/// </remarks>
internal sealed class AuditTally(AuditKey key, DateTime firstAt)
{
    private const int RowBits = 39;
    private const long MaxRows = (1L << RowBits) - 1;
    private const long OneCall = 1L << RowBits;
    private const long Closed = long.MinValue;

    private long _counts;
    private long _lastTicks = firstAt.Ticks;
    private long _revision;

    /// <returns>False if it is closed: the call counts elsewhere.</returns>
    public bool TryAdd(long rows, long revision, DateTime now)
    {
        // Before the count, so that whoever closes it finds the time and revision of every call counted.
        Raise(ref _lastTicks, now.Ticks);
        Raise(ref _revision, revision);

        for (var counts = Volatile.Read(ref _counts); counts >= 0;)
        {
            var room = MaxRows - (counts & MaxRows);
            var added = counts + OneCall + Math.Min(rows, room);

            // A count that would run over is as good as closed, and is made anew.
            if (added < 0)
            {
                return false;
            }

            var before = Interlocked.CompareExchange(ref _counts, added, counts);

            if (before == counts)
            {
                return true;
            }

            counts = before;
        }

        return false;
    }

    /// <summary>Ends the count.</summary>
    /// <returns>What it came to; null if nothing was counted.</returns>
    public AuditEntry? Close()
    {
        var counts = Interlocked.Or(ref _counts, Closed) & ~Closed;

        return counts == 0
            ? null
            : key.At(firstAt) with
            {
                LastAt = new(Volatile.Read(ref _lastTicks), DateTimeKind.Utc),
                CallCount = counts >> RowBits,
                ItemCount = counts & MaxRows,
                Revision = Volatile.Read(ref _revision),
            };
    }

    private static void Raise(ref long value, long candidate)
    {
        for (var current = Volatile.Read(ref value); candidate > current;)
        {
            var before = Interlocked.CompareExchange(ref value, candidate, current);

            if (before == current)
            {
                return;
            }

            current = before;
        }
    }
}
