using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Workforce.Ledger.Sqlite;

/// <summary>Makes the SQLite library ready, whoever hosts the ledger.</summary>
internal static class SqliteEngine
{
    private const string Core = "SQLitePCLRaw.core";

    private static readonly Func<SqliteConnection, sqlite3> Handle;

    static SqliteEngine()
    {
        AssemblyLoadContext.Default.Resolving += ResolveCore;
        Batteries_V2.Init();
        Handle = typeof(SqliteConnection).GetProperty(nameof(Handle))!.GetMethod!.CreateDelegate<Func<SqliteConnection, sqlite3>>();
    }

    /// <summary>Must come before the first use of anything in Microsoft.Data.Sqlite.</summary>
    public static void EnsureReady()
    {
        // The work is the static constructor's: once, and before this returns.
    }

    /// <summary>The library's own connection under one of ADO.</summary>
    /// <remarks>
    /// By reflection: the compiler would not let the property be named, for the reason given at <see cref="ResolveCore"/>.
    /// </remarks>
    public static sqlite3 HandleOf(SqliteConnection connection) =>
        Handle(connection);

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

    /// <summary>
    /// Microsoft.Data.Sqlite asks for SQLitePCLRaw 2.1, of which some registries hold only 2.0, with all that is used
    /// here. The runtime refuses a lower version unless told; where it finds 2.1 it does not ask.
    /// </summary>
    private static Assembly? ResolveCore(AssemblyLoadContext context, AssemblyName wanted) =>
        wanted.Name is Core && wanted.Version is not null
            ? context.LoadFromAssemblyName(new AssemblyName(Core))
            : null;
}
