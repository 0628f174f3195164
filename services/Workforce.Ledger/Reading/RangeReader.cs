namespace Workforce.Ledger.Reading;

/// <summary>Reads ranges of changes, one after the other; for one caller at a time.</summary>
internal abstract class RangeReader : IDisposable
{
    public abstract RowSource Rows(ChangeRange range);

    public abstract void Dispose();
}

/// <summary>By EF's queries, on any engine.</summary>
internal sealed class QueriedRangeReader(LedgerContext context) : RangeReader
{
    public override RowSource Rows(ChangeRange range) => new QueriedRows(context, range);

    public override void Dispose()
    {
        // What it reads from is its caller's.
    }
}
