using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Workforce.Ledger.Sqlite;
using Workforce.Ledger.SqlServer;

namespace Workforce.Ledger.Tests.SqlServer;

/// <summary>What one provider's tables hold, the other's hold too: a council moves from one to the other and loses nothing.</summary>
public class ProviderAgreementTests
{
    private static readonly IRelationalModel Sqlite = ModelOf(new SqliteLedgerContext.DesignTime().CreateDbContext([]));
    private static readonly IRelationalModel SqlServer = ModelOf(new SqlServerLedgerContext.DesignTime().CreateDbContext([]));

    [Fact]
    public void Migrations_OfSqlServersModel_LackNothing()
    {
        using var context = new SqlServerLedgerContext.DesignTime().CreateDbContext([]);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Tables_OfBothProviders_HaveTheSameColumnsKeysAndConstraints()
    {
        var (sqlite, sqlServer) = (Described(Sqlite).ToList(), Described(SqlServer).ToList());

        Assert.Equal(sqlite, sqlServer);
        Assert.InRange(sqlite.Count, 100, int.MaxValue);
    }

    [Fact]
    public void Columns_OnSqlServer_HaveTheTypesOfWhatTheyHold() => Assert.Equal(
        [
            "bigint",
            "bit",
            "date",
            "datetime2(6)",
            "decimal(11,6)",
            "decimal(18,6)",
            "decimal(28,10)",
            "int",
            "nvarchar(200)",
            "nvarchar(3250)",
            "nvarchar(64)",
        ],
        Columns(SqlServer).Select(column => column.StoreType).Distinct().Order(StringComparer.Ordinal));

    /// <summary>Else "w1" and "W1" would be one worker on SQL Server and two on SQLite.</summary>
    [Fact]
    public void Columns_OfIds_CompareExactlyOnSqlServer()
    {
        var ids = Columns(SqlServer)
            .Where(column => column.StoreTypeMapping.ClrType == typeof(string))
            .Where(column => column.Name is "source" or "case_system" || column.Name.EndsWith("_id", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(ids);
        Assert.All(ids, column => Assert.Equal(SqlServerLedgerContext.ExactCollation, column.Collation));
        Assert.All(ids, column => Assert.Equal("nvarchar(64)", column.StoreType));
    }

    /// <summary>A name is compared with none at all, which to many a collation is one in letters that it does not know: it would never be erased.</summary>
    [Theory]
    [InlineData("audit_entries", "caller")]
    [InlineData("audit_entries", "method")]
    [InlineData("workers", "name")]
    public void Columns_OfOtherTextThatIsAskedBy_CompareExactlyOnSqlServer(string table, string column) =>
        Assert.Equal(SqlServerLedgerContext.ExactCollation, SqlServer.Tables.Single(each => each.Name == table).FindColumn(column)!.Collation);

    [Fact]
    public void Columns_OfKeysOnSqlServer_AreNotNumberedByTheServer() => Assert.All(
        SqlServer.Tables.SelectMany(table => table.PrimaryKey!.Columns),
        column => Assert.All(column.PropertyMappings, mapping => Assert.Equal(ValueGenerated.Never, mapping.Property.ValueGenerated)));

    private static IRelationalModel ModelOf(LedgerContext context)
    {
        using (context)
        {
            return context.GetService<IDesignTimeModel>().Model.GetRelationalModel();
        }
    }

    private static IEnumerable<IColumn> Columns(IRelationalModel model) => model.Tables.SelectMany(table => table.Columns);

    /// <summary>A line for each thing that both must have; of a column all but its type's name.</summary>
    private static IEnumerable<string> Described(IRelationalModel model) =>
        from table in model.Tables.OrderBy(table => table.Name, StringComparer.Ordinal)
        from line in table.Columns.Select(Described).Order(StringComparer.Ordinal)
            .Append($"key {Names(table.PrimaryKey!.Columns)}")
            .Concat(table.Indexes.Select(index => $"index {index.Name} {Names(index.Columns)} unique {index.IsUnique}").Order(StringComparer.Ordinal))
            .Concat(table.ForeignKeyConstraints.Select(key => $"reference {Names(key.Columns)} to {key.PrincipalTable.Name}").Order(StringComparer.Ordinal))
            .Concat(table.CheckConstraints.Select(check => $"check {check.Name} {check.Sql}").Order(StringComparer.Ordinal))
        select $"{table.Name}: {line}";

    private static string Described(IColumn column)
    {
        var property = column.PropertyMappings[0].Property;

        return $"{column.Name} {property.ClrType.Name} null {column.IsNullable}"
            + $" length {property.GetMaxLength()} digits {property.GetPrecision()} places {property.GetScale()}";
    }

    private static string Names(IEnumerable<IColumn> columns) => string.Join(", ", columns.Select(column => column.Name));
}
