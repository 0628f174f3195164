using Google.Protobuf.WellKnownTypes;
using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;

namespace Workforce.Service.Wire;

/// <summary>Domain values and facts as the contract's messages. Enums are numbered alike on both sides; a test holds them to it.</summary>
internal static class ToProtoMapping
{
    public static Google.Type.Date ToProto(this DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    public static Google.Type.Date? ToProto(this DateOnly? day) => day?.ToProto();

    public static Google.Type.Decimal ToProto(this Fte fte) => new() { Value = PlainDigits.Of(fte) };

    /// <summary>Plain digits without trailing zeros; a value of at most ten places.</summary>
    public static Google.Type.Decimal ToProto(this decimal value) => new() { Value = PlainDigits.Of(value) };

    public static Timestamp ToProto(this DateTime utc) => Timestamp.FromDateTime(utc);

    public static V1.FactReference ToProto(this FactReference reference) => reference.Kind switch
    {
        ReferenceKind.Unit => new() { UnitId = reference.Id },
        ReferenceKind.Post => new() { PostId = reference.Id },
        ReferenceKind.Worker => new() { WorkerId = reference.Id },
        ReferenceKind.Engagement => new() { EngagementId = reference.Id },
        ReferenceKind.PipelineStarter => new() { PipelineStarterId = reference.Id },
        ReferenceKind.ReportingGap => new() { ReportingGapId = reference.Id },
        ReferenceKind.Extract => new() { ExtractId = reference.Id[(reference.Id.IndexOf('\n', StringComparison.Ordinal) + 1)..] },
        _ => new() { Source = reference.Id },
    };

    public static V1.RecordedChange ToProto(this RecordedChange recorded) => new()
    {
        Change = recorded.Change.ToProto(),
        Revision = recorded.Revision,
        RecordedTime = recorded.RecordedAt.ToProto(),
    };

    public static V1.StaffingChange ToProto(this Change change)
    {
        var message = new V1.StaffingChange
        {
            Source = change.Source,
            ChangeId = change.ChangeId,
            MadeTime = change.Made.Time.ToProto(),
            MadeSequence = change.Made.Sequence,
            Withdrawn = change.Withdrawn,
        };

        message.Say(change.Fact);
        return message;
    }

    /// <summary>A fact alone, of which nobody asks who said it.</summary>
    public static V1.StaffingChange ToProto(this Fact fact)
    {
        var message = new V1.StaffingChange();
        message.Say(fact);
        return message;
    }

    private static void Say(this V1.StaffingChange message, Fact fact)
    {
        switch (fact)
        {
            case OrganisationUnit unit:
                message.Unit = unit.ToProto();
                break;
            case Post post:
                message.Post = post.ToProto();
                break;
            case Worker worker:
                message.Worker = worker.ToProto();
                break;
            case Engagement engagement:
                message.Engagement = engagement.ToProto();
                break;
            case EngagementTerms terms:
                message.EngagementTerms = terms.ToProto();
                break;
            case PipelineStarter starter:
                message.PipelineStarter = starter.ToProto();
                break;
            case ReportingGap gap:
                message.ReportingGap = gap.ToProto();
                break;
            case AppliedExtract extract:
                message.AppliedExtract = extract.ToProto();
                break;
            default:
                throw new ArgumentException($"A {fact.GetType().Name} is no staffing change.", nameof(fact));
        }
    }

    public static V1.OrganisationUnit ToProto(this OrganisationUnit unit) => new()
    {
        UnitId = unit.UnitId,
        FirstDate = unit.FirstDate.ToProto(),
        Kind = (V1.UnitKind)unit.Kind,
        Name = unit.Name,
        ParentUnitId = unit.ParentUnitId ?? "",
        LastDate = unit.LastDate.ToProto(),
    };

    public static V1.Post ToProto(this Post post) => new()
    {
        PostId = post.PostId,
        FirstDate = post.FirstDate.ToProto(),
        UnitId = post.UnitId,
        Role = (V1.Role)post.Role,
        Fte = post.Fte.ToProto(),
        Status = (V1.PostStatus)post.Status,
        StatusReason = post.StatusReason,
        Title = post.Title,
        LastDate = post.LastDate.ToProto(),
    };

    public static V1.Worker ToProto(this Worker worker) => new()
    {
        WorkerId = worker.WorkerId,
        Name = worker.Name,
        NameErased = worker.NameErased,
    };

    public static V1.Engagement ToProto(this Engagement engagement) => new()
    {
        EngagementId = engagement.EngagementId,
        WorkerId = engagement.WorkerId,
        Footing = (V1.Footing)engagement.Footing,
        FirstDate = engagement.FirstDate.ToProto(),
        LastDate = engagement.LastDate.ToProto(),
        Placement = engagement.Placement.ToProto(),
        Fte = engagement.Fte.ToProto(),
        StartOrigin = (V1.StartOrigin)(engagement.StartOrigin ?? default),
        NoticeGivenDate = engagement.NoticeGivenDate.ToProto(),
        LeavingReason = (V1.LeavingReason)(engagement.LeavingReason ?? default),
        LeavingDestination = (V1.LeavingDestination)(engagement.LeavingDestination ?? default),
    };

    public static V1.EngagementTerms ToProto(this EngagementTerms terms) => new()
    {
        EngagementId = terms.EngagementId,
        FirstDate = terms.FirstDate.ToProto(),
        Placement = terms.Placement.ToProto(),
        Fte = terms.Fte.ToProto(),
    };

    public static V1.PipelineStarter ToProto(this PipelineStarter starter) => new()
    {
        PipelineStarterId = starter.PipelineStarterId,
        Placement = starter.Placement.ToProto(),
        Fte = starter.Fte.ToProto(),
        Stage = (V1.PipelineStage)starter.Stage,
        ExpectedStartDate = starter.ExpectedStartDate.ToProto(),
        OfferDate = starter.OfferDate.ToProto(),
        ChecksCompletedDate = starter.ChecksCompletedDate.ToProto(),
    };

    public static V1.ReportingGap ToProto(this ReportingGap gap) => new()
    {
        ReportingGapId = gap.ReportingGapId,
        UnitId = gap.UnitId,
        FirstDate = gap.FirstDate.ToProto(),
        LastDate = gap.LastDate.ToProto(),
        Figures = { gap.Figures.Figures().Select(figure => (V1.ReportedFigure)figure) },
        Reason = (V1.ReportingGapReason)gap.Reason,
    };

    public static V1.AppliedExtract ToProto(this AppliedExtract extract) => new()
    {
        ExtractId = extract.ExtractId,
        UnitId = extract.UnitId,
        AsOfDate = extract.AsOfDate.ToProto(),
        Covers = { System.Enum.GetValues<V1.ExtractContent>().Where(content => content != default && (extract.CoverBits & (1 << (int)content)) != 0) },
        RowCount = extract.RowCount,
        Digest = extract.Digest,
    };

    public static V1.Placement ToProto(this Placement placement) => placement.PostId is { } postId
        ? new() { PostId = postId }
        : new() { Unit = new() { UnitId = placement.UnitId!, Role = (V1.Role)placement.Role!.Value } };
}
