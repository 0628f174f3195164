using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tables;

internal sealed class EngagementRow : PlacedFactRow
{
    public required string EngagementId { get; init; }

    public required string WorkerId { get; init; }

    public required Footing Footing { get; init; }

    public required DateOnly FirstDate { get; init; }

    public required DateOnly? LastDate { get; init; }

    public required Fte Fte { get; init; }

    public required StartOrigin? StartOrigin { get; init; }

    public required DateOnly? NoticeGivenDate { get; init; }

    public required LeavingReason? LeavingReason { get; init; }

    public required LeavingDestination? LeavingDestination { get; init; }

    public static EngagementRow Of(long changeNumber, Engagement engagement) => new()
    {
        ChangeNumber = changeNumber,
        EngagementId = engagement.EngagementId,
        WorkerId = engagement.WorkerId,
        Footing = engagement.Footing,
        FirstDate = engagement.FirstDate,
        LastDate = engagement.LastDate,
        Placement = engagement.Placement,
        Fte = engagement.Fte,
        StartOrigin = engagement.StartOrigin,
        NoticeGivenDate = engagement.NoticeGivenDate,
        LeavingReason = engagement.LeavingReason,
        LeavingDestination = engagement.LeavingDestination,
    };

    public override Fact ToFact() => new Engagement(
        EngagementId,
        WorkerId,
        Footing,
        FirstDate,
        Placement,
        Fte,
        LastDate,
        StartOrigin,
        NoticeGivenDate,
        LeavingReason,
        LeavingDestination);
}

internal sealed class EngagementTable : IEntityTypeConfiguration<EngagementRow>
{
    public void Configure(EntityTypeBuilder<EngagementRow> builder)
    {
        builder.IsFactTable("engagements");
        builder.Property(row => row.EngagementId).IsId();
        builder.Property(row => row.WorkerId).IsId();
        builder.HasPlacement();
        builder.HasCode(row => row.Footing);
        builder.HasCode(row => row.StartOrigin);
        builder.HasCode(row => row.LeavingReason);
        builder.HasCode(row => row.LeavingDestination);
    }
}
