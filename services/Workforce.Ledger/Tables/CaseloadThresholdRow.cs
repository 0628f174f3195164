using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tables;

internal sealed class CaseloadThresholdRow : FactRow
{
    private const int ProtectionLength = 200;

    public required string ThresholdId { get; init; }

    public required string UnitId { get; init; }

    public required Role? Role { get; init; }

    public required string? WorkerId { get; init; }

    public required CaseloadBasis Basis { get; init; }

    public required decimal CaseLimit { get; init; }

    public required decimal? AmberLimit { get; init; }

    public required DateOnly FirstDate { get; init; }

    public required DateOnly? MustBeMetByDate { get; init; }

    public required DateOnly? LastDate { get; init; }

    /// <summary>Steps of <c>months:per cent</c>: see <see cref="NewlyQualifiedProtection"/>.</summary>
    public required string Protection { get; init; }

    public required LimitRounding LimitRounding { get; init; }

    public required string Note { get; init; }

    public static CaseloadThresholdRow Of(long changeNumber, CaseloadThreshold threshold) => new()
    {
        ChangeNumber = changeNumber,
        ThresholdId = threshold.ThresholdId,
        UnitId = threshold.UnitId,
        Role = threshold.Role,
        WorkerId = threshold.WorkerId,
        Basis = threshold.Basis,
        CaseLimit = threshold.Limit,
        AmberLimit = threshold.AmberLimit,
        FirstDate = threshold.FirstDate,
        MustBeMetByDate = threshold.MustBeMetByDate,
        LastDate = threshold.LastDate,
        Protection = threshold.Protection.Text,
        LimitRounding = threshold.LimitRounding,
        Note = threshold.Note,
    };

    public override Fact ToFact() => new CaseloadThreshold(
        ThresholdId,
        UnitId,
        Role,
        WorkerId,
        Basis,
        CaseLimit,
        AmberLimit,
        FirstDate,
        MustBeMetByDate,
        LastDate,
        NewlyQualifiedProtection.Parse(Protection),
        LimitRounding,
        Note);

    internal sealed class Table : IEntityTypeConfiguration<CaseloadThresholdRow>
    {
        public void Configure(EntityTypeBuilder<CaseloadThresholdRow> builder)
        {
            builder.IsFactTable("caseload_thresholds");
            builder.Property(row => row.ThresholdId).IsId();
            builder.Property(row => row.UnitId).IsId();
            builder.Property(row => row.WorkerId).IsId();
            builder.Property(row => row.Protection).HasMaxLength(ProtectionLength);
            builder.Property(row => row.Note).HasMaxLength(ColumnSize.Text);
            builder.HasCode(row => row.Role);
            builder.HasCode(row => row.Basis);
            builder.HasCode(row => row.LimitRounding);
        }
    }
}
