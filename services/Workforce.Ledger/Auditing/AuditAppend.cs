using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Workforce.Ledger.Appending;

namespace Workforce.Ledger.Auditing;

/// <summary>Adds entries to the end of the chain, within a transaction of its caller.</summary>
internal static class AuditAppend
{
    /// <summary>Takes the lock of the trail's end, for the rest of a transaction.</summary>
    public static Task LockAsync(LedgerContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"UPDATE audit_head SET entry_number = entry_number", cancellationToken);

    /// <summary>
    /// Whether what was tried before is in the trail: tried again since the answer to a commit was lost, it may be there. A hash is nobody
    /// else's. Takes the lock, since the commit may still be under way.
    /// </summary>
    public static async Task<bool> IsThereAsync(LedgerContext context, AuditHead tried, CancellationToken cancellationToken)
    {
        await LockAsync(context, cancellationToken);

        return await context.AuditEntries.AnyAsync(row => row.EntryNumber == tried.Number && row.EntryHash == tried.Hash, cancellationToken);
    }

    /// <param name="context">The context whose transaction it is.</param>
    /// <param name="insert">The INSERT of <see cref="AuditEntryRow"/> on that context.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="entries">The entries, at least one; times in UTC, to the microsecond.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Where the trail then ends.</returns>
    public static async Task<AuditHead> AddAsync(
        LedgerContext context,
        RowInsert insert,
        DbTransaction transaction,
        IReadOnlyList<AuditEntry> entries,
        CancellationToken cancellationToken)
    {
        // First, since it takes the lock under which the numbers are ours: see AuditHeadRow.
        await context.Database.ExecuteSqlAsync($"UPDATE audit_head SET entry_number = entry_number + {entries.Count}", cancellationToken);
        var head = await context.AuditHead.SingleAsync(cancellationToken);

        var (number, hash) = (head.EntryNumber - entries.Count, head.EntryHash);
        var rows = new AuditEntryRow[entries.Count];

        for (var i = 0; i < rows.Length; i++)
        {
            hash = AuditChain.HashOf(hash, ++number, entries[i]);
            rows[i] = AuditEntryRow.Of(new(number, entries[i], hash));
        }

        await insert.ExecuteAsync(rows, transaction, cancellationToken);
        await context.Database.ExecuteSqlAsync($"UPDATE audit_head SET entry_hash = {hash}", cancellationToken);

        return new(number, hash);
    }
}
