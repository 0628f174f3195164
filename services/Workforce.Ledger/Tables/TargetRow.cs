using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workforce.Domain.Facts;
using Workforce.Domain.Policies;

namespace Workforce.Ledger.Tables;

internal sealed class TargetRow : MeasuredFactRow
{
    public required string TargetId { get; init; }

    public required TargetDirection Direction { get; init; }

    public required decimal TargetLimit { get; init; }

    public required decimal AmberMargin { get; init; }

    public required DateOnly FirstDate { get; init; }

    public required DateOnly MustBeMetByDate { get; init; }

    public required DateOnly? LastDate { get; init; }

    public required string Note { get; init; }

    public static TargetRow Of(long changeNumber, Target target) => new()
    {
        ChangeNumber = changeNumber,
        TargetId = target.TargetId,
        UnitId = target.UnitId,
        Roles = target.Roles,
        Code = target.Measure,
        Direction = target.Direction,
        TargetLimit = target.Limit,
        AmberMargin = target.AmberMargin,
        FirstDate = target.FirstDate,
        MustBeMetByDate = target.MustBeMetByDate,
        LastDate = target.LastDate,
        Note = target.Note,
    };

    public override Fact ToFact() =>
        new Target(TargetId, UnitId, Roles, Code, Direction, TargetLimit, AmberMargin, FirstDate, MustBeMetByDate, LastDate, Note);
}

internal sealed class TargetTable : IEntityTypeConfiguration<TargetRow>
{
    public void Configure(EntityTypeBuilder<TargetRow> builder)
    {
        builder.IsFactTable("targets");
        builder.Property(row => row.TargetId).IsId();
        builder.HasMeasure();
        builder.HasCode(row => row.Direction);
        builder.Property(row => row.Note).HasMaxLength(ColumnSize.Text);
    }
}
