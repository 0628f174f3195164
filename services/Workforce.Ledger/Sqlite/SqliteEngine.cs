using System.Reflection;
using System.Runtime.Loader;

namespace Workforce.Ledger.Sqlite;

/// <summary>Makes the SQLite library ready, whoever hosts the ledger.</summary>
internal static class SqliteEngine
{
    private const string Core = "SQLitePCLRaw.core";

    static SqliteEngine()
    {
        AssemblyLoadContext.Default.Resolving += ResolveCore;
        SQLitePCL.Batteries_V2.Init();
    }

    /// <summary>Must come before the first use of anything in Microsoft.Data.Sqlite.</summary>
    public static void EnsureReady()
    {
        // The work is the static constructor's: once, and before this returns.
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
