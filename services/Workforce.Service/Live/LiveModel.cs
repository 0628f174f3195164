using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Workforce.Domain;
using Workforce.Service.Settings;
using Workforce.Service.Wire;

namespace Workforce.Service.Live;

/// <summary>The latest snapshot. Readers take it without waiting for anyone; one writer replaces it.</summary>
public sealed class LiveModel(IOptions<WorkforceSettings> settings, TimeProvider clock)
{
    /// <summary>How many snapshots are held for one who follows them and does not keep up.</summary>
    private const int MostWaiting = 1000;

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Movement _movement = new();
    private readonly Lock _publishing = new();
    private readonly List<ChannelWriter<WorkforceSnapshot>> _followers = [];
    private volatile WorkforceSnapshot? _latest;
    private volatile Exception? _failure;
    private long _currentAt;

    /// <summary>Completes once the ledger has been read; fails if it could not be.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Why there is nothing to answer from, and never will be; null otherwise.</summary>
    public Exception? Failure => _failure;

    /// <summary>How long ago this was last seen to hold all that the ledger does.</summary>
    public TimeSpan Behind => clock.GetElapsedTime(Volatile.Read(ref _currentAt));

    /// <summary>The revision of the latest snapshot; null while the ledger is still being read.</summary>
    internal long? Revision => _latest?.Revision;

    /// <summary>The latest snapshot.</summary>
    /// <exception cref="Grpc.Core.RpcException">UNAVAILABLE while the ledger is still being read, or once it turned out to be unsound.</exception>
    public WorkforceSnapshot Current => (_failure is null ? _latest : null) ?? throw Problem.NotReady().ToException();

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

        try
        {
            return await ReachAsync(revision, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Problem.RevisionNotReached(revision, Current.Revision).ToException();
        }
    }

    /// <summary>The latest snapshot once it knows a revision that is recorded, however long that takes.</summary>
    internal async ValueTask<WorkforceSnapshot> ReachAsync(long revision, CancellationToken cancellationToken)
    {
        while (true)
        {
            var moved = _movement.Next;
            var latest = Current;

            if (latest.Revision >= revision)
            {
                return latest;
            }

            await moved.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The latest snapshot, and each that is published after it, in order; of more than a thousand that wait the oldest are passed over.</summary>
    /// <exception cref="Grpc.Core.RpcException">UNAVAILABLE as of <see cref="Current"/>.</exception>
    internal (WorkforceSnapshot Latest, ChannelReader<WorkforceSnapshot> Later) Follow()
    {
        var later = Channel.CreateBounded<WorkforceSnapshot>(
            new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true, SingleWriter = true });

        lock (_publishing)
        {
            var latest = Current;
            _followers.Add(later.Writer);
            return (latest, later.Reader);
        }
    }

    internal void Publish(WorkforceSnapshot snapshot)
    {
        lock (_publishing)
        {
            _latest = snapshot;
            _followers.ForEach(follower => follower.TryWrite(snapshot));
        }

        _movement.Happened();
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
        _movement.Happened();
        _ready.TrySetException(exception);
    }
}
