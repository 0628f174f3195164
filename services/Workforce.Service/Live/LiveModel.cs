using Microsoft.Extensions.Options;
using Workforce.Domain;
using Workforce.Service.Settings;
using Workforce.Service.Wire;

namespace Workforce.Service.Live;

/// <summary>The latest snapshot. Readers take it without waiting for anyone; one writer replaces it.</summary>
public sealed class LiveModel(IOptions<WorkforceSettings> settings, TimeProvider clock)
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile WorkforceSnapshot? _current;
    private volatile Exception? _failure;
    private long _currentAt;
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes once the ledger has been read; fails if it could not be.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Why there is nothing to answer from, and never will be; null otherwise.</summary>
    public Exception? Failure => _failure;

    /// <summary>How long ago this was last seen to hold all that the ledger does.</summary>
    public TimeSpan Behind => clock.GetElapsedTime(Volatile.Read(ref _currentAt));

    /// <summary>The latest snapshot.</summary>
    /// <exception cref="Grpc.Core.RpcException">UNAVAILABLE while the ledger is still being read, or once it turned out to be unsound.</exception>
    public WorkforceSnapshot Current => (_failure is null ? _current : null) ?? throw Problem.NotReady().ToException();

    /// <summary>The latest snapshot once it knows a revision.</summary>
    /// <exception cref="Grpc.Core.RpcException">UNAVAILABLE if that takes longer than the settings allow.</exception>
    public async ValueTask<WorkforceSnapshot> AtLeastAsync(long revision, CancellationToken cancellationToken)
    {
        if (Current is { } current && current.Revision >= revision)
        {
            return current;
        }

        using var patience = new CancellationTokenSource(settings.Value.MinRevisionWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);

        while (true)
        {
            // Taken before looking, so that a snapshot published in between is not waited for.
            var next = Volatile.Read(ref _next).Task;

            if (Current.Revision >= revision)
            {
                return Current;
            }

            try
            {
                await next.WaitAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw Problem.RevisionNotReached(revision, Current.Revision).ToException();
            }
        }
    }

    internal void Publish(WorkforceSnapshot snapshot)
    {
        _current = snapshot;
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        _ready.TrySetResult();
    }

    /// <param name="timestamp">When the ledger was seen to hold no more than this does: the clock's.</param>
    internal void IsCurrentAt(long timestamp) => Volatile.Write(ref _currentAt, timestamp);

    internal void Fail(Exception exception)
    {
        _failure = exception;
        _ready.TrySetException(exception);
    }
}
