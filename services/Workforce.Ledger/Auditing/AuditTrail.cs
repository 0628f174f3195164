using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Workforce.Ledger.Auditing;

/// <summary>
/// Who has written and read what, beside the changes and in the same database: entries are added, in a chain of hashes, and
/// removed only from the beginning.
/// </summary>
/// <remarks>
/// For any number of concurrent callers and processes: they queue. What an append of changes says of itself is added by
/// <see cref="ChangeLedger"/>, in its own transaction. Every method throws
/// <see cref="LedgerUnavailableException"/> where the database cannot do its work now.
/// </remarks>
public sealed class AuditTrail
{
    private readonly LedgerDatabase _database;

    internal AuditTrail(LedgerDatabase database)
    {
        _database = database;
    }

    /// <summary>Adds entries in one transaction, all or none; durable once it returns.</summary>
    /// <returns>Where the trail then ends.</returns>
    /// <exception cref="ArgumentException">A time is not UTC.</exception>
    public Task<AuditHead> AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken = default)
    {
        var exact = entries.Select(Exact).ToArray();

        return exact.Length == 0 ? HeadAsync(cancellationToken) : AppendCoreAsync(exact, cancellationToken);
    }

    /// <summary>Where the trail ends.</summary>
    public async Task<AuditHead> HeadAsync(CancellationToken cancellationToken = default)
    {
        await using var context = _database.CreateContext();

        return await _database.GuardAsync(() => context.AuditHead
            .Select(row => new AuditHead(row.EntryNumber, row.EntryHash))
            .SingleAsync(cancellationToken));
    }

    /// <summary>A page of the entries that a question is about, the latest first.</summary>
    public async Task<IReadOnlyList<ChainedEntry>> ListAsync(AuditQuestion question, CancellationToken cancellationToken = default)
    {
        await using var context = _database.CreateContext();

        return await _database.GuardAsync(async () =>
        {
            var rows = await question.Of(context.AuditEntries)
                .OrderByDescending(row => row.EntryNumber)
                .Take(question.Limit)
                .ToListAsync(cancellationToken);

            return rows.ConvertAll(row => row.ToChained());
        });
    }

    /// <summary>Goes through the whole chain. Not while entries are being trimmed.</summary>
    /// <param name="expected">An end that was written down before; null if none was.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<AuditVerdict> VerifyAsync(AuditHead? expected = null, CancellationToken cancellationToken = default)
    {
        await using var context = _database.CreateContext();

        return await _database.GuardAsync(() => new AuditVerification(context, expected).RunAsync(cancellationToken));
    }

    /// <summary>
    /// Removes the entries from the beginning of the trail up to the first whose last call was at <paramref name="before"/> or later,
    /// and adds one that says so and carries the hash from which the rest goes on. All or nothing.
    /// </summary>
    /// <param name="before">In UTC.</param>
    /// <param name="caller">Who removes them.</param>
    /// <param name="now">In UTC.</param>
    /// <param name="cancellationToken">Until the commit has begun, cancelling means that nothing is removed.</param>
    /// <returns>How many were removed; 0 if all are later, and then nothing is added.</returns>
    public async Task<long> TrimAsync(DateTime before, string caller, DateTime now, CancellationToken cancellationToken = default)
    {
        var (limit, at) = (UtcMoment.ToMicrosecond(before, nameof(before)), UtcMoment.ToMicrosecond(now, nameof(now)));

        return await InTransactionAsync(TryTrimAsync, cancellationToken);

        async Task<long> TryTrimAsync(LedgerContext context, IDbContextTransaction transaction, CancellationToken cancellation)
        {
            // Takes the lock that an append takes.
            await AuditAppend.LockAsync(context, cancellation);
            var head = await context.AuditHead.SingleAsync(cancellation);
            var kept = await context.AuditEntries
                .Where(row => row.LastAt >= limit)
                .OrderBy(row => row.EntryNumber)
                .Select(row => (long?)row.EntryNumber)
                .FirstOrDefaultAsync(cancellation) ?? head.EntryNumber + 1;
            var last = await context.AuditEntries.SingleOrDefaultAsync(row => row.EntryNumber == kept - 1, cancellation);

            if (last is null)
            {
                return 0;
            }

            var removed = await context.Database.ExecuteSqlAsync($"DELETE FROM audit_entries WHERE entry_number < {kept}", cancellation);
            await AddAsync(
                context,
                transaction,
                [
                    new()
                    {
                        Caller = caller,
                        Method = "audit trim",
                        FirstAt = at,
                        LastAt = at,
                        ItemCount = removed,
                        Trim = new(last.EntryNumber, last.EntryHash),
                    },
                ],
                cancellation);

            return removed;
        }
    }

    private static AuditEntry Exact(AuditEntry entry) => entry with
    {
        FirstAt = UtcMoment.ToMicrosecond(entry.FirstAt, nameof(entry)),
        LastAt = UtcMoment.ToMicrosecond(entry.LastAt, nameof(entry)),
    };

    private Task<AuditHead> AppendCoreAsync(AuditEntry[] entries, CancellationToken cancellationToken)
    {
        AuditHead? tried = null;

        return InTransactionAsync(TryAsync, cancellationToken);

        async Task<AuditHead> TryAsync(LedgerContext context, IDbContextTransaction transaction, CancellationToken cancellation)
        {
            // Tried again since the answer to a commit was lost, it may be there: a hash is nobody else's. Under the lock, since the commit may still be under way.
            if (tried is not null)
            {
                await AuditAppend.LockAsync(context, cancellation);

                if (await context.AuditEntries.AnyAsync(row => row.EntryNumber == tried.Number && row.EntryHash == tried.Hash, cancellation))
                {
                    return tried;
                }
            }

            return tried = await AddAsync(context, transaction, entries, cancellation);
        }
    }

    private async Task<AuditHead> AddAsync(
        LedgerContext context, IDbContextTransaction transaction, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        using var insert = _database.CreateInsert(context, typeof(AuditEntryRow));

        return await AuditAppend.AddAsync(context, insert, transaction.GetDbTransaction(), entries, cancellationToken);
    }

    private Task<T> InTransactionAsync<T>(
        Func<LedgerContext, IDbContextTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        return _database.GuardAsync(() => _database.RetryAsync(TryAsync, cancellationToken));

        async Task<T> TryAsync(CancellationToken cancellation)
        {
            await using var context = _database.CreateContext();
            await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
            var result = await work(context, transaction, cancellation);

            // Not to be cancelled: nobody could tell whether it had been done.
            await transaction.CommitAsync(CancellationToken.None);

            return result;
        }
    }
}
