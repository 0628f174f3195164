using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tables;

internal sealed class ReportingGapRow : FactRow
{
    public required string ReportingGapId { get; init; }

    public required string UnitId { get; init; }

    public required DateOnly FirstDate { get; init; }

    public required DateOnly? LastDate { get; init; }

    /// <summary>Bit n for the figure of code n.</summary>
    public required int FigureBits { get; init; }

    public required ReportingGapReason Reason { get; init; }

    public static ReportingGapRow Of(long changeNumber, ReportingGap gap) => new()
    {
        ChangeNumber = changeNumber,
        ReportingGapId = gap.ReportingGapId,
        UnitId = gap.UnitId,
        FirstDate = gap.FirstDate,
        LastDate = gap.LastDate,
        FigureBits = gap.Figures.Bits,
        Reason = gap.Reason,
    };

    public override Fact ToFact() => new ReportingGap(ReportingGapId, UnitId, FirstDate, LastDate, FigureSet.OfBits(FigureBits), Reason);
}

internal sealed class ReportingGapTable : IEntityTypeConfiguration<ReportingGapRow>
{
    public void Configure(EntityTypeBuilder<ReportingGapRow> builder)
    {
        builder.IsFactTable("reporting_gaps");
        builder.Property(row => row.ReportingGapId).IsId();
        builder.Property(row => row.UnitId).IsId();
        builder.HasCode(row => row.Reason);
    }
}
