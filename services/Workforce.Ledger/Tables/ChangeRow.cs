using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tables;

/// <summary>A change without its fact, which is in the table that <see cref="FactKind"/> tells.</summary>
internal sealed class ChangeRow : NumberedRow
{
    public required long Revision { get; init; }

    public required string Source { get; init; }

    public required string ChangeId { get; init; }

    public required DateTime MadeAt { get; init; }

    public required long MadeSequence { get; init; }

    public required bool Withdrawn { get; init; }

    public required FactKind FactKind { get; init; }

    public static ChangeRow Of(long changeNumber, long revision, Change change) => new()
    {
        ChangeNumber = changeNumber,
        Revision = revision,
        Source = change.Source,
        ChangeId = change.ChangeId,
        MadeAt = change.Made.Time,
        MadeSequence = change.Made.Sequence,
        Withdrawn = change.Withdrawn,
        FactKind = change.Fact.Key.Kind,
    };

    public Change ToChange(Fact fact) => new(Source, ChangeId, new(MadeAt, MadeSequence), Withdrawn, fact);
}

internal sealed class ChangeTable : IEntityTypeConfiguration<ChangeRow>
{
    public void Configure(EntityTypeBuilder<ChangeRow> builder)
    {
        builder.ToTable("changes");
        builder.HasKey(row => row.ChangeNumber);
        builder.Property(row => row.ChangeNumber).ValueGeneratedNever();
        builder.Property(row => row.Source).IsId();
        builder.Property(row => row.ChangeId).IsId();
        builder.HasIndex(row => new { row.Source, row.ChangeId }).IsUnique();
        builder.HasOne<RevisionRow>().WithMany().HasForeignKey(row => row.Revision).OnDelete(DeleteBehavior.Restrict);
        builder.HasCode(row => row.FactKind);
    }
}
