using Google.Protobuf.Collections;
using Workforce.Domain.Facts;
using static Workforce.V1.ContractLimits;

namespace Workforce.Service.Wire;

/// <summary>Turns the fact of a staffing change of the contract into one of the domain, whoever says it, or into all its faults.</summary>
internal static class StaffingFactReader
{
    /// <summary>The fact; not to be used if the reader has found faults.</summary>
    public static Fact? StaffingFact(this FieldReader reader, V1.StaffingChange change) => change.FactCase switch
    {
        V1.StaffingChange.FactOneofCase.Unit => reader.Unit(change.Unit),
        V1.StaffingChange.FactOneofCase.Post => reader.Post(change.Post),
        V1.StaffingChange.FactOneofCase.Worker => reader.Worker(change.Worker),
        V1.StaffingChange.FactOneofCase.Engagement => reader.Engagement(change.Engagement),
        V1.StaffingChange.FactOneofCase.EngagementTerms => reader.EngagementTerms(change.EngagementTerms),
        V1.StaffingChange.FactOneofCase.PipelineStarter => reader.PipelineStarter(change.PipelineStarter),
        V1.StaffingChange.FactOneofCase.ReportingGap => reader.ReportingGap(change.ReportingGap),
        V1.StaffingChange.FactOneofCase.AppliedExtract => reader.AppliedExtract(change.Source, change.AppliedExtract),
        _ => reader.Reject<Fact>(
            "fact",
            "is required: one of unit, post, worker, engagement, engagement_terms, pipeline_starter, reporting_gap."),
    };

    private static Worker Worker(this FieldReader reader, V1.Worker worker) =>
        new(reader.Id("worker.worker_id", worker.WorkerId), reader.Text("worker.name", worker.Name), worker.NameErased);

    private static OrganisationUnit Unit(this FieldReader reader, V1.OrganisationUnit unit)
    {
        if (unit.ParentUnitId.Length > 0 && unit.ParentUnitId == unit.UnitId)
        {
            reader.Reject("unit.parent_unit_id", "must not be the unit itself.");
        }

        return new(
            reader.Id("unit.unit_id", unit.UnitId),
            reader.RequiredDay("unit.first_date", unit.FirstDate),
            reader.Code<UnitKind>("unit.kind", (int)unit.Kind),
            reader.RequiredText("unit.name", unit.Name),
            reader.OptionalId("unit.parent_unit_id", unit.ParentUnitId),
            reader.Day("unit.last_date", unit.LastDate));
    }

    private static Post Post(this FieldReader reader, V1.Post post) => new(
        reader.Id("post.post_id", post.PostId),
        reader.RequiredDay("post.first_date", post.FirstDate),
        reader.Id("post.unit_id", post.UnitId),
        reader.Code<Role>("post.role", (int)post.Role),
        reader.Fte("post.fte", post.Fte, MaxPostFte),
        reader.Code<PostStatus>("post.status", (int)post.Status),
        reader.Text("post.status_reason", post.StatusReason),
        reader.Text("post.title", post.Title),
        reader.Day("post.last_date", post.LastDate));

    /// <summary>Why somebody left an engagement and where to: said only of one that has a last day.</summary>
    public static (LeavingReason? Reason, LeavingDestination? Destination) Leaving(this FieldReader reader, int reasonCode, int destinationCode, bool hasLastDate)
    {
        var reason = reader.OptionalCode<LeavingReason>("engagement.leaving_reason", reasonCode);
        var destination = reader.OptionalCode<LeavingDestination>("engagement.leaving_destination", destinationCode);

        if (!hasLastDate && reason is not null)
        {
            reader.Reject("engagement.leaving_reason", "must not be given without last_date.");
        }

        if (!hasLastDate && destination is not null)
        {
            reader.Reject("engagement.leaving_destination", "must not be given without last_date.");
        }

        return (reason, destination);
    }

    private static Engagement Engagement(this FieldReader reader, V1.Engagement engagement)
    {
        var (reason, destination) = reader.Leaving((int)engagement.LeavingReason, (int)engagement.LeavingDestination, engagement.LastDate is not null);

        return new(
            reader.Id("engagement.engagement_id", engagement.EngagementId),
            reader.Id("engagement.worker_id", engagement.WorkerId),
            reader.Code<Footing>("engagement.footing", (int)engagement.Footing),
            reader.RequiredDay("engagement.first_date", engagement.FirstDate),
            reader.Placement(PlacementFields.OfEngagement, engagement.Placement),
            reader.Fte("engagement.fte", engagement.Fte, MaxEngagementFte),
            reader.Day("engagement.last_date", engagement.LastDate),
            reader.OptionalCode<StartOrigin>("engagement.start_origin", (int)engagement.StartOrigin),
            reader.Day("engagement.notice_given_date", engagement.NoticeGivenDate),
            reason,
            destination);
    }

