using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tables;

internal sealed class CaseloadSnapshotRow : FactRow
{
    public required string CaseSystem { get; init; }

    public required DateOnly SnapshotDate { get; init; }

    public required int WorkerCount { get; init; }

    /// <summary>A line each; null where the snapshot named none.</summary>
    public string? CoveredUnitIds { get; init; }

    public static CaseloadSnapshotRow Of(long changeNumber, CaseloadSnapshotCompleted completed) => new()
    {
        ChangeNumber = changeNumber,
        CaseSystem = completed.CaseSystem,
        SnapshotDate = completed.Date,
        WorkerCount = completed.WorkerCount,
        CoveredUnitIds = completed.Covered.IsNamed ? completed.Covered.Text : null,
    };

    public override Fact ToFact() => new CaseloadSnapshotCompleted(
        CaseSystem,
        SnapshotDate,
        WorkerCount,
        CaseloadCoverage.Parse(CoveredUnitIds));
}

internal sealed class CaseloadSnapshotTable : IEntityTypeConfiguration<CaseloadSnapshotRow>
{
    public void Configure(EntityTypeBuilder<CaseloadSnapshotRow> builder)
    {
        builder.IsFactTable("caseload_snapshots");
        builder.Property(row => row.CaseSystem).IsId();
        builder.Property(row => row.CoveredUnitIds).HasMaxLength(CaseloadCoverage.MaxUnits * (ColumnSize.Id + 1));
    }
}
