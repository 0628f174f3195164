using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Workforce.Domain.Facts;
using Workforce.Ledger.Auditing;
using Workforce.Ledger.Tables;

namespace Workforce.Ledger.Appending;

/// <summary>
/// Appends over one connection that it keeps, with the statements prepared on it. For one caller at a time; of no more
/// use once an append has failed.
/// </summary>
internal sealed class LedgerWriter : IAsyncDisposable
{
    private const int PartSize = 4096;

    private readonly LedgerDatabase _database;
    private readonly LedgerContext _context;
    private readonly Dictionary<Type, RowInsert> _inserts = [];

    /// <summary>Whether to look first which changes are known: what was sent again is mostly followed by more of it.</summary>
    private bool _looksFirst;

    private LedgerWriter(LedgerDatabase database, LedgerContext context)
    {
        _database = database;
        _context = context;
        _looksFirst = !database.TellsKnownChanges;
    }

    public static async Task<LedgerWriter> OpenAsync(LedgerDatabase database, CancellationToken cancellationToken)
    {
        var context = database.CreateContext();

        try
        {
            await context.Database.OpenConnectionAsync(cancellationToken);

            return new(database, context);
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }

    /// <remarks>
    /// Nearly every batch is new as a whole, and to look first would cost about as much as the insert into the index that tells in any
    /// case. So it is left to tell, where the engine can; once it has, the batch is done again with a look.
    /// </remarks>
    public async Task<AppendResult> AppendAsync(
        IReadOnlyList<Change> changes,
        Func<DateTime> now,
        IReadOnlyList<AuditedChanges> audited,
        Action<long>? numbered,
        CancellationToken cancellationToken)
    {
        if (!_looksFirst)
        {
            try
            {
                return await AppendAsync(changes, now, audited, numbered, looksFirst: false, cancellationToken);
            }
            catch (Exception exception) when (_database.IsKnownChange(exception))
            {
                _looksFirst = true;
                // Another process may record one of that number before the second try has its turn.
                numbered?.Invoke(0);
            }
        }

        var result = await AppendAsync(changes, now, audited, numbered, looksFirst: true, cancellationToken);
        _looksFirst = !_database.TellsKnownChanges || result.Changes.Any(change => change.Outcome is not AppendOutcome.Recorded);
        return result;
    }

    private async Task<AppendResult> AppendAsync(
        IReadOnlyList<Change> changes,
        Func<DateTime> now,
        IReadOnlyList<AuditedChanges> audited,
        Action<long>? numbered,
        bool looksFirst,
        CancellationToken cancellationToken)
    {
        await using var transaction = await LedgerTransaction.BeginAsync(_database, _context, cancellationToken);

        // First, since it takes the lock under which the number is ours: see HeadRow.
        await _context.Database.ExecuteSqlAsync($"UPDATE ledger_head SET revision = revision + 1", cancellationToken);
        var head = await _context.Head.SingleAsync(cancellationToken);
        numbered?.Invoke(head.Revision);

        var known = looksFirst ? await KnownChanges.FindAsync(_context, changes, cancellationToken) : null;
        var erasures = await StandingErasures.FindAsync(_context, changes, cancellationToken);
        var batch = new AppendBatch(head.Revision, head.ChangeNumber, known, erasures);
        var outcomes = new AppendedChange[changes.Count];

        // Asked under the lock, and as late as it can be told; never before the revision below it, nor before a moment of which somebody was told what was
        // known then (SettledRevisionAtAsync), whatever the clocks of several writers say.
        var recordedAt = UtcMoment.Later(UtcMoment.ToMicrosecond(now(), nameof(now)), head.RecordedAt);

        // In parts where all of it is new, so that the rows of a large one are not all in memory; how many are is known only at its end otherwise.
        var isNew = known is null && !changes.Any(change => change.Fact is NameErasure);

        for (var next = 0; next < outcomes.Length;)
        {
            for (var end = isNew ? Math.Min(next + PartSize, outcomes.Length) : outcomes.Length; next < end; next++)
            {
                outcomes[next] = batch.Add(changes[next]);
            }

            if (batch.Rows.Count > 0)
            {
                await InsertAsync(batch, isNew ? changes.Count : batch.Rows.Count, head, recordedAt, transaction.OfTheDriver, cancellationToken);
                batch.ForgetRows();
            }
        }

        if (batch.LastChangeNumber == head.ChangeNumber)
        {
            return new(head.Revision - 1, head.RecordedAt, outcomes);
        }

        await EraseNamesAsync(erasures.Added, head.ChangeNumber, cancellationToken);
        await _context.Database.ExecuteSqlAsync(
            $"UPDATE ledger_head SET change_number = {batch.LastChangeNumber}, recorded_at = {_context.ParameterOf(recordedAt)}",
            cancellationToken);

        if (AuditedChanges.EntriesOf(audited, outcomes, head.Revision, recordedAt) is { Count: > 0 } entries)
        {
            await AuditAppend.AddAsync(_context, InsertInto<AuditEntryRow>(), transaction.OfTheDriver, entries, cancellationToken);
        }

        await transaction.CommitAsync();
        _database.Committed(_context);

        return new(head.Revision, recordedAt, outcomes);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var insert in _inserts.Values)
        {
            insert.Dispose();
        }

        await _context.DisposeAsync();
    }

    /// <param name="batch">The rows, or a part of them.</param>
    /// <param name="count">How many changes the revision has in all.</param>
    /// <param name="head">Where the ledger ended, with the number of the revision.</param>
    /// <param name="recordedAt">When it is recorded.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="cancellationToken">Cancels.</param>
    private async Task InsertAsync(
        AppendBatch batch,
        int count,
        HeadRow head,
        DateTime recordedAt,
        DbTransaction transaction,
        CancellationToken cancellationToken)
    {
        // Before the first of its changes, which refer to it.
        if (batch.Rows[0].ChangeNumber == head.ChangeNumber + 1)
        {
            var revision = new RevisionRow
            {
                Revision = batch.Revision,
                RecordedAt = recordedAt,
                ChangeCount = count,
                LastChangeNumber = head.ChangeNumber + count,
            };

            await InsertInto<RevisionRow>().ExecuteAsync([revision], transaction, cancellationToken);
        }

        await InsertInto<ChangeRow>().ExecuteAsync(batch.Rows, transaction, cancellationToken);

        foreach (var (rowType, facts) in batch.Facts)
        {
            await InsertInto(rowType).ExecuteAsync(facts, transaction, cancellationToken);
        }
    }

    /// <summary>The one thing that is ever altered of what was recorded: see <see cref="NameErasure"/>.</summary>
    private async Task EraseNamesAsync(IReadOnlyCollection<string> workerIds, long throughNumber, CancellationToken cancellationToken)
    {
        foreach (var part in workerIds.Chunk(_context.MaxValues))
        {
            var named = await _context.RowsWith<WorkerRow, string>(row => row.WorkerId, part)
                .Where(row => row.ChangeNumber <= throughNumber && row.Name != "")
                .Select(row => row.ChangeNumber)
                .ToListAsync(cancellationToken);

            foreach (var number in named)
            {
                await _context.Database.ExecuteSqlAsync(
                    $"UPDATE workers SET name = '', name_erased = 1 WHERE change_number = {number}",
                    cancellationToken);
            }
        }
    }

    private RowInsert InsertInto<TRow>() => InsertInto(typeof(TRow));

    private RowInsert InsertInto(Type rowType)
    {
        if (!_inserts.TryGetValue(rowType, out var insert))
        {
            _inserts[rowType] = insert = _database.CreateInsert(_context, rowType);
        }

        return insert;
    }
}
