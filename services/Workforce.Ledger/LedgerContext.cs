using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
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

    /// <summary>
    /// The values as a query, to look up a whole batch in one statement. They travel as one parameter, so that their
    /// number is not bounded by how many an engine takes. Strings must not contain NUL.
    /// </summary>
    public IQueryable<T> QueryOf<T>(IEnumerable<T> values) =>
        Database.SqlQueryRaw<T>(JsonRowsSql(typeof(T)), JsonSerializer.Serialize(values));

    /// <summary>
    /// The engine's query that makes rows, with a column <c>Value</c> that compares with the tables' columns of that
    /// type, of the JSON array <c>{0}</c>. Strings are ids.
    /// </summary>
    protected abstract string JsonRowsSql(Type valueType);

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
        }
    }

    private sealed class FteConverter() : ValueConverter<Fte, decimal>(fte => fte.Value, value => Fte.Of(value));

    /// <summary>A column holds no kind; everything that the ledger holds is UTC.</summary>
    private sealed class UtcConverter()
        : ValueConverter<DateTime, DateTime>(utc => utc, stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
}
