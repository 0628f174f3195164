using Microsoft.EntityFrameworkCore;
using Workforce.Domain.Facts;
using Workforce.Ledger.Reading;
using Workforce.Ledger.Tables;

namespace Workforce.Ledger.Appending;

/// <summary>Whose names are not to be held, of those who occur in a batch.</summary>
internal sealed class StandingErasures
{
    private readonly Dictionary<string, Change> _standing = new(StringComparer.Ordinal);
    private readonly HashSet<string> _added = new(StringComparer.Ordinal);

    /// <summary>The workers whose names are to be taken out of what is recorded already.</summary>
    public IReadOnlyCollection<string> Added => _added;

    public static async Task<StandingErasures> FindAsync(LedgerContext context, IReadOnlyList<Change> batch, CancellationToken cancellationToken)
    {
        var standing = new StandingErasures();
        var named = batch.Select(change => change.Fact).OfType<Worker>().Where(worker => worker.Name.Length > 0).Select(worker => worker.WorkerId);
        var ids = named.Distinct(StringComparer.Ordinal).ToList();

        // Nearly every batch ends here, or at a table that is empty or small.
        if (ids.Count == 0 || !await context.Set<NameErasureRow>().AnyAsync(cancellationToken))
        {
            return standing;
        }

        var numbers = new List<long>();

        foreach (var part in ids.Chunk(context.MaxValues))
        {
            numbers.AddRange(await context.RowsWith<NameErasureRow, string>(row => row.WorkerId, part)
                .Select(row => row.ChangeNumber)
                .ToListAsync(cancellationToken));
        }

        foreach (var recorded in await ChangeReader.ListAsync(context, numbers, cancellationToken))
        {
            standing.Take(((NameErasure)recorded.Change.Fact).WorkerId, recorded.Change);
        }

        return standing;
    }

    /// <summary>The change as it is to be recorded: without the name, where that is not to be held.</summary>
    public Change Keep(Change change)
    {
        if (change.Fact is NameErasure erasure)
        {
            Take(erasure.WorkerId, change);

            if (!change.Withdrawn)
            {
                _added.Add(erasure.WorkerId);
            }
        }

        return change.Fact is Worker { Name.Length: > 0 } worker && _standing.TryGetValue(worker.WorkerId, out var standing) && !standing.Withdrawn
            ? change.WithoutName()
            : change;
    }

    private void Take(string workerId, Change change)
    {
        if (!_standing.TryGetValue(workerId, out var before) || change.HoldsOver(before))
        {
            _standing[workerId] = change;
        }
    }
}
