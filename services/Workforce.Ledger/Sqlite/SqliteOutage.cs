using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Workforce.Ledger.Sqlite;

/// <summary>Tells the faults of file, disk and lock from those of the program.</summary>
internal static class SqliteOutage
{
    /// <summary>What to tell an operator; null for a fault of the program. See https://www.sqlite.org/rescode.html.</summary>
    public static string? Of(Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: 3 or 23 } sqlite => Text("access to the ledger's file is denied", sqlite),
        SqliteException { SqliteErrorCode: 5 or 6 or 15 } sqlite => Text("the ledger is locked by another writer", sqlite),
        SqliteException { SqliteErrorCode: 7 } sqlite => Text("there is not enough memory for the ledger", sqlite),
        SqliteException { SqliteErrorCode: 8 } sqlite => Text("the ledger's file is read-only", sqlite),
        SqliteException { SqliteErrorCode: 10 } sqlite => Text("the ledger's disk fails", sqlite),
        SqliteException { SqliteErrorCode: 11 } sqlite => Text("the ledger's file is damaged", sqlite),
        SqliteException { SqliteErrorCode: 13 } sqlite => Text("the ledger's disk is full", sqlite),
        SqliteException { SqliteErrorCode: 14 } sqlite => Text("the ledger's file cannot be opened", sqlite),
        SqliteException { SqliteErrorCode: 26 } sqlite => Text("the ledger's file is not a database", sqlite),
        IOException or UnauthorizedAccessException => "the ledger's directory or file cannot be reached",
        _ => null,
    };

    private static string Text(string fault, SqliteException exception) =>
        string.Create(CultureInfo.InvariantCulture, $"{fault} (SQLite {exception.SqliteExtendedErrorCode})");
}
