using System.Globalization;
using Workforce.Domain.Amounts;
using Workforce.Domain.Evidence;

namespace Workforce.Service.Wire;

/// <summary>The rows behind a measure as the contract's messages.</summary>
internal static class EvidenceMapping
{
    public static V1.MeasureEvidence ToProto(this EvidenceRow row)
    {
        var message = new V1.MeasureEvidence
        {
            Side = (V1.MeasureEvidence.Types.Side)row.Side,
            Amount = row.Amount.ToProto(),
            AsOfDate = row.Day.ToProto(),
            UnitId = row.UnitId,
            Role = (V1.Role)row.Role,
        };

        switch (row)
        {
            case PostEvidence post:
                message.Post = post.ToProto();
                break;
            case EngagementEvidence engagement:
                message.Engagement = engagement.ToProto();
                break;
            case LeaverEvidence leaver:
                message.Leaver = leaver.ToProto();
                break;
            case PipelineEvidence starter:
                message.PipelineStarter = starter.ToProto();
                break;
            case CaseloadEvidence caseload:
                message.Caseload = caseload.ToProto();
                break;
        }

        return message;
    }

    /// <summary>What rows are ordered by: side, kind, id and day.</summary>
    public static string Key(this EvidenceRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(int)row.Side}\n{KindOf(row)}\n{row.Subject.Id}\n{row.Day:yyyyMMdd}");

    private static int KindOf(EvidenceRow row) => row switch
    {
        PostEvidence => 1,
        EngagementEvidence => 2,
        LeaverEvidence => 3,
        PipelineEvidence => 4,
        _ => 5,
    };

    private static V1.PostEvidence ToProto(this PostEvidence row) => new()
    {
        PostId = row.Post.PostId,
        Status = (V1.PostStatus)row.Post.Status,
        FundedFte = Fte.FromMillionths(row.Occupancy.Funded).ToProto(),
        InPostFte = Fte.FromMillionths(row.Occupancy.InPost).ToProto(),
        VacantFte = Fte.FromMillionths(row.Occupancy.Vacant).ToProto(),
    };

    private static V1.EngagementEvidence ToProto(this EngagementEvidence row) => new()
    {
        EngagementId = row.Stint.Engagement.EngagementId,
        WorkerId = row.Stint.Engagement.WorkerId,
        Footing = (V1.Footing)row.Stint.Engagement.Footing,
        PostId = row.Stint.Placement.PostId ?? "",
        Fte = row.Stint.Fte.ToProto(),
    };

    private static V1.LeaverEvidence ToProto(this LeaverEvidence row) => new()
    {
        EngagementId = row.Leaver.Engagement.EngagementId,
        WorkerId = row.Leaver.Engagement.WorkerId,
        Fte = row.Leaver.Fte.ToProto(),
        LeavingReason = (V1.LeavingReason)(row.Leaver.Engagement.LeavingReason ?? default),
        LeavingDestination = (V1.LeavingDestination)(row.Leaver.Engagement.LeavingDestination ?? default),
    };

    private static V1.PipelineEvidence ToProto(this PipelineEvidence row) => new()
    {
        PipelineStarterId = row.Starter.PipelineStarterId,
        Stage = (V1.PipelineStage)row.Starter.Stage,
        ExpectedStartDate = row.Starter.ExpectedStartDate.ToProto(),
        Fte = row.Starter.Fte.ToProto(),
        PostId = row.Starter.Placement.PostId ?? "",
    };

    private static V1.CaseloadEvidence ToProto(this CaseloadEvidence row) => new()
    {
        WorkerId = row.Caseload.WorkerId,
        CaseCount = row.Caseload.Counts.Total,
        Fte = row.Caseload.Place!.Fte.ToProto(),
    };
}
