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

    public static CaseloadSnapshotRow Of(long changeNumber, CaseloadSnapshotCompleted completed) => new()
    {
        ChangeNumber = changeNumber,
        CaseSystem = completed.CaseSystem,
        SnapshotDate = completed.Date,
        WorkerCount = completed.WorkerCount,
    };

    public override Fact ToFact() => new CaseloadSnapshotCompleted(CaseSystem, SnapshotDate, WorkerCount);
}

internal sealed class CaseloadSnapshotTable : IEntityTypeConfiguration<CaseloadSnapshotRow>
{
    public void Configure(EntityTypeBuilder<CaseloadSnapshotRow> builder)
    {
        builder.IsFactTable("caseload_snapshots");
        builder.Property(row => row.CaseSystem).HasMaxLength(ColumnSize.Id);
    }
}
