using Workforce.Domain;
using Workforce.Ledger;
using Workforce.Service.Wire;

namespace Workforce.Service.Live;

/// <summary>Lets callers record one after the other, each on the latest knowledge that there is anywhere.</summary>
internal sealed class LatestTurn(LiveModel model, ChangeLedger ledger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Waits for a turn, and for what other replicas recorded a moment ago: it must not win over what is asked for now, however fast their clocks are.</summary>
    /// <param name="record">Records on what is known.</param>
    /// <param name="cancellationToken">Ends the wait; what is recorded by then is the recording's own matter.</param>
    /// <exception cref="Grpc.Core.RpcException">UNAVAILABLE, with details; or what the recording throws.</exception>
    public async Task<T> TakeAsync<T>(Func<WorkforceSnapshot, Task<T>> record, CancellationToken cancellationToken)
    {
        try
        {
            await _turn.WaitAsync(cancellationToken);

            try
            {
                var head = await ledger.HeadAsync(cancellationToken);
                return await record(await model.ReachAsync(head.Revision, cancellationToken));
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (LedgerUnavailableException)
        {
            throw Problem.LedgerUnavailable().ToException();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Problem.NotReady().ToException();
        }
    }

    public void Dispose() => _turn.Dispose();
}
