using Workforce.Client.Calls;
using Workforce.V1;

namespace Workforce.Client;

/// <summary>Targets, frozen figures, comparisons of what was known when, and the rows behind a figure.</summary>
public sealed partial class MeasuresClient
{
    private readonly Pages<ListTargetsRequest, ListTargetsResponse, TargetStatus> _targets;
    private readonly Pages<ListFrozenFiguresRequest, ListFrozenFiguresResponse, FrozenFigure> _figures;
    private readonly Pages<ExplainMeasureRequest, ExplainMeasureResponse, MeasureEvidence> _evidence;
    private readonly Pages<CompareAsKnownRequest, CompareAsKnownResponse, MovingChange> _movingChanges;

    /// <summary>
    /// Sets, changes, ends or withdraws a target. Safe to repeat: the <c>request_id</c> sees to it that it is done once.
    /// Fails with UNIT_NOT_FOUND, REQUEST_ID_REUSED or TOO_MANY_TARGETS.
    /// </summary>
    public Task<SetTargetResponse> SetTargetAsync(SetTargetRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.SetTargetAsync(request, options), cancellationToken);

    /// <summary>Lists targets, each with the value and the RAG of a day if asked for, all pages in turn.</summary>
    public IAsyncEnumerable<TargetStatus> ListTargetsAsync(
        ListTargetsRequest request, CancellationToken cancellationToken = default) =>
        _targets.ReadAsync(request, cancellationToken);

    /// <summary>
    /// Freezes a figure as it is published. Safe to repeat: under its <c>figure_id</c> it is frozen once. Fails with UNIT_NOT_FOUND,
    /// or with FIGURE_ID_REUSED if something else is frozen under the id.
    /// </summary>
    public Task<FreezeFigureResponse> FreezeFigureAsync(FreezeFigureRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.FreezeFigureAsync(request, options), cancellationToken);

    /// <summary>Lists frozen figures, each with what the same question gives now if asked for, all pages in turn.</summary>
    public IAsyncEnumerable<FrozenFigure> ListFrozenFiguresAsync(
        ListFrozenFiguresRequest request, CancellationToken cancellationToken = default) =>
        _figures.ReadAsync(request, cancellationToken);

    /// <summary>Compares a figure as known once with the same as known later: both values, and the first page of what moved it.</summary>
    public Task<CompareAsKnownResponse> CompareAsKnownAsync(
        CompareAsKnownRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.CompareAsKnownAsync(request, options), cancellationToken);

    /// <summary>The changes that moved a figure between two states of knowledge, all pages in turn.</summary>
    public IAsyncEnumerable<MovingChange> ListMovingChangesAsync(
        CompareAsKnownRequest request, CancellationToken cancellationToken = default) =>
        _movingChanges.ReadAsync(request, cancellationToken);

    /// <summary>The rows behind the numerator and the denominator of a measure, all pages in turn, all of one revision.</summary>
    public IAsyncEnumerable<MeasureEvidence> ExplainMeasureAsync(
        ExplainMeasureRequest request, CancellationToken cancellationToken = default) =>
        _evidence.ReadAsync(request, cancellationToken);

    private static Pages<ListTargetsRequest, ListTargetsResponse, TargetStatus> Targets(
        MeasuresService.MeasuresServiceClient service, CallPipeline calls) => new(
            (request, cancellation) => calls.CallAsync(options => service.ListTargetsAsync(request, options), cancellation),
            page => page.Targets,
            page => page.NextPageToken,
            (request, token) => request.PageToken = token);

    private static Pages<ListFrozenFiguresRequest, ListFrozenFiguresResponse, FrozenFigure> Figures(
        MeasuresService.MeasuresServiceClient service, CallPipeline calls) => new(
            (request, cancellation) => calls.CallAsync(options => service.ListFrozenFiguresAsync(request, options), cancellation),
            page => page.Figures,
            page => page.NextPageToken,
            (request, token) => request.PageToken = token);

    private static Pages<ExplainMeasureRequest, ExplainMeasureResponse, MeasureEvidence> Evidence(
        MeasuresService.MeasuresServiceClient service, CallPipeline calls) => new(
            (request, cancellation) => calls.CallAsync(options => service.ExplainMeasureAsync(request, options), cancellation),
            page => page.Evidence,
            page => page.NextPageToken,
            (request, token) => request.PageToken = token);

    private static Pages<CompareAsKnownRequest, CompareAsKnownResponse, MovingChange> MovingChanges(
        MeasuresService.MeasuresServiceClient service, CallPipeline calls) => new(
            (request, cancellation) => calls.CallAsync(options => service.CompareAsKnownAsync(request, options), cancellation),
            page => page.Changes,
            page => page.NextPageToken,
            (request, token) => request.PageToken = token);
}
