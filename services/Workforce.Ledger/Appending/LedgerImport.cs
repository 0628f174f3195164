using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Workforce.Domain.Facts;
using Workforce.Ledger.Tables;

namespace Workforce.Ledger.Appending;

/// <summary>Records changes as another ledger did, with its numbers, revisions and times, in one transaction. For one use.</summary>
internal sealed class LedgerImport(LedgerDatabase database) : IDisposable
{
    /// <summary>So many rows at once that a round trip does not show, so few that memory stays flat.</summary>
    private const int RowsAtOnce = 8192;

    private readonly Dictionary<Type, RowInsert> _inserts = [];
    private readonly List<RevisionRow> _revisions = [];
    private readonly List<RecordedChange> _changes = [];
    private int _changesOfFinishedRevisions;
    private RecordedChange? _last;

    /// <exception cref="LedgerImportException">The ledger is not empty, or the changes are not a whole ledger in order.</exception>
    public async Task<LedgerHead> RunAsync(IAsyncEnumerable<RecordedChange> changes, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        await using var transaction = await LedgerTransaction.BeginAsync(database, context, cancellationToken);

        await context.LockHeadAsync(cancellationToken);

        if (await context.Head.AnyAsync(head => head.Revision > 0, cancellationToken))
        {
            throw new LedgerImportException("The ledger already holds changes; only an empty one can be read into.");
        }

        await foreach (var change in changes.WithCancellation(cancellationToken))
        {
            if (_last is not null && change.Revision != _last.Revision)
            {
                FinishRevision(_last);

                if (_changes.Count >= RowsAtOnce)
                {
                    await InsertAsync(context, transaction.OfTheDriver, cancellationToken);
                }
            }

            ThrowUnlessNext(change);
            _changes.Add(change);
            _last = change;
        }

        if (_last is null)
        {
            return default;
        }

        FinishRevision(_last);
        await InsertAsync(context, transaction.OfTheDriver, cancellationToken);
        await context.Database.ExecuteSqlAsync(
            $"UPDATE ledger_head SET revision = {_last.Revision}, change_number = {_last.Number}, recorded_at = {context.ParameterOf(_last.RecordedAt)}",
            cancellationToken);
        await transaction.CommitAsync();

        return new(_last.Revision, _last.Number);
    }

    public void Dispose()
    {
        foreach (var insert in _inserts.Values)
        {
            insert.Dispose();
        }
    }

    private void ThrowUnlessNext(RecordedChange change)
    {
        UtcMoment.ThrowUnlessExact(change.RecordedAt, nameof(change));
        UtcMoment.ThrowUnlessExact(change.Change.Made.Time, nameof(change));

        var (number, revision, recordedAt) = _last is { } last ? (last.Number, last.Revision, last.RecordedAt) : (0, 0, DateTime.MinValue);
        var sameRevision = change.Revision == revision;

        if (change.Number != number + 1)
        {
            throw new LedgerImportException($"After change {number} comes change {change.Number}: one is missing, or they are not in order.");
        }

        if (!sameRevision && change.Revision != revision + 1)
        {
            throw new LedgerImportException($"Change {change.Number} is of revision {change.Revision}, and the one before of {revision}: a revision is missing, or they are not in order.");
        }

        if (sameRevision ? change.RecordedAt != recordedAt : change.RecordedAt < recordedAt)
        {
            throw new LedgerImportException($"Change {change.Number} was recorded at another time than its revision, or before the revision below it.");
        }
    }

    private void FinishRevision(RecordedChange last)
    {
        _revisions.Add(new()
        {
            Revision = last.Revision,
            RecordedAt = last.RecordedAt,
            ChangeCount = _changes.Count - _changesOfFinishedRevisions,
            LastChangeNumber = last.Number,
        });
        _changesOfFinishedRevisions = _changes.Count;
    }

    private async Task InsertAsync(LedgerContext context, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await InsertAsync(_revisions, typeof(RevisionRow));
        await InsertAsync(
            _changes.ConvertAll(recorded => ChangeRow.Of(recorded.Number, recorded.Revision, recorded.Change)),
            typeof(ChangeRow));

        foreach (var facts in _changes.Select(recorded => FactRow.Of(recorded.Number, recorded.Change.Fact)).GroupBy(row => row.GetType()))
        {
            await InsertAsync(facts.ToList(), facts.Key);
        }

        _revisions.Clear();
        _changes.Clear();
        _changesOfFinishedRevisions = 0;

        async Task InsertAsync(IReadOnlyList<object> rows, Type rowType)
        {
            if (!_inserts.TryGetValue(rowType, out var insert))
            {
                _inserts[rowType] = insert = database.CreateInsert(context, rowType);
            }

            await insert.ExecuteAsync(rows, transaction, cancellationToken);
        }
    }
}
