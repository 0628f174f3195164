using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tables;

internal sealed class PipelineStarterRow : PlacedFactRow
{
    public required string PipelineStarterId { get; init; }

    public required Fte Fte { get; init; }

    public required PipelineStage Stage { get; init; }

    public required DateOnly? ExpectedStartDate { get; init; }

    public required DateOnly? OfferDate { get; init; }

    public required DateOnly? ChecksCompletedDate { get; init; }

    public static PipelineStarterRow Of(long changeNumber, PipelineStarter starter) => new()
    {
        ChangeNumber = changeNumber,
        PipelineStarterId = starter.PipelineStarterId,
        Placement = starter.Placement,
        Fte = starter.Fte,
        Stage = starter.Stage,
        ExpectedStartDate = starter.ExpectedStartDate,
        OfferDate = starter.OfferDate,
        ChecksCompletedDate = starter.ChecksCompletedDate,
    };

    public override Fact ToFact() => new PipelineStarter(
        PipelineStarterId,
        Placement,
        Fte,
        Stage,
        ExpectedStartDate,
        OfferDate,
        ChecksCompletedDate);
}

internal sealed class PipelineStarterTable : IEntityTypeConfiguration<PipelineStarterRow>
{
    public void Configure(EntityTypeBuilder<PipelineStarterRow> builder)
    {
        builder.IsFactTable("pipeline_starters");
        builder.Property(row => row.PipelineStarterId).IsId();
        builder.HasPlacement();
        builder.HasCode(row => row.Stage);
    }
}
