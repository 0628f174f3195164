namespace Workforce.Client.Tests.Fakes;

/// <summary>A clock that moves only when told to. It begins now, because gRPC measures deadlines by the system's own clock.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(Func<TimeSpan, bool> IsWanted, TaskCompletionSource<TimeSpan> Seen)> _watchers = [];
    private DateTimeOffset _now = System.GetUtcNow();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>How long somebody wants to wait, as soon as somebody wants to wait for such a time.</summary>
    public Task<TimeSpan> WaitAsync(Func<TimeSpan, bool> isWanted)
    {
        lock (_gate)
        {
            var seen = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
            var known = _timers.Select(timer => timer.Due - _now).Where(isWanted).ToList();

            if (known.Count > 0)
            {
                seen.SetResult(known[0]);
            }
            else
            {
                _watchers.Add((isWanted, seen));
            }

            return seen.Task;
        }
    }

    public void Advance(TimeSpan time)
    {
        List<ManualTimer> due;

        lock (_gate)
        {
            _now += time;
            due = [.. _timers.Where(timer => timer.Due <= _now)];
            _timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Ring());
    }

    private void Set(ManualTimer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            _timers.Remove(timer);

            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Due = _now + dueTime;
            _timers.Add(timer);

            foreach (var watcher in _watchers.Where(watcher => watcher.IsWanted(dueTime)).ToList())
            {
                _watchers.Remove(watcher);
                watcher.Seen.SetResult(dueTime);
            }
        }
    }

    private void Remove(ManualTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    private sealed class ManualTimer(ManualClock clock, Action ring) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Set(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
