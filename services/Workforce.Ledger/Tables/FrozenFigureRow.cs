using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Policies;

namespace Workforce.Ledger.Tables;

internal sealed class FrozenFigureRow : MeasuredFactRow
{
    public required string FigureId { get; init; }

    public required string Label { get; init; }

    public required DateOnly AsOfDate { get; init; }

    public required long AsKnownRevision { get; init; }

    public required decimal? Numerator { get; init; }

    public required decimal? Denominator { get; init; }

    public required decimal? UnroundedValue { get; init; }

    public required NoValueReason? NoValueReason { get; init; }

    public required int DecimalPlaces { get; init; }

    public required bool Truncated { get; init; }

    public static FrozenFigureRow Of(long changeNumber, FrozenFigure figure) => new()
    {
        ChangeNumber = changeNumber,
        FigureId = figure.FigureId,
        Label = figure.Label,
        UnitId = figure.UnitId,
        Roles = figure.Roles,
        Code = figure.Measure,
        AsOfDate = figure.AsOfDate,
        AsKnownRevision = figure.AsKnownRevision,
        Numerator = figure.Value.Numerator,
        Denominator = figure.Value.Denominator,
        UnroundedValue = figure.Value.Unrounded,
        NoValueReason = figure.Value.Reason,
        DecimalPlaces = figure.Rounding.DecimalPlaces,
        Truncated = figure.Rounding.Truncates,
    };

    public override Fact ToFact() => new FrozenFigure(
        FigureId,
        Label,
        UnitId,
        Roles,
        Code,
        AsOfDate,
        AsKnownRevision,
        MeasureValue.Kept(Numerator, Denominator, UnroundedValue, NoValueReason),
        new(DecimalPlaces, Truncated));
}

internal sealed class FrozenFigureTable : IEntityTypeConfiguration<FrozenFigureRow>
{
    public void Configure(EntityTypeBuilder<FrozenFigureRow> builder)
    {
        builder.IsFactTable("frozen_figures");
        builder.Property(row => row.FigureId).IsId();
        builder.Property(row => row.Label).HasMaxLength(ColumnSize.Text);
        builder.HasMeasure();

        // A mean of two amounts has a place more than they, and what is kept must come back as it was.
        builder.Property(row => row.Numerator).HasPrecision(28, MeasureValue.KeptDecimalPlaces);
        builder.Property(row => row.Denominator).HasPrecision(28, MeasureValue.KeptDecimalPlaces);
        builder.Property(row => row.UnroundedValue).HasPrecision(28, MeasureValue.KeptDecimalPlaces);
        builder.HasCode(row => row.NoValueReason);
    }
}
