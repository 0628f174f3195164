using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Workforce.Ledger.Tables;

namespace Workforce.Ledger.SqlServer;

/// <summary>The ledger's tables in SQL Server, and the owner of the migrations in Migrations/SqlServer.</summary>
internal sealed class SqlServerLedgerContext(DbContextOptions<SqlServerLedgerContext> options) : LedgerContext(options)
{
    /// <summary>
    /// Of the ids, which are compared exactly: without it "e" is "E" in most databases, and two people would be one. It
    /// still takes no notice of spaces at the end, which no id has.
    /// </summary>
    public const string IdCollation = "Latin1_General_100_BIN2";

    /// <summary>
    /// Of OPENJSON, in the very type of the ids' columns: another would have the index read from end to end. The collation
    /// stands outside, since a column of OPENJSON has that of the database.
    /// </summary>
    protected override string JsonRowsSql(Type valueType) => valueType == typeof(string)
        ? $"SELECT value COLLATE {IdCollation} AS [Value] FROM OPENJSON({{0}}) WITH (value nvarchar({ColumnSize.Id}) '$')"
        : "SELECT value AS [Value] FROM OPENJSON({0}) WITH (value bigint '$')";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);

        foreach (var id in modelBuilder.Model.GetEntityTypes()
            .SelectMany(entity => entity.GetProperties())
            .Where(property => property.ClrType == typeof(string) && property.GetMaxLength() == ColumnSize.Id))
        {
            id.SetCollation(IdCollation);
        }
    }

    /// <summary>For <c>dotnet ef migrations add Name --context SqlServerLedgerContext --output-dir Migrations/SqlServer</c>; connects to nothing.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<SqlServerLedgerContext>
    {
        public SqlServerLedgerContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqlServerLedgerContext>().UseSqlServer(SqlServerLedgerDatabase.Configure).Options);
    }
}
