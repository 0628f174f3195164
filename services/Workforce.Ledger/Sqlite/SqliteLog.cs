using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Workforce.Ledger.Sqlite;

/// <summary>Ends the use of a log beside a file.</summary>
internal static class SqliteLog
{
    /// <summary>SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, see https://www.sqlite.org/c3ref/c_dbconfig_defensive.html.</summary>
    private const int NoCopyOnClose = 1006;

    /// <summary>Has everything in the one file. SQLite does it only for who is alone with the file.</summary>
    /// <exception cref="IOException">Somebody else has it open.</exception>
    /// <exception cref="SqliteException">It is damaged, or cannot be opened. A log that was not copied in whole is there still.</exception>
    public static async Task LeaveAsync(string path)
    {
        try
        {
            await using var connection = await SqliteFile.OpenAsync(path, CancellationToken.None);

            // Else a connection that fails would copy the log into the damaged file and delete it as it is closed.
            var handle = SqliteEngine.HandleOf(connection);
            SqliteEngine.Check(raw.sqlite3_db_config(handle, NoCopyOnClose, 1, out _), handle);

            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = DELETE";

            if (await command.ExecuteScalarAsync() is "delete")
            {
                return;
            }
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is 5 or 6)
        {
            // Said below.
        }

        throw SqliteLocks.InUse(path);
    }
}
