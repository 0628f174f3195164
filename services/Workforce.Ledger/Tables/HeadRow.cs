using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workforce.Ledger.Tables;

/// <summary>
/// Where the ledger ends: the one row that is ever updated. Whoever appends updates it first, and so holds its lock
/// until the commit: revisions rise in the order of the commits, and no reader can see one before a lower one.
/// </summary>
/// <remarks>
/// The update is written by hand. EF's names the table twice (UPDATE … FROM), and an engine that keeps versions of rows and takes that for a
/// join of the table with itself would go on, after the wait, from the row as it was before it. Nothing that was read before the update may be relied on.
/// </remarks>
internal sealed class HeadRow
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public required long Revision { get; init; }

    public required long ChangeNumber { get; init; }

    /// <summary>
    /// No later revision is recorded before this: when <see cref="Revision"/> was, or a later moment of which somebody has been told what was known
    /// then (<see cref="ChangeLedger.SettledRevisionAtAsync"/>).
    /// </summary>
    public required DateTime RecordedAt { get; init; }
}

internal sealed class HeadTable : IEntityTypeConfiguration<HeadRow>
{
    public void Configure(EntityTypeBuilder<HeadRow> builder)
    {
        builder.ToTable("ledger_head", table => table.HasCheckConstraint("CK_ledger_head_id", $"id = {HeadRow.OnlyId}"));
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasData(new HeadRow { Revision = 0, ChangeNumber = 0, RecordedAt = DateTime.UnixEpoch });
    }
}
