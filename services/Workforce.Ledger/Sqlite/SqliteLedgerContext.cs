using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Workforce.Ledger.Sqlite;

/// <summary>The ledger's tables in SQLite, and the owner of the migrations in Migrations/Sqlite.</summary>
internal sealed class SqliteLedgerContext(DbContextOptions<SqliteLedgerContext> options) : LedgerContext(options)
{
    /// <summary>They travel as one parameter, which bounds their number by nothing but memory.</summary>
    public override int MaxValues => 1 << 20;

    protected override Expression<Func<TValue, bool>> IsAmong<TValue>(IReadOnlyCollection<TValue> values)
    {
        var rows = Database.SqlQueryRaw<TValue>("SELECT value AS \"Value\" FROM json_each({0})", JsonSerializer.Serialize(values));

        return value => rows.Contains(value);
    }

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
