using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tables;

internal sealed class WorkerRow : FactRow
{
    public required string WorkerId { get; init; }

    public required string Name { get; init; }

    /// <summary>There was a name, and it has been erased or was not kept.</summary>
    public required bool NameErased { get; init; }

    public static WorkerRow Of(long changeNumber, Worker worker) => new()
    {
        ChangeNumber = changeNumber,
        WorkerId = worker.WorkerId,
        Name = worker.Name,
        NameErased = worker.NameErased,
    };

    public override Fact ToFact() => new Worker(WorkerId, Name, NameErased);
}

internal sealed class WorkerTable : IEntityTypeConfiguration<WorkerRow>
{
    public void Configure(EntityTypeBuilder<WorkerRow> builder)
    {
        builder.IsFactTable("workers");
        builder.Property(row => row.WorkerId).IsId();
        builder.Property(row => row.Name).HasMaxLength(ColumnSize.Text).IsComparedExactly();
    }
}
