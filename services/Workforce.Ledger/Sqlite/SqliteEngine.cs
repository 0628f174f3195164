using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Workforce.Ledger.Sqlite;

/// <summary>Makes the SQLite library ready, whoever hosts the ledger.</summary>
internal static class SqliteEngine
{
    /// <summary>SQLITE_FCNTL_HAS_MOVED, see https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html.</summary>
    private const int HasMovedCode = 20;

    static SqliteEngine() => Batteries_V2.Init();

    /// <summary>Must come before the first use of anything in Microsoft.Data.Sqlite.</summary>
    public static void EnsureReady()
    {
        // The work is the static constructor's: once, and before this returns.
    }

    /// <summary>The library's own connection under one of ADO, which must be open.</summary>
    public static sqlite3 HandleOf(SqliteConnection connection) => connection.Handle!;

    /// <summary>Whether the file of a connection no longer bears its name: removed, renamed, or another in its place. What is written would be in nobody's file.</summary>
    public static bool HasMoved(SqliteConnection connection)
    {
        var hasMoved = 0;

        return FileControl(HandleOf(connection).DangerousGetHandle(), "main", HasMovedCode, ref hasMoved) == raw.SQLITE_OK && hasMoved != 0;
    }

    /// <exception cref="SqliteException">The library reports a fault.</exception>
    public static void Check(int result, sqlite3 connection)
    {
        if (result != raw.SQLITE_OK)
        {
            throw new SqliteException(
                $"SQLite Error {result}: '{raw.sqlite3_errmsg(connection).utf8_to_string()}'.",
                result & 0xFF,
                raw.sqlite3_extended_errcode(connection));
        }
    }

    /// <remarks>By hand, since SQLitePCLRaw passes none of the file controls on. The library is the one that it has loaded.</remarks>
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int FileControl(nint connection, [MarshalAs(UnmanagedType.LPUTF8Str)] string database, int code, ref int value);
}
