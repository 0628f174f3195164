using Microsoft.EntityFrameworkCore;
using Workforce.Ledger.Reading;
using Workforce.Ledger.Tables;

namespace Workforce.Ledger.Sqlite;

/// <summary>Rows of ranges of changes, straight from SQLite: a start reads all that there are, and EF would be most of its time.</summary>
internal sealed class SqliteRangeReader : RangeReader
{
    private readonly LedgerContext _context;
    private readonly Dictionary<Type, IDisposable> _ranges = [];

    /// <param name="context">Opened here, and kept open by EF until it is disposed of: the statements are its connection's.</param>
    public SqliteRangeReader(LedgerContext context)
    {
        _context = context;
        context.Database.OpenConnection();
    }

    public override RowSource Rows(ChangeRange range) => new SqliteRows(this, range);

    public override void Dispose()
    {
        foreach (var range in _ranges.Values)
        {
            range.Dispose();
        }
    }

    private SqliteRange<TRow> RangeOf<TRow>()
        where TRow : class
    {
        if (!_ranges.TryGetValue(typeof(TRow), out var range))
        {
            _ranges.Add(typeof(TRow), range = new SqliteRange<TRow>(_context));
        }

        return (SqliteRange<TRow>)range;
    }

    /// <remarks>SQLite works on the caller's thread.</remarks>
    private sealed class SqliteRows(SqliteRangeReader reader, ChangeRange range) : RowSource
    {
        public override Task<IReadOnlyList<ChangeRow>> ChangesAsync(CancellationToken cancellationToken) =>
            Read<ChangeRow>(range.First, range.Last, cancellationToken);

        public override Task<IReadOnlyList<TRow>> FactsAsync<TRow>(CancellationToken cancellationToken) =>
            Read<TRow>(range.First, range.Last, cancellationToken);

        public override Task<IReadOnlyList<RevisionRow>> RevisionsAsync(long first, long last, CancellationToken cancellationToken) =>
            Read<RevisionRow>(first, last, cancellationToken);

        private Task<IReadOnlyList<TRow>> Read<TRow>(long first, long last, CancellationToken cancellationToken)
            where TRow : class => Task.FromResult<IReadOnlyList<TRow>>(reader.RangeOf<TRow>().Read(first, last, cancellationToken));
    }
}
