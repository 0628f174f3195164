using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tables;

internal sealed class EngagementTermsRow : PlacedFactRow
{
    public required string EngagementId { get; init; }

    public required DateOnly FirstDate { get; init; }

    public required Fte Fte { get; init; }

    public static EngagementTermsRow Of(long changeNumber, EngagementTerms terms) => new()
    {
        ChangeNumber = changeNumber,
        EngagementId = terms.EngagementId,
        FirstDate = terms.FirstDate,
        Placement = terms.Placement,
        Fte = terms.Fte,
    };

    public override Fact ToFact() => new EngagementTerms(EngagementId, FirstDate, Placement, Fte);
}

internal sealed class EngagementTermsTable : IEntityTypeConfiguration<EngagementTermsRow>
{
    public void Configure(EntityTypeBuilder<EngagementTermsRow> builder)
    {
        builder.IsFactTable("engagement_terms");
        builder.Property(row => row.EngagementId).IsId();
        builder.HasPlacement();
    }
}
