using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tables;

internal sealed class CaseloadReportRow : CountedFactRow
{
    public required string CaseSystem { get; init; }

    public required string WorkerId { get; init; }

    public required DateOnly FirstDate { get; init; }

    public required string? UnitId { get; init; }

    public static CaseloadReportRow Of(long changeNumber, CaseloadReport report) => new()
    {
        ChangeNumber = changeNumber,
        CaseSystem = report.CaseSystem,
        WorkerId = report.WorkerId,
        FirstDate = report.FirstDate,
        Counts = report.Counts,
        UnitId = report.UnitId,
    };

    public override Fact ToFact() => new CaseloadReport(CaseSystem, WorkerId, FirstDate, Counts, UnitId);
}

internal sealed class CaseloadReportTable : IEntityTypeConfiguration<CaseloadReportRow>
{
    public void Configure(EntityTypeBuilder<CaseloadReportRow> builder)
    {
        builder.IsFactTable("caseload_reports");
        builder.Property(row => row.CaseSystem).IsId();
        builder.Property(row => row.WorkerId).IsId();
        builder.Property(row => row.UnitId).IsId();
        builder.Ignore(row => row.Counts);
    }
}
