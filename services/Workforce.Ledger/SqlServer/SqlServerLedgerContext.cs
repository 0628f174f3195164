using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Workforce.Ledger.SqlServer;

/// <summary>The ledger's tables in SQL Server, and the owner of the migrations in Migrations/SqlServer.</summary>
internal sealed class SqlServerLedgerContext(DbContextOptions<SqlServerLedgerContext> options) : LedgerContext(options)
{
    /// <summary>
    /// Of the columns that are compared exactly: without it "e" is "E" in most databases, and two people would be one. It
    /// still takes no notice of spaces at the end, which no id has.
    /// </summary>
    public const string ExactCollation = "Latin1_General_100_BIN2";

    private static readonly CancelledCommands Cancelled = new();

    /// <summary>How many rows a statement is about at most, whether it inserts them or looks them up.</summary>
    public int MaxBatchSize { get; init; } = SqlServerInsert.DefaultMaxBatchSize;

    /// <summary>Well below the 2100 parameters that a statement may have.</summary>
    public override int MaxValues => Math.Min(MaxBatchSize, 1000);

    /// <summary>
    /// As a list of parameters in the very type of the column, which EF fills up to one of a few lengths, so that the server keeps the
    /// plans. It is the plainest form: OPENJSON and table-valued parameters are where servers that only speak its language differ.
    /// </summary>
    protected override Expression<Func<TValue, bool>> IsAmong<TValue>(IReadOnlyCollection<TValue> values) => value => values.Contains(value);

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        base.OnConfiguring(optionsBuilder);
        optionsBuilder.AddInterceptors(Cancelled);
    }

    protected override void CompareExactly(IMutableProperty property) => property.SetCollation(ExactCollation);

    /// <summary>For <c>dotnet ef migrations add Name --context SqlServerLedgerContext --output-dir Migrations/SqlServer</c>; connects to nothing.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<SqlServerLedgerContext>
    {
        public SqlServerLedgerContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqlServerLedgerContext>().UseSqlServer(SqlServerLedgerDatabase.Configure).Options);
    }
}