    private static EngagementTerms EngagementTerms(this FieldReader reader, V1.EngagementTerms terms) => new(
        reader.Id("engagement_terms.engagement_id", terms.EngagementId),
        reader.RequiredDay("engagement_terms.first_date", terms.FirstDate),
        reader.Placement(PlacementFields.OfTerms, terms.Placement),
        reader.Fte("engagement_terms.fte", terms.Fte, MaxEngagementFte));

    private static PipelineStarter PipelineStarter(this FieldReader reader, V1.PipelineStarter starter) => new(
        reader.Id("pipeline_starter.pipeline_starter_id", starter.PipelineStarterId),
        reader.Placement(PlacementFields.OfPipelineStarter, starter.Placement),
        reader.Fte("pipeline_starter.fte", starter.Fte, MaxPipelineFte),
        reader.Code<PipelineStage>("pipeline_starter.stage", (int)starter.Stage),
        reader.Day("pipeline_starter.expected_start_date", starter.ExpectedStartDate),
        reader.Day("pipeline_starter.offer_date", starter.OfferDate),
        reader.Day("pipeline_starter.checks_completed_date", starter.ChecksCompletedDate));

    private static ReportingGap ReportingGap(this FieldReader reader, V1.ReportingGap gap) => new(
        reader.Id("reporting_gap.reporting_gap_id", gap.ReportingGapId),
        reader.Id("reporting_gap.unit_id", gap.UnitId),
        reader.RequiredDay("reporting_gap.first_date", gap.FirstDate),
        reader.Day("reporting_gap.last_date", gap.LastDate),
        reader.Figures("reporting_gap.figures", gap.Figures),
        reader.Code<ReportingGapReason>("reporting_gap.reason", (int)gap.Reason));

    private static AppliedExtract AppliedExtract(this FieldReader reader, string source, V1.AppliedExtract extract) => new(
        source,
        reader.Id("applied_extract.extract_id", extract.ExtractId),
        reader.Id("applied_extract.unit_id", extract.UnitId),
        reader.RequiredDay("applied_extract.as_of_date", extract.AsOfDate),
        (int)reader.Contents("applied_extract.covers", extract.Covers),
        extract.RowCount,
        reader.Id("applied_extract.digest", extract.Digest));

    private static FigureSet Figures(this FieldReader reader, string field, RepeatedField<V1.ReportedFigure> figures)
    {
        if (figures.Count == 0)
        {
            return reader.Reject<FigureSet>(field, "is required: at least one.");
        }

        return reader.IsAtMost(field, figures.Count, Enum.GetValues<ReportedFigure>().Length)
            ? FigureSet.Of(figures.Select((figure, i) => reader.Code<ReportedFigure>($"{field}[{i}]", (int)figure)).ToList())
            : default;
    }

    /// <summary>Where somebody works.</summary>
    public static Placement Placement(this FieldReader reader, PlacementFields fields, V1.Placement? placement) => placement?.PlaceCase switch
    {
        V1.Placement.PlaceOneofCase.PostId => Domain.Facts.Placement.InPost(reader.Id(fields.PostId, placement.PostId)),
        V1.Placement.PlaceOneofCase.Unit => Domain.Facts.Placement.InUnit(
            reader.Id(fields.UnitId, placement.Unit.UnitId),
            reader.Code<Role>(fields.Role, (int)placement.Unit.Role)),
        _ => reader.Reject<Placement>(fields.Placement, "is required: post_id, or unit."),
    };

    /// <summary>The fields of a placement, named once and not for each that is read.</summary>
    public sealed record PlacementFields(string Placement)
    {
        public static readonly PlacementFields OfEngagement = new("engagement.placement");
        public static readonly PlacementFields OfTerms = new("engagement_terms.placement");
        public static readonly PlacementFields OfPipelineStarter = new("pipeline_starter.placement");

        public string PostId { get; } = $"{Placement}.post_id";

        public string UnitId { get; } = $"{Placement}.unit.unit_id";

        public string Role { get; } = $"{Placement}.unit.role";
    }
}
