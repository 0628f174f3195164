using Grpc.Core;
using Workforce.Domain.Facts;
using Workforce.Ledger;
using Workforce.Service.Auditing;
using Workforce.Service.Live;
using Workforce.Service.Wire;
using Workforce.V1;

namespace Workforce.Service.Endpoints;

/// <summary>Erases names. The contract says what each method means.</summary>
internal sealed class PrivacyEndpoint(PolicyRecorder recorder, LiveModel model, ChangeLedger ledger) : PrivacyService.PrivacyServiceBase
{
    /// <summary>Each waits for those who read now as long as for another writer.</summary>
    private const int Scrubs = 3;

    private static readonly TimeSpan BetweenScrubs = TimeSpan.FromMilliseconds(100);

    public override async Task<EraseWorkerNameResponse> EraseWorkerName(EraseWorkerNameRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var requestId = reader.Id("request_id", request.RequestId);
        var workerId = reader.Id("worker_id", request.WorkerId);
        reader.ThrowIfInvalid();

        var erasure = new NameErasure(workerId);
        var recorded = await recorder.RecordAsync(
            OwnSource.NameErasures,
            requestId,
            snapshot => snapshot.Staffing.HasHeardOf(workerId)
                ? (erasure, snapshot.NameErasures.GetValueOrDefault(workerId)?.Made)
                : throw Problem.WorkerNotFound(workerId).ToException(),
            request.Withdrawn,
            AuditedCall.Of(context),
            context.CancellationToken);

        if (recorded.Change.Fact as NameErasure != erasure || recorded.Change.Withdrawn != request.Withdrawn)
        {
            throw Problem.RequestIdReused(requestId, recorded.Revision).ToException();
        }

        // So that this process, for one, shows the name to nobody once it has said that it is erased.
        await model.AtLeastAsync(recorded.Revision, context.CancellationToken);

        return new()
        {
            WorkerId = workerId,
            Withdrawn = request.Withdrawn,
            SetTime = recorded.Change.Made.Time.ToProto(),
            TracesCleared = await ScrubAsync(context.CancellationToken),
            Revision = recorded.Revision,
        };
    }

    private async Task<bool> ScrubAsync(CancellationToken cancellationToken)
    {
        try
        {
            for (var i = 0; i < Scrubs; i++)
            {
                if (i > 0)
                {
                    // Who is in the way reads, or copies the log: neither is waited for by the engine.
                    await Task.Delay(BetweenScrubs, cancellationToken);
                }

                if (await ledger.ScrubAsync(cancellationToken))
                {
                    return true;
                }
            }
        }
        catch (LedgerUnavailableException)
        {
            // The name is erased; what is left of it is said.
        }

        return false;
    }
}
