using Workforce.V1;

namespace Workforce.Client.Tests.Fakes;

/// <summary>Answers each question with the unit asked about, and a list in two pages.</summary>
internal sealed class FakeMeasures : MeasuresService.MeasuresServiceBase
{
    public override Task<VacancyRate> GetVacancyRate(GetVacancyRateRequest request, ServerCallContext context) =>
        Task.FromResult(new VacancyRate { UnitId = request.UnitId });

    public override Task<Establishment> GetEstablishment(GetEstablishmentRequest request, ServerCallContext context) =>
        Task.FromResult(new Establishment { UnitId = request.UnitId });

    public override Task<MonthlySeries> GetMonthlySeries(GetMonthlySeriesRequest request, ServerCallContext context) =>
        Task.FromResult(new MonthlySeries { UnitId = request.UnitId });

    public override Task<Turnover> GetTurnover(GetTurnoverRequest request, ServerCallContext context) =>
        Task.FromResult(new Turnover { UnitId = request.UnitId });

    public override Task<StaffBridge> GetStaffBridge(GetStaffBridgeRequest request, ServerCallContext context) =>
        Task.FromResult(new StaffBridge { UnitId = request.UnitId });

    public override Task<AgencyUse> GetAgencyUse(GetAgencyUseRequest request, ServerCallContext context) =>
        Task.FromResult(new AgencyUse { UnitId = request.UnitId });

    public override Task<Aggregate> GetAggregate(GetAggregateRequest request, ServerCallContext context) =>
        Task.FromResult(new Aggregate { CountedUnitIds = { request.UnitIds } });

    public override Task<VacancyDuration> GetVacancyDuration(GetVacancyDurationRequest request, ServerCallContext context) =>
        Task.FromResult(new VacancyDuration { UnitId = request.UnitId });

    public override Task<TimeToFill> GetTimeToFill(GetTimeToFillRequest request, ServerCallContext context) =>
        Task.FromResult(new TimeToFill { UnitId = request.UnitId });

    public override Task<Pipeline> GetPipeline(GetPipelineRequest request, ServerCallContext context) =>
        Task.FromResult(new Pipeline { UnitId = request.UnitId });

    public override Task<ListPipelineResponse> ListPipeline(ListPipelineRequest request, ServerCallContext context) =>
        Task.FromResult(request.PageToken.Length == 0
            ? new ListPipelineResponse { Entries = { new PipelineEntry { UnitId = "1" } }, NextPageToken = "2" }
            : new ListPipelineResponse { Entries = { new PipelineEntry { UnitId = request.PageToken } } });

    public override Task<ListDataQualityIssuesResponse> ListDataQualityIssues(
        ListDataQualityIssuesRequest request, ServerCallContext context) =>
        Task.FromResult(request.PageToken.Length == 0
            ? new ListDataQualityIssuesResponse { Issues = { new DataQualityIssue { Description = "1" } }, NextPageToken = "2" }
            : new ListDataQualityIssuesResponse { Issues = { new DataQualityIssue { Description = request.PageToken } } });

    public override Task<SetTargetResponse> SetTarget(SetTargetRequest request, ServerCallContext context) =>
        Task.FromResult(new SetTargetResponse { Target = request.Target });

    public override Task<FreezeFigureResponse> FreezeFigure(FreezeFigureRequest request, ServerCallContext context) =>
        Task.FromResult(new FreezeFigureResponse { Figure = new() { FigureId = request.FigureId } });

    public override Task<ListTargetsResponse> ListTargets(ListTargetsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListTargetsResponse { Targets = { new TargetStatus { Due = IsLast(request.PageToken) } }, NextPageToken = Next(request.PageToken) });

    public override Task<ListFrozenFiguresResponse> ListFrozenFigures(ListFrozenFiguresRequest request, ServerCallContext context) =>
        Task.FromResult(new ListFrozenFiguresResponse { Figures = { new FrozenFigure { ValueChanged = IsLast(request.PageToken) } }, NextPageToken = Next(request.PageToken) });

    public override Task<CompareAsKnownResponse> CompareAsKnown(CompareAsKnownRequest request, ServerCallContext context) =>
        Task.FromResult(new CompareAsKnownResponse { Changes = { new MovingChange { Change = new() { Revision = IsLast(request.PageToken) ? 2 : 1 } } }, NextPageToken = Next(request.PageToken) });

    public override Task<ExplainMeasureResponse> ExplainMeasure(ExplainMeasureRequest request, ServerCallContext context) =>
        Task.FromResult(new ExplainMeasureResponse { Evidence = { new MeasureEvidence { UnitId = IsLast(request.PageToken) ? "2" : "1" } }, NextPageToken = Next(request.PageToken) });

    private static bool IsLast(string token) => token.Length > 0;

    private static string Next(string token) => IsLast(token) ? "" : "2";
}
