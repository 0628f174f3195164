using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workforce.Ledger.Tables;

namespace Workforce.Ledger.Auditing;

/// <summary>An entry, never altered; removed only from the beginning, by <see cref="AuditTrail.TrimAsync"/>.</summary>
internal sealed class AuditEntryRow
{
    public required long EntryNumber { get; init; }

    public required string Caller { get; init; }

    public required string Method { get; init; }

    public required string? UnitId { get; init; }

    public required string? WorkerId { get; init; }

    public required int StatusCode { get; init; }

    public required string? Reason { get; init; }

    public required DateTime FirstAt { get; init; }

    public required DateTime LastAt { get; init; }

    public required long CallCount { get; init; }

    public required long ItemCount { get; init; }

    public required long Revision { get; init; }

    public required long? TrimmedThrough { get; init; }

    public required string? TrimmedHash { get; init; }

    public required string EntryHash { get; init; }

    public static AuditEntryRow Of(ChainedEntry chained) => new()
    {
        EntryNumber = chained.Number,
        Caller = chained.Entry.Caller,
        Method = chained.Entry.Method,
        UnitId = chained.Entry.UnitId,
        WorkerId = chained.Entry.WorkerId,
        StatusCode = chained.Entry.Status,
        Reason = chained.Entry.Reason,
        FirstAt = chained.Entry.FirstAt,
        LastAt = chained.Entry.LastAt,
        CallCount = chained.Entry.CallCount,
        ItemCount = chained.Entry.ItemCount,
        Revision = chained.Entry.Revision,
        TrimmedThrough = chained.Entry.Trim?.ThroughNumber,
        TrimmedHash = chained.Entry.Trim?.Hash,
        EntryHash = chained.Hash,
    };

    public ChainedEntry ToChained() => new(
        EntryNumber,
        new()
        {
            Caller = Caller,
            Method = Method,
            UnitId = UnitId,
            WorkerId = WorkerId,
            Status = StatusCode,
            Reason = Reason,
            FirstAt = FirstAt,
            LastAt = LastAt,
            CallCount = CallCount,
            ItemCount = ItemCount,
            Revision = Revision,
            Trim = TrimmedThrough is { } through ? new(through, TrimmedHash ?? "") : null,
        },
        EntryHash);
}

internal sealed class AuditEntryTable : IEntityTypeConfiguration<AuditEntryRow>
{
    public void Configure(EntityTypeBuilder<AuditEntryRow> builder)
    {
        builder.ToTable("audit_entries");
        builder.HasKey(row => row.EntryNumber);
        builder.Property(row => row.EntryNumber).ValueGeneratedNever();
        builder.Property(row => row.Caller).HasMaxLength(AuditEntry.MaxText).IsComparedExactly();
        builder.Property(row => row.Method).HasMaxLength(AuditEntry.MaxText).IsComparedExactly();
        builder.Property(row => row.UnitId).HasMaxLength(AuditEntry.MaxId).IsComparedExactly();
        builder.Property(row => row.WorkerId).HasMaxLength(AuditEntry.MaxId).IsComparedExactly();
        builder.Property(row => row.Reason).HasMaxLength(AuditEntry.MaxId).IsComparedExactly();
        builder.Property(row => row.TrimmedHash).HasMaxLength(AuditEntry.MaxId).IsComparedExactly();
        builder.Property(row => row.EntryHash).HasMaxLength(AuditEntry.MaxId).IsComparedExactly();

        // Who has looked at somebody is asked of a trail of years.
        builder.HasIndex(row => row.WorkerId);
        builder.HasIndex(row => row.LastAt);
    }
}
