using System.Threading.Channels;
using Workforce.Domain;

namespace Workforce.Service.Live;

/// <summary>The last changes of breaches, for those who watch: a bounded number, shared by all.</summary>
/// <remarks>
/// Nothing is kept for a single watcher but how far it has read, so that a slow one costs nothing and delays nobody: once it is so far
/// behind that what it has not read is no longer kept, it is told so.
/// </remarks>
/// <param name="capacity">How many changes are kept.</param>
internal sealed class BreachLog(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Watcher>> _watchers = new(StringComparer.Ordinal);
    private readonly List<BreachStep> _steps = [];

    /// <summary>How many steps at the start of the list have been dropped and are not yet taken out of it.</summary>
    private int _dropped;

    /// <summary>The number of the first step of the list; numbers rise by one.</summary>
    private long _firstNumber = 1;

    private int _changes;
    private FeedPosition _floor;
    private FeedPosition _position;
    private WorkforceSnapshot _snapshot = WorkforceSnapshot.Empty;

    private long LastNumber => _firstNumber + _steps.Count - 1;

    private long FirstKept => _firstNumber + _dropped;

    /// <summary>What all steps have led up to.</summary>
    public FeedPosition Position
    {
        get
        {
            lock (_lock)
            {
                return _position;
            }
        }
    }

    /// <summary>How many watch.</summary>
    public int Watching
    {
        get
        {
            lock (_lock)
            {
                return _watchers.Values.Sum(watchers => watchers.Count);
            }
        }
    }

    /// <summary>Begins anew: who watches gets the state.</summary>
    public void Reset(WorkforceSnapshot snapshot, DateOnly day)
    {
        lock (_lock)
        {
            // A number of its own, which nobody has read up to.
            _firstNumber = LastNumber + 2;
            _steps.Clear();
            (_dropped, _changes) = (0, 0);
            (_snapshot, _position, _floor) = (snapshot, new(snapshot.Revision, day), new(snapshot.Revision, day));

            foreach (var watcher in _watchers.Values.SelectMany(all => all))
            {
                watcher.Tell(_firstNumber - 1);
            }
        }
    }

    /// <summary>Moves on to a snapshot and day.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="step">What changed, and the position reached.</param>
    public void Add(WorkforceSnapshot snapshot, BreachStep step)
    {
        lock (_lock)
        {
            (_snapshot, _position) = (snapshot, step.Position);

            if (step.Count == 0)
            {
                return;
            }

            _steps.Add(step);
            _changes += step.Count;
            MakeRoom();

            foreach (var unitId in step.Units)
            {
                if (_watchers.TryGetValue(unitId, out var watchers))
                {
                    foreach (var watcher in watchers)
                    {
                        watcher.Tell(LastNumber);
                    }
                }
            }
        }
    }

    /// <summary>Begins to watch a unit, from the present on. To be disposed of.</summary>
    public Watcher Watch(string unitId)
    {
        var watcher = new Watcher(this, unitId);

        lock (_lock)
        {
            if (!_watchers.TryGetValue(unitId, out var watchers))
            {
                _watchers.Add(unitId, watchers = []);
            }

            watchers.Add(watcher);
        }

        return watcher;
    }

    private void MakeRoom()
    {
        while (_changes > capacity && _dropped < _steps.Count)
        {
            _floor = _steps[_dropped].Position;
            _changes -= _steps[_dropped].Count;
            _steps[_dropped++] = null!;
        }

        if (_dropped > _steps.Count / 2)
        {
            _steps.RemoveRange(0, _dropped);
            _firstNumber += _dropped;
            _dropped = 0;
        }
    }

    /// <summary>One who watches a unit, and how far it has read.</summary>
    internal sealed class Watcher(BreachLog log, string unitId) : IDisposable
    {
        private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        /// <summary>The first step not read that may concern it; 0 for none.</summary>
        private long _unread;

        /// <summary>Completes once there may be something to read.</summary>
        public Task NewsAsync(CancellationToken cancellationToken) => _news.Reader.WaitToReadAsync(cancellationToken).AsTask();

        /// <summary>The state to begin with; what is read next follows it.</summary>
        public (WorkforceSnapshot Snapshot, FeedPosition Position) Begin()
        {
            lock (log._lock)
            {
                _unread = 0;
                return (log._snapshot, log._position);
            }
        }

        /// <summary>Begins after what is known already.</summary>
        /// <returns>False if what came after it is no longer kept.</returns>
        public bool TryResume(FeedPosition after)
        {
            lock (log._lock)
            {
                if (log._floor.GoesBeyond(after))
                {
                    return false;
                }

                var index = log._steps.FindIndex(log._dropped, step => step.Position.GoesBeyond(after));
                _unread = index < 0 ? 0 : log._firstNumber + index;
                return true;
            }
        }

        /// <summary>Reads what is new.</summary>
        /// <param name="atMost">After how many changes to stop; the rest is read next.</param>
        /// <returns>The changes, and what they lead up to; null for the changes if some that were not read are no longer kept.</returns>
        public (List<WatchedChange>? Changes, FeedPosition Position) Read(int atMost)
        {
            _news.Reader.TryRead(out _);

            lock (log._lock)
            {
                if (_unread == 0)
                {
                    return ([], log._position);
                }

                if (_unread < log.FirstKept)
                {
                    return (null, log._position);
                }

                var changes = new List<WatchedChange>();

                for (var number = _unread; number <= log.LastNumber; number++)
                {
                    var step = log._steps[(int)(number - log._firstNumber)];
                    changes.AddRange(step.In(unitId));

                    if (changes.Count >= atMost && number < log.LastNumber)
                    {
                        _unread = number + 1;
                        return (changes, step.Position);
                    }
                }

                _unread = 0;
                return (changes, log._position);
            }
        }

        public void Dispose()
        {
            lock (log._lock)
            {
                if (log._watchers[unitId].Remove(this) && log._watchers[unitId].Count == 0)
                {
                    log._watchers.Remove(unitId);
                }
            }
        }

        /// <summary>Says that a step may concern it. Under the lock.</summary>
        internal void Tell(long number)
        {
            _unread = _unread == 0 ? number : Math.Min(_unread, number);
            _news.Writer.TryWrite(true);
        }
    }
}
