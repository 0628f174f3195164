using Microsoft.EntityFrameworkCore;
using Workforce.Ledger.Appending;

namespace Workforce.Ledger.Auditing;

/// <summary>
/// Removes the first entries of the trail and adds one that says so, within a transaction that may be tried again. Each slice speaks for
/// itself, since the chain goes on from the last entry that is said to be removed: were one entry to speak for many transactions, the trail would
/// not verify between them.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="limit">Entries whose last call was then or later are kept, and all after the first of them.</param>
/// <param name="caller">Who removes them.</param>
/// <param name="now">When.</param>
/// <param name="end">The last entry that may be removed.</param>
/// <param name="size">How many at most, at least 1.</param>
internal sealed class AuditTrimSlice(LedgerDatabase database, DateTime limit, string caller, DateTime now, long end, int size)
{
    private AuditHead? _tried;
    private long _removed;

    /// <returns>How many were removed; 0 if all are later, and then nothing is added.</returns>
    public async Task<long> RemoveAsync(LedgerContext context, LedgerTransaction transaction, CancellationToken cancellationToken)
    {
        if (_tried is not null && await AuditAppend.IsThereAsync(context, _tried, cancellationToken))
        {
            return _removed;
        }

        // Takes the lock that an append takes.
        await AuditAppend.LockAsync(context, cancellationToken);

        if (await LastAsync(context, cancellationToken) is not { } last)
        {
            return 0;
        }

        _removed = await context.Database.ExecuteSqlAsync($"DELETE FROM audit_entries WHERE entry_number <= {last.EntryNumber}", cancellationToken);
        using var insert = database.CreateInsert(context, typeof(AuditEntryRow));
        _tried = await AuditAppend.AddAsync(context, insert, transaction.OfTheDriver, [Entry(last)], cancellationToken);

        return _removed;
    }

    /// <summary>The last entry to be removed; null for none.</summary>
    private async Task<AuditEntryRow?> LastAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        if (await context.AuditEntries.MinAsync(row => (long?)row.EntryNumber, cancellationToken) is not { } first)
        {
            return null;
        }

        var through = Math.Min(first + size - 1, end);
        var kept = await context.AuditEntries
            .Where(row => row.EntryNumber <= through && row.LastAt >= limit)
            .OrderBy(row => row.EntryNumber)
            .Select(row => (long?)row.EntryNumber)
            .FirstOrDefaultAsync(cancellationToken) ?? through + 1;

        return await context.AuditEntries.SingleOrDefaultAsync(row => row.EntryNumber == kept - 1, cancellationToken);
    }

    private AuditEntry Entry(AuditEntryRow last) => new()
    {
        Caller = caller,
        Method = "audit trim",
        FirstAt = now,
        LastAt = now,
        ItemCount = _removed,
        Trim = new(last.EntryNumber, last.EntryHash),
    };
}
