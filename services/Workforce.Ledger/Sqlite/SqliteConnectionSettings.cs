using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Workforce.Ledger.Sqlite;

/// <summary>Sets what SQLite keeps by connection and not in the file, of which it makes sure that it is still the ledger's.</summary>
internal sealed class SqliteConnectionSettings(TimeSpan busyTimeout) : DbConnectionInterceptor
{
    /// <summary>
    /// FULL: a commit is on the disk before it is acknowledged. The cache, of 32 MiB, holds the upper parts of the
    /// indexes, of which an append touches every one. The log is copied into the file by <see cref="SqliteCheckpoints"/>,
    /// and within a commit only of what others write than the ledger's writer. What is taken out of a page is overwritten, so that an erased name is gone from it.
    /// </summary>
    private readonly string _pragmas = string.Create(
        CultureInfo.InvariantCulture,
        $"""
        PRAGMA busy_timeout = {busyTimeout.TotalMilliseconds:F0};
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = ON;
        PRAGMA cache_size = -32768;
        PRAGMA wal_autocheckpoint = {SqliteCheckpoints.PagesOfOthers};
        """);

    /// <exception cref="LedgerUnavailableException">The connection's file is not the ledger's any more.</exception>
    public static void ThrowIfMoved(SqliteConnection connection)
    {
        if (SqliteEngine.HasMoved(connection))
        {
            // Those that wait to be used again are of the same file.
            SqliteConnection.ClearPool(connection);

            throw new LedgerUnavailableException("The ledger is not available: its file has been removed, renamed or replaced.");
        }
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        ThrowIfMoved((SqliteConnection)connection);

        using var command = connection.CreateCommand();
        command.CommandText = _pragmas;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);

        return Task.CompletedTask;
    }
}
