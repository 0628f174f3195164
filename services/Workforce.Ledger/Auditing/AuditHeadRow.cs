using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workforce.Ledger.Tables;

namespace Workforce.Ledger.Auditing;

/// <summary>
/// Where the trail ends. Whoever adds entries updates it first, and so holds its lock until the commit: hashes follow each other in
/// the order of the commits, whichever process makes them. An append takes the lock of ledger_head first, never the other way round.
/// </summary>
internal sealed class AuditHeadRow
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public required long EntryNumber { get; init; }

    public required string EntryHash { get; init; }
}

internal sealed class AuditHeadTable : IEntityTypeConfiguration<AuditHeadRow>
{
    public void Configure(EntityTypeBuilder<AuditHeadRow> builder)
    {
        builder.ToTable("audit_head", table => table.HasCheckConstraint("CK_audit_head_id", $"id = {AuditHeadRow.OnlyId}"));
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.EntryHash).HasMaxLength(AuditEntry.MaxId).IsComparedExactly();
        builder.HasData(new AuditHeadRow { EntryNumber = 0, EntryHash = AuditChain.Origin });
    }
}
