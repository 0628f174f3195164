using System.Data.Common;

namespace Workforce.Ledger.Appending;

/// <summary>Inserts rows into one table, in the way that is quick on its engine.</summary>
internal abstract class RowInsert : IDisposable
{
    public abstract Task ExecuteAsync(IReadOnlyList<object> rows, DbTransaction transaction, CancellationToken cancellationToken);

    public abstract void Dispose();
}
