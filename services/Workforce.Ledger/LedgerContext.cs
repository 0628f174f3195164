using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Workforce.Domain.Amounts;
using Workforce.Ledger.Auditing;
using Workforce.Ledger.Tables;

namespace Workforce.Ledger;

/// <summary>The tables, the same for every provider; each provider derives its own, since EF keeps migrations by context.</summary>
internal abstract class LedgerContext(DbContextOptions options) : DbContext(options)
{
    private const int MicrosecondDigits = 6;

    public DbSet<HeadRow> Head => Set<HeadRow>();

    public DbSet<RevisionRow> Revisions => Set<RevisionRow>();

    public DbSet<ChangeRow> Changes => Set<ChangeRow>();

    public DbSet<AuditHeadRow> AuditHead => Set<AuditHeadRow>();

    public DbSet<AuditEntryRow> AuditEntries => Set<AuditEntryRow>();

    /// <summary>Takes the lock that an append takes, for the rest of a transaction: its first statement.</summary>
    public Task LockHeadAsync(CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"UPDATE ledger_head SET revision = revision", cancellationToken);

    /// <summary>A moment for a statement that is written by hand, in the type of the tables' columns and not in a finer one.</summary>
    public DbParameter ParameterOf(DateTime moment)
    {
        using var command = Database.GetDbConnection().CreateCommand();
        var type = Model.FindEntityType(typeof(HeadRow))!.FindProperty(nameof(HeadRow.RecordedAt))!.GetRelationalTypeMapping();

        return type.CreateParameter(command, "@moment", moment, nullable: false);
    }

    /// <summary>How many values <see cref="RowsWith"/> takes at once.</summary>
    public abstract int MaxValues { get; }

    /// <summary>The rows in whose column stands one of the values, to look up a whole batch in one statement.</summary>
    /// <param name="column">The column.</param>
    /// <param name="values">At most <see cref="MaxValues"/>; strings without NUL.</param>
    public IQueryable<TRow> RowsWith<TRow, TValue>(Expression<Func<TRow, TValue>> column, IReadOnlyCollection<TValue> values)
        where TRow : class
    {
        var isAmong = IsAmong(values);
        var condition = ReplacingExpressionVisitor.Replace(isAmong.Parameters[0], column.Body, isAmong.Body);

        return Set<TRow>().Where(Expression.Lambda<Func<TRow, bool>>(condition, column.Parameters));
    }

    /// <summary>Whether a value is one of some, in the engine's own way to be given many at once.</summary>
    protected abstract Expression<Func<TValue, bool>> IsAmong<TValue>(IReadOnlyCollection<TValue> values);

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // An index slows every append, so there is one only where the ledger asks by it.
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();

        configurationBuilder.Properties<Fte>().HaveConversion<FteConverter>().HavePrecision(11, Fte.DecimalPlaces);
        configurationBuilder.Properties<decimal>().HavePrecision(18, Fte.DecimalPlaces);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>().HavePrecision(MicrosecondDigits);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(LedgerContext).Assembly);

        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(TableBuilding.ColumnName(property.Name));

            // Taken away again, since EF would write it into the migrations.
            if (property.RemoveAnnotation(TableBuilding.ComparedExactly) is not null)
            {
                CompareExactly(property);
            }
        }
    }

    /// <summary>Makes a column compare by every character, where the engine does not by itself.</summary>
    protected virtual void CompareExactly(IMutableProperty property)
    {
    }

    private sealed class FteConverter() : ValueConverter<Fte, decimal>(fte => fte.Value, value => Fte.Of(value));

    /// <summary>A column holds no kind; everything that the ledger holds is UTC.</summary>
    private sealed class UtcConverter()
        : ValueConverter<DateTime, DateTime>(utc => utc, stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
}
