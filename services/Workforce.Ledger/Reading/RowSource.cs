using Workforce.Ledger.Tables;

namespace Workforce.Ledger.Reading;

/// <summary>Where the rows of selected changes come from: each engine is read in the way that is quick on it.</summary>
internal abstract class RowSource
{
    /// <summary>The changes without their facts, by number.</summary>
    public abstract Task<IReadOnlyList<ChangeRow>> ChangesAsync(CancellationToken cancellationToken);

    /// <summary>The facts of one kind, in no order.</summary>
    public abstract Task<IReadOnlyList<TRow>> FactsAsync<TRow>(CancellationToken cancellationToken)
        where TRow : FactRow;

    /// <summary>When each of some revisions was recorded.</summary>
    public abstract Task<IReadOnlyList<RevisionRow>> RevisionsAsync(long first, long last, CancellationToken cancellationToken);
}
