using Workforce.Service.Wire;

namespace Workforce.Service.Live;

/// <summary>Lets a few projections, and lists that go through everybody, run at a time: each keeps a core busy for a good part of a second.</summary>
/// <remarks>
/// On half of the cores, so that other questions always find one. Who comes meanwhile waits in turn, until the call's own deadline;
/// more than there are places to wait are told to come back, since they would only wait for a deadline to pass.
/// </remarks>
internal sealed class ProjectionPlaces : IDisposable
{
    private const int MaxWaiting = 100;

    private readonly SemaphoreSlim _free = new(Math.Max(1, Environment.ProcessorCount / 2));
    private int _waiting;

    /// <exception cref="Grpc.Core.RpcException">UNAVAILABLE, with details: too many wait.</exception>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > MaxWaiting)
            {
                throw Problem.NotReady().ToException();
            }

            await _free.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            return work();
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();
}
