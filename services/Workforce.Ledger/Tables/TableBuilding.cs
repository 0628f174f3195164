using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workforce.Ledger.Tables;

/// <summary>How long texts may be, as the contract says, in UTF-16 code units at most.</summary>
internal static class ColumnSize
{
    public const int Id = 64;

    public const int Text = 200;
}

/// <summary>What several tables have in common.</summary>
internal static class TableBuilding
{
    /// <summary>Marks a property while the model is built: see <see cref="IsComparedExactly"/>.</summary>
    public const string ComparedExactly = "Workforce:ComparedExactly";

    /// <summary>An id: as long as the contract lets one be, and compared exactly.</summary>
    public static void IsId(this PropertyBuilder property) => property.HasMaxLength(ColumnSize.Id).IsComparedExactly();

    /// <summary>
    /// Of every column of text that the ledger asks by. SQLite compares so in any case; a server by the database's collation, to which "e" may be
    /// "E", and a name in letters that it does not know may be none.
    /// </summary>
    public static void IsComparedExactly(this PropertyBuilder property) => property.HasAnnotation(ComparedExactly, true);

    public static void IsFactTable<TRow>(this EntityTypeBuilder<TRow> builder, string name)
        where TRow : FactRow
    {
        builder.ToTable(name);
        builder.HasKey(row => row.ChangeNumber);
        builder.Property(row => row.ChangeNumber).ValueGeneratedNever();
        builder.HasOne<ChangeRow>().WithOne().HasForeignKey<TRow>(row => row.ChangeNumber).OnDelete(DeleteBehavior.Restrict);
    }

    public static void HasPlacement<TRow>(this EntityTypeBuilder<TRow> builder)
        where TRow : PlacedFactRow
    {
        builder.Ignore(row => row.Placement);
        builder.Property(row => row.PostId).IsId();
        builder.Property(row => row.UnitId).IsId();
        builder.HasCode(row => row.Role);

        var table = builder.Metadata.GetTableName();
        builder.ToTable(with => with.HasCheckConstraint(
            $"CK_{table}_placement",
            "(post_id IS NULL AND unit_id IS NOT NULL AND role IS NOT NULL)"
            + " OR (post_id IS NOT NULL AND unit_id IS NULL AND role IS NULL)"));
    }

    public static void HasMeasure<TRow>(this EntityTypeBuilder<TRow> builder)
        where TRow : MeasuredFactRow
    {
        builder.Ignore(row => row.Roles);
        builder.Ignore(row => row.Code);
        builder.Property(row => row.UnitId).IsId();
        builder.HasCode(row => row.Measure);
    }

    /// <summary>
    /// A code is stored as its number, which is the contract's and, where there is one, the census's: it never changes
    /// its meaning, whereas a name may be bettered. The check constraint lists what there is today.
    /// </summary>
    public static void HasCode<TRow, TCode>(this EntityTypeBuilder<TRow> builder, Expression<Func<TRow, TCode>> property)
        where TRow : class
    {
        var codes = Enum.GetValuesAsUnderlyingType(Nullable.GetUnderlyingType(typeof(TCode)) ?? typeof(TCode)).Cast<int>().ToList();
        var column = ColumnName(builder.Property(property).Metadata.Name);
        var table = builder.Metadata.GetTableName();

        builder.ToTable(with => with.HasCheckConstraint(
            $"CK_{table}_{column}",
            $"{column} BETWEEN {codes.Min()} AND {codes.Max()}"));
    }

    public static string ColumnName(string property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property);
}
