using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tables;

internal sealed class NameErasureRow : FactRow
{
    public required string WorkerId { get; init; }

    public static NameErasureRow Of(long changeNumber, NameErasure erasure) => new() { ChangeNumber = changeNumber, WorkerId = erasure.WorkerId };

    public override Fact ToFact() => new NameErasure(WorkerId);
}

internal sealed class NameErasureTable : IEntityTypeConfiguration<NameErasureRow>
{
    public void Configure(EntityTypeBuilder<NameErasureRow> builder)
    {
        builder.IsFactTable("name_erasures");
        builder.Property(row => row.WorkerId).IsId();
        builder.HasIndex(row => row.WorkerId);
    }
}
