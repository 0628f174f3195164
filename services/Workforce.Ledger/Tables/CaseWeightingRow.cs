using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tables;

internal sealed class CaseWeightingRow : FactRow
{
    public required string UnitId { get; init; }

    public required DateOnly FirstDate { get; init; }

    public required decimal StablePoints { get; init; }

    public required decimal AssessmentPoints { get; init; }

    public required decimal ChildInNeedPoints { get; init; }

    public required decimal ChildProtectionPoints { get; init; }

    public required decimal LookedAfterPoints { get; init; }

    public required decimal CareLeaverPoints { get; init; }

    public required decimal OtherPoints { get; init; }

    public required decimal OpenButFinishedPoints { get; init; }

    public static CaseWeightingRow Of(long changeNumber, CaseWeighting weighting) => new()
    {
        ChangeNumber = changeNumber,
        UnitId = weighting.UnitId,
        FirstDate = weighting.FirstDate,
        StablePoints = weighting.StablePoints,
        AssessmentPoints = weighting.Weights.Assessment,
        ChildInNeedPoints = weighting.Weights.ChildInNeed,
        ChildProtectionPoints = weighting.Weights.ChildProtection,
        LookedAfterPoints = weighting.Weights.LookedAfter,
        CareLeaverPoints = weighting.Weights.CareLeaver,
        OtherPoints = weighting.Weights.Other,
        OpenButFinishedPoints = weighting.Weights.OpenButFinished,
    };

    public override Fact ToFact() => new CaseWeighting(
        UnitId,
        FirstDate,
        StablePoints,
        new(AssessmentPoints, ChildInNeedPoints, ChildProtectionPoints, LookedAfterPoints,
            CareLeaverPoints, OtherPoints, OpenButFinishedPoints));
}

internal sealed class CaseWeightingTable : IEntityTypeConfiguration<CaseWeightingRow>
{
    public void Configure(EntityTypeBuilder<CaseWeightingRow> builder)
    {
        builder.IsFactTable("case_weightings");
        builder.Property(row => row.UnitId).IsId();
    }
}
