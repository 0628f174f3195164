using Workforce.Ledger.Tables;

namespace Workforce.Ledger.Reading;

/// <summary>Which changes to read: the same choice in every table.</summary>
internal abstract record ChangeSelection
{
    public abstract IQueryable<TRow> Rows<TRow>(LedgerContext context)
        where TRow : NumberedRow;
}

/// <summary>The changes from one number to another, both included.</summary>
internal sealed record ChangeRange(long First, long Last) : ChangeSelection
{
    /// <summary>So many at once that the cost of a query does not show, so few that memory stays flat.</summary>
    private const int PartSize = 4096;

    public long Count => Last - First + 1;

    /// <summary>The range, cut into ranges to be read one after the other.</summary>
    public IEnumerable<ChangeRange> Parts()
    {
        for (var first = First; first <= Last; first += PartSize)
        {
            yield return new(first, Math.Min(first + PartSize - 1, Last));
        }
    }

    public override IQueryable<TRow> Rows<TRow>(LedgerContext context) =>
        context.Set<TRow>().Where(row => row.ChangeNumber >= First && row.ChangeNumber <= Last);
}

/// <summary>The changes of these numbers, at most <see cref="LedgerContext.MaxValues"/>.</summary>
internal sealed record ChangeNumbers(IReadOnlyCollection<long> Numbers) : ChangeSelection
{
    public override IQueryable<TRow> Rows<TRow>(LedgerContext context) => context.RowsWith<TRow, long>(row => row.ChangeNumber, Numbers);
}
