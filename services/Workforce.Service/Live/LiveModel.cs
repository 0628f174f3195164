using Microsoft.Extensions.Options;
using Workforce.Domain;
using Workforce.Service.Settings;
using Workforce.Service.Wire;

namespace Workforce.Service.Live;

/// <summary>The latest snapshot. Readers take it without waiting for anyone; one writer replaces it.</summary>
public sealed class LiveModel(IOptions<WorkforceSettings> settings, TimeProvider clock)
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Publication? _latest;
    private volatile Exception? _failure;
    private long _currentAt;

    /// <summary>Completes once the ledger has been read; fails if it could not be.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Why there is nothing to answer from, and never will be; null otherwise.</summary>
    public Exception? Failure => _failure;

    /// <summary>How long ago this was last seen to hold all that the ledger does.</summary>
    public TimeSpan Behind => clock.GetElapsedTime(Volatile.Read(ref _currentAt));

    /// <summary>The latest snapshot.</summary>
    /// <exception cref="Grpc.Core.RpcException">UNAVAILABLE while the ledger is still being read, or once it turned out to be unsound.</exception>
    public WorkforceSnapshot Current => Latest.Snapshot;

    /// <summary>The latest snapshot as published: who follows from there misses none.</summary>
    /// <exception cref="Grpc.Core.RpcException">UNAVAILABLE while the ledger is still being read, or once it turned out to be unsound.</exception>
    internal Publication Latest => (_failure is null ? _latest : null) ?? throw Problem.NotReady().ToException();

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

        for (var latest = Latest; ; latest = Latest)
        {
            if (latest.Snapshot.Revision >= revision)
            {
                return latest.Snapshot;
            }

            try
            {
                await latest.Next.WaitAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw Problem.RevisionNotReached(revision, Current.Revision).ToException();
            }
        }
    }

    /// <summary>The latest snapshot once it knows a revision that is recorded, however long that takes.</summary>
    internal async ValueTask<WorkforceSnapshot> ReachAsync(long revision, CancellationToken cancellationToken)
    {
        var latest = Latest;

        while (latest.Snapshot.Revision < revision)
        {
            latest = await latest.Next.WaitAsync(cancellationToken);
        }

        return latest.Snapshot;
    }

    internal void Publish(WorkforceSnapshot snapshot)
    {
        var (before, latest) = (_latest, new Publication(snapshot));
        _latest = latest;
        before?.Follow(latest);
        _ready.TrySetResult();
    }

    /// <param name="timestamp">When the ledger was seen to hold no more than this does: the clock's.</param>
    internal void IsCurrentAt(long timestamp)
    {
        // A large append began long before the follower looked last.
        for (var before = Volatile.Read(ref _currentAt); before < timestamp;)
        {
            before = Interlocked.CompareExchange(ref _currentAt, timestamp, before) is var found && found == before ? timestamp : found;
        }
    }

    internal void Fail(Exception exception)
    {
        _failure = exception;
        _ready.TrySetException(exception);
    }
}
