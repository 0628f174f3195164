using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Workforce.Ledger.Sqlite;

/// <summary>The ledger's tables in SQLite, and the owner of the migrations in Migrations/Sqlite.</summary>
internal sealed class SqliteLedgerContext(DbContextOptions<SqliteLedgerContext> options) : LedgerContext(options)
{
    protected override string JsonRowsSql(Type valueType) => "SELECT value AS \"Value\" FROM json_each({0})";

    /// <summary>For <c>dotnet ef migrations add Name --output-dir Migrations/Sqlite</c>; opens no file.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<SqliteLedgerContext>
    {
        public SqliteLedgerContext CreateDbContext(string[] args)
        {
            SqliteEngine.EnsureReady();

            return new(new DbContextOptionsBuilder<SqliteLedgerContext>().UseSqlite().Options);
        }
    }
}
