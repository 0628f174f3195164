using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workforce.Ledger.Tables;

/// <summary>One commit: its changes are the <see cref="ChangeCount"/> up to <see cref="LastChangeNumber"/>.</summary>
internal sealed class RevisionRow
{
    public required long Revision { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required int ChangeCount { get; init; }

    public required long LastChangeNumber { get; init; }
}

internal sealed class RevisionTable : IEntityTypeConfiguration<RevisionRow>
{
    public void Configure(EntityTypeBuilder<RevisionRow> builder)
    {
        builder.ToTable("revisions");
        builder.HasKey(row => row.Revision);
        builder.Property(row => row.Revision).ValueGeneratedNever();
        builder.HasIndex(row => row.RecordedAt);
    }
}
