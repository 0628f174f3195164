using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tables;

internal sealed class UnallocatedCasesRow : CountedFactRow
{
    public required string CaseSystem { get; init; }

    public required string UnitId { get; init; }

    public required DateOnly FirstDate { get; init; }

    public static UnallocatedCasesRow Of(long changeNumber, UnallocatedCases cases) => new()
    {
        ChangeNumber = changeNumber,
        CaseSystem = cases.CaseSystem,
        UnitId = cases.UnitId,
        FirstDate = cases.FirstDate,
        Counts = cases.Counts,
    };

    public override Fact ToFact() => new UnallocatedCases(CaseSystem, UnitId, FirstDate, Counts);
}

internal sealed class UnallocatedCasesTable : IEntityTypeConfiguration<UnallocatedCasesRow>
{
    public void Configure(EntityTypeBuilder<UnallocatedCasesRow> builder)
    {
        builder.IsFactTable("unallocated_cases");
        builder.Property(row => row.CaseSystem).IsId();
        builder.Property(row => row.UnitId).IsId();
        builder.Ignore(row => row.Counts);
    }
}
