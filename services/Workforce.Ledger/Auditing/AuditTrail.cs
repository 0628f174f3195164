using Microsoft.EntityFrameworkCore;
using Workforce.Ledger.Appending;

namespace Workforce.Ledger.Auditing;

/// <summary>
/// Who has written and read what, beside the changes and in the same database: entries are added, in a chain of hashes, and
/// removed only from the beginning.
/// </summary>
/// <remarks>
/// For any number of concurrent callers and processes: they queue, on SQLite also behind this process's appends of changes, however long
/// one takes. What an append of changes says of itself is added by
/// <see cref="ChangeLedger"/>, in its own transaction. Every method throws
/// <see cref="LedgerUnavailableException"/> where the database cannot do its work now.
/// </remarks>
public sealed class AuditTrail
{
    /// <summary>Longer than SQLite lets a writer of another process sleep before it looks again whether it may write (100 ms): there nobody queues.</summary>
    private static readonly TimeSpan BetweenSlices = TimeSpan.FromMilliseconds(250);

    private readonly LedgerDatabase _database;
    private readonly SemaphoreSlim? _writing;

    /// <param name="database">The database.</param>
    /// <param name="writing">Whose turn it is to write, of this process; null where the engine has many write at once.</param>
    internal AuditTrail(LedgerDatabase database, SemaphoreSlim? writing)
    {
        _database = database;
        _writing = writing;
    }

    /// <summary>How many entries are trimmed in one transaction: so few that an append hardly notices that it waits, so many that few entries speak of it.</summary>
    internal int TrimSlice { get; set; } = 10_000;

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

    /// <summary>Goes through the whole chain; anew from where it then begins, if entries that it had yet to read are trimmed meanwhile.</summary>
    /// <param name="expected">An end that was written down before; null if none was.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<AuditVerdict> VerifyAsync(AuditHead? expected = null, CancellationToken cancellationToken = default)
    {
        await using var context = _database.CreateContext();

        return await _database.GuardAsync(async () =>
        {
            while (true)
            {
                var verification = new AuditVerification(context, expected);
                var verdict = await verification.RunAsync(cancellationToken);

                if (verdict.Fault is null || !await verification.IsOvertakenAsync(cancellationToken))
                {
                    return verdict;
                }
            }
        });
    }

    /// <summary>
    /// Removes the entries from the beginning of the trail up to the first whose last call was at <paramref name="before"/> or later. In
    /// slices of <see cref="TrimSlice"/>, so that others write in between; each is removed together with the adding of an entry that says so and
    /// carries the hash from which the rest goes on. Whatever ends it, the trail is whole, and the same again does the rest.
    /// </summary>
    /// <param name="before">In UTC.</param>
    /// <param name="caller">Who removes them.</param>
    /// <param name="now">In UTC.</param>
    /// <param name="trimmed">Is told after each slice how many are removed by then, in all.</param>
    /// <param name="cancellationToken">Until the commit of a slice has begun, cancelling means that nothing of it is removed.</param>
    /// <returns>How many were removed; 0 if all are later, and then nothing is added.</returns>
    public async Task<long> TrimAsync(
        DateTime before, string caller, DateTime now, Action<long>? trimmed = null, CancellationToken cancellationToken = default)
    {
        var (limit, at) = (UtcMoment.ToMicrosecond(before, nameof(before)), UtcMoment.ToMicrosecond(now, nameof(now)));

        // Asked once: before a day to come, what each slice adds would be old enough for the next.
        var end = (await HeadAsync(cancellationToken)).Number;
        var removed = 0L;

        while (true)
        {
            var slice = new AuditTrimSlice(_database, limit, caller, at, end, TrimSlice);
            var count = await InTransactionAsync(slice.RemoveAsync, cancellationToken);

            if (count > 0)
            {
                removed += count;
                trimmed?.Invoke(removed);
            }

            if (count < TrimSlice)
            {
                return removed;
            }

            if (_database.HasOneWriter)
            {
                await Task.Delay(BetweenSlices, cancellationToken);
            }
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

        async Task<AuditHead> TryAsync(LedgerContext context, LedgerTransaction transaction, CancellationToken cancellation)
        {
            if (tried is not null && await AuditAppend.IsThereAsync(context, tried, cancellation))
            {
                return tried;
            }

            using var insert = _database.CreateInsert(context, typeof(AuditEntryRow));

            return tried = await AuditAppend.AddAsync(context, insert, transaction.OfTheDriver, entries, cancellation);
        }
    }

    private async Task<T> InTransactionAsync<T>(
        Func<LedgerContext, LedgerTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (_writing is not null)
        {
            await _writing.WaitAsync(cancellationToken);
        }

        try
        {
            return await _database.GuardAsync(() => _database.RetryAsync(TryAsync, cancellationToken));
        }
        finally
        {
            _writing?.Release();
        }

        async Task<T> TryAsync(CancellationToken cancellation)
        {
            await using var context = _database.CreateContext();
            await using var transaction = await LedgerTransaction.BeginAsync(_database, context, cancellation);
            var result = await work(context, transaction, cancellation);

            await transaction.CommitAsync();

            return result;
        }
    }
}
