using Grpc.Core;
using Workforce.Service.Settings;
using Workforce.Service.Wire;

namespace Workforce.Service.Limits;

/// <summary>Reads a sender's stream no faster than the sender may send, and no longer than it may last or be silent.</summary>
internal sealed class BoundedReader<T>(IAsyncStreamReader<T> requests, CallerAllowance allowance, LimitSettings settings, TimeProvider clock) : IAsyncStreamReader<T>
{
    private readonly long _began = clock.GetTimestamp();

    public T Current => requests.Current;

    /// <exception cref="RpcException">UNAVAILABLE once the stream has lasted, or been silent, for as long as it may.</exception>
    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        var left = settings.MaxStreamTime - clock.GetElapsedTime(_began);

        if (left <= TimeSpan.Zero)
        {
            throw Problem.StreamTimeOver(settings.MaxStreamTime).ToException();
        }

        var next = requests.MoveNext(cancellationToken);
        var patience = left < settings.MaxStreamIdleTime ? left : settings.MaxStreamIdleTime;

        try
        {
            // Here the sender is told to wait by the stream's own window: nothing that it has sent is refused.
            return await (next.IsCompleted ? next : next.WaitAsync(patience, clock, CancellationToken.None)) && await TakeAsync(cancellationToken);
        }
        catch (TimeoutException)
        {
            throw Problem.StreamTimeOver(patience).ToException();
        }
    }

    private async ValueTask<bool> TakeAsync(CancellationToken cancellationToken)
    {
        await allowance.MessageAsync(cancellationToken);
        return true;
    }
}
