using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Workforce.Ledger.Appending;

/// <summary>A transaction in which the ledger is written. What is not committed when it ends is undone.</summary>
internal sealed class LedgerTransaction : IAsyncDisposable
{
    private readonly LedgerDatabase _database;
    private readonly DbConnection _connection;
    private readonly IDbContextTransaction _transaction;

    private LedgerTransaction(LedgerDatabase database, DbConnection connection, IDbContextTransaction transaction)
    {
        _database = database;
        _connection = connection;
        _transaction = transaction;
    }

    /// <summary>For commands that are not EF's.</summary>
    public DbTransaction OfTheDriver => _transaction.GetDbTransaction();

    public static async Task<LedgerTransaction> BeginAsync(LedgerDatabase database, LedgerContext context, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginWriteAsync(context, cancellationToken);

        return new(database, context.Database.GetDbConnection(), transaction);
    }

    /// <summary>Not to be cancelled: nobody could tell whether it had been done.</summary>
    /// <exception cref="LedgerUnavailableException">What is written would not go where others look for it.</exception>
    public Task CommitAsync()
    {
        _database.Committing(_connection);
        return _transaction.CommitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _transaction.DisposeAsync();
        }
        catch (InvalidOperationException)
        {
            // SQL Server's driver wants a connection to roll back on. Where that is lost, the server has done it, and what lost it is on its way up; whether
            // the connection says by now that it is lost depends on which of the driver's threads was first.
        }
    }
}
