using Grpc.Core;
using Microsoft.Extensions.Options;
using Workforce.Service.Access;
using Workforce.Service.Access.Units;
using Workforce.Service.Auditing;
using Workforce.Service.Live;
using Workforce.Service.Settings;
using Workforce.Service.Telemetry;
using Workforce.Service.Wire;
using Workforce.V1;

namespace Workforce.Service.Reconciling;

/// <summary>Takes extracts in, a few at a time: reads one to its end, has it recorded, and answers.</summary>
internal sealed class Extracts(
    ExtractRecorder recorder,
    LiveModel model,
    Readings readings,
    IOptions<WorkforceSettings> settings,
    TimeProvider clock,
    WorkforceMetrics metrics,
    IHostApplicationLifetime lifetime) : IDisposable
{
    /// <summary>As the contract says of a message.</summary>
    private const int MaxRowsPerMessage = 10_000;

    private readonly SemaphoreSlim _places = new(settings.Value.MaxExtractsAtOnce);

    /// <exception cref="RpcException">As the contract says.</exception>
    public async Task RunAsync(
        IAsyncStreamReader<ReconcileStaffingRequest> requests,
        IServerStreamWriter<ReconcileStaffingResponse> responses,
        ServerCallContext context)
    {
        var began = clock.GetTimestamp();

        try
        {
            var outcome = await TakeAsync(requests, responses, context);
            metrics.ExtractAnswered(clock.GetElapsedTime(began), outcome);
        }
        catch (Exception exception)
        {
            metrics.ExtractFailed(clock.GetElapsedTime(began), exception);
            throw;
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<ReconcileSummary.Types.Outcome> TakeAsync(
        IAsyncStreamReader<ReconcileStaffingRequest> requests,
        IServerStreamWriter<ReconcileStaffingResponse> responses,
        ServerCallContext context)
    {
        _ = model.Current;

        // Not waited for: each holds its rows in memory, and so would those that wait.
        if (!await _places.WaitAsync(TimeSpan.Zero))
        {
            throw Problem.NotReady().ToException();
        }

        try
        {
            var (gathered, permission) = await GatherAsync(requests, Caller.Of(context), context.CancellationToken);
            var result = await recorder.RecordAsync(gathered, permission, AuditedCall.Of(context), context.CancellationToken);
            await new ExtractAnswer(responses, context.CancellationToken).WriteAsync(gathered, result, settings.Value.MaxExtractEndPercent);
            return result.Outcome;
        }
        catch (Exception exception) when (exception.IsOfCallerWhoLeft(context))
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "The sender left before the stream ended."));
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<(ExtractGathering Gathered, ExtractPermission Permission)> GatherAsync(
        IAsyncStreamReader<ReconcileStaffingRequest> requests, Caller caller, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        using var gathering = Tracing.Begin("workforce.extract.gather");
        ExtractGathering? gathered = null;
        ExtractPermission? permission = null;

        try
        {
            while (await requests.MoveNext(either.Token))
            {
                var request = requests.Current;

                if ((gathered is null) != (request.Header is not null))
                {
                    throw Problem.InvalidField("header", gathered is null ? "is required in the first message." : "must be in the first message alone.").ToException();
                }

                if (permission is null)
                {
                    // Before anything else is said of it.
                    permission = new(caller, request.Header!, readings.Today);
                    permission.Require(model.Current);
                }

                if (request.Rows.Count > MaxRowsPerMessage)
                {
                    throw Problem.InvalidField("rows", $"must be at most {MaxRowsPerMessage} in a message.").ToException();
                }

                gathered ??= Begin(request.Header!);
                // Of each message anew, so that a stream that takes long keeps no old state whole.
                gathered.Add(request.Rows, model.Current.Staffing);
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Problem.NotReady().ToException();
        }

        if (gathered is null)
        {
            throw Problem.InvalidField("header", "is required in the first message.").ToException();
        }

        metrics.ExtractRead(gathered.RowCount);
        gathering?.SetTag("workforce.extract.rows", gathered.RowCount);

        return gathered.Header.RowCount is 0 || gathered.Header.RowCount == gathered.RowCount
            ? (gathered, permission!)
            : throw Problem.InvalidField("row_count", $"says {gathered.Header.RowCount} rows, and {gathered.RowCount} arrived.").ToException();
    }

    private ExtractGathering Begin(ExtractHeader header)
    {
        var reader = new FieldReader();
        var extract = reader.Extract(header, clock.GetUtcNow().UtcDateTime, readings.Today);
        reader.ThrowIfInvalid();

        return new(header, extract, settings.Value.MaxExtractRows);
    }

    /// <summary>Writes an answer in messages of a bounded size.</summary>
    private sealed class ExtractAnswer(IServerStreamWriter<ReconcileStaffingResponse> responses, CancellationToken cancellationToken)
    {
        private const int PerMessage = 500;

        public async Task WriteAsync(ExtractGathering gathered, ExtractResult result, decimal maxEndPercent)
        {
            var found = result.Reconciliation;
            var faults = gathered.Faults.Concat(found?.Faults ?? []).OrderBy(fault => fault.Row).Take(ExtractGathering.MaxFaults);
            var faultCount = gathered.FaultCount + (found?.Faults.Count ?? 0);
            var summary = new ReconcileSummary { Outcome = result.Outcome, Revision = result.Revision, RowCount = gathered.RowCount };

            if (result.Outcome is ReconcileSummary.Types.Outcome.Duplicate or ReconcileSummary.Types.Outcome.Superseded)
            {
                await responses.WriteAsync(new() { Summary = summary }, cancellationToken);
                return;
            }

            await WriteAsync(faults.Select(fault => fault.ToProto()), (response, fault) => response.Faults.Add(fault));

            if (found is not null)
            {
                await WriteAsync(
                    found.Differences.Select((difference, i) => difference.ToProto(result.Changes[i + 1])),
                    (response, difference) => response.Differences.Add(difference));
                await WriteAsync(found.Doubts.Select(doubt => doubt.ToProto()), (response, doubt) => response.Doubts.Add(doubt));
                summary.Count(found);
            }

            if (!gathered.Header.ValidateOnly && result.IsAtFault)
            {
                throw Problem.ExtractAtFault(faultCount).ToException();
            }

            if (!gathered.Header.ValidateOnly && result.Exceeds)
            {
                throw Problem.ExtractExceeds(found!, maxEndPercent).ToException();
            }

            summary.FaultCount = faultCount;
            await responses.WriteAsync(new() { Summary = summary }, cancellationToken);
        }

        private async Task WriteAsync<T>(IEnumerable<T> items, Action<ReconcileStaffingResponse, T> add)
        {
            foreach (var chunk in items.Chunk(PerMessage))
            {
                var response = new ReconcileStaffingResponse();

                foreach (var item in chunk)
                {
                    add(response, item);
                }

                await responses.WriteAsync(response, cancellationToken);
            }
        }
    }
}
