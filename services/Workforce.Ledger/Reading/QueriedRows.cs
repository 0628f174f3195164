using Microsoft.EntityFrameworkCore;
using Workforce.Ledger.Tables;

namespace Workforce.Ledger.Reading;

/// <summary>Rows by EF's queries, on any engine.</summary>
internal sealed class QueriedRows(LedgerContext context, ChangeSelection selection) : RowSource
{
    public override async Task<IReadOnlyList<ChangeRow>> ChangesAsync(CancellationToken cancellationToken) =>
        await selection.Rows<ChangeRow>(context).OrderBy(row => row.ChangeNumber).ToListAsync(cancellationToken);

    public override async Task<IReadOnlyList<TRow>> FactsAsync<TRow>(CancellationToken cancellationToken) =>
        await selection.Rows<TRow>(context).ToListAsync(cancellationToken);

    public override async Task<IReadOnlyList<RevisionRow>> RevisionsAsync(long first, long last, CancellationToken cancellationToken) =>
        await context.Revisions.Where(row => row.Revision >= first && row.Revision <= last).ToListAsync(cancellationToken);
}
