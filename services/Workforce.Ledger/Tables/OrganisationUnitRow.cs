using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tables;

internal sealed class OrganisationUnitRow : FactRow
{
    public required string UnitId { get; init; }

    public required DateOnly FirstDate { get; init; }

    public required UnitKind Kind { get; init; }

    public required string Name { get; init; }

    public required string? ParentUnitId { get; init; }

    public required DateOnly? LastDate { get; init; }

    public static OrganisationUnitRow Of(long changeNumber, OrganisationUnit unit) => new()
    {
        ChangeNumber = changeNumber,
        UnitId = unit.UnitId,
        FirstDate = unit.FirstDate,
        Kind = unit.Kind,
        Name = unit.Name,
        ParentUnitId = unit.ParentUnitId,
        LastDate = unit.LastDate,
    };

    public override Fact ToFact() => new OrganisationUnit(UnitId, FirstDate, Kind, Name, ParentUnitId, LastDate);
}

internal sealed class OrganisationUnitTable : IEntityTypeConfiguration<OrganisationUnitRow>
{
    public void Configure(EntityTypeBuilder<OrganisationUnitRow> builder)
    {
        builder.IsFactTable("organisation_units");
        builder.Property(row => row.UnitId).IsId();
        builder.Property(row => row.ParentUnitId).IsId();
        builder.Property(row => row.Name).HasMaxLength(ColumnSize.Text);
        builder.HasCode(row => row.Kind);
    }
}
