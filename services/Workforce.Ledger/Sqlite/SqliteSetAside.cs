using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Workforce.Ledger.Sqlite;

/// <summary>Gives the ledger that is there, sound or damaged, whole or in part, another name in the same directory.</summary>
internal static class SqliteSetAside
{
    /// <summary>What stands in the name of a ledger that a restore has set aside, behind the ledger's own.</summary>
    public const string Mark = "replaced";

    /// <summary>A sound ledger becomes one file; of a damaged one each part keeps its bytes, and they keep to one name.</summary>
    /// <param name="path">The ledger, which no service may be using.</param>
    /// <returns>The names of what was there; none if there was nothing.</returns>
    /// <exception cref="IOException">It is in use, as far as can be told.</exception>
    /// <exception cref="LedgerUnavailableException">It cannot be told.</exception>
    public static async Task<IReadOnlyList<string>> MoveAsync(string path)
    {
        // Beside a file of no bytes SQLite would delete the log.
        if (!SqliteFile.IsThere(path) || !await TryLeaveLogAsync(path))
        {
            SqliteLocks.ThrowIfHeld(path);
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{path}.{Mark}-{DateTime.UtcNow:yyyyMMdd'T'HHmmss'Z'}");
        var moved = new List<string>();

        // The file before its log: left without it, where this is broken off, it would pass for the whole ledger.
        foreach (var part in SqliteFile.Parts.Where(part => File.Exists(path + part)))
        {
            File.Move(path + part, name + part);
            moved.Add(name + part);
        }

        return moved;
    }

    /// <returns>Whether everything is in the one file; false if it is damaged.</returns>
    private static async Task<bool> TryLeaveLogAsync(string path)
    {
        try
        {
            await SqliteLog.LeaveAsync(path);

            return true;
        }
        catch (SqliteException exception) when (IsDamage(exception))
        {
            return false;
        }
        catch (SqliteException exception)
        {
            throw new LedgerUnavailableException(
                $"The ledger that is there cannot be set aside, since it cannot be told whether it is in use: {SqliteOutage.Of(exception) ?? exception.Message}."
                + " Make sure that the service is stopped, and move the ledger's files elsewhere.",
                exception);
        }
    }

    /// <summary>Not readable, torn, no database, and a header that asks for a format that there is not.</summary>
    private static bool IsDamage(SqliteException exception) => exception.SqliteErrorCode is 10 or 11 or 26 or 1;
}
