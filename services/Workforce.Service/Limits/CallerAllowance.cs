using System.Threading.RateLimiting;
using Workforce.Service.Settings;

namespace Workforce.Service.Limits;

/// <summary>What one caller has left of what it may have. Takes no memory of its own for a call, and no timer.</summary>
/// <param name="settings">What it may have.</param>
/// <param name="watches">The watches of all who are counted together with it.</param>
internal sealed class CallerAllowance(LimitSettings settings, WatchCount watches) : IDisposable
{
    private readonly TokenBucketRateLimiter _calls = new(Bucket(settings.CallsPerSecond, settings.CallBurst));
    private readonly TokenBucketRateLimiter _messages = new(Bucket(settings.MessagesPerSecond, settings.MessagesPerSecond));
    private readonly int _maxStreams = settings.MaxStreamsPerCaller;
    private readonly int _maxWatches = settings.MaxWatchesPerCaller;
    private readonly int _burst = settings.CallBurst;
    private int _streams;
    private int _watches;

    /// <summary>How often <see cref="Replenish"/> is called; tokens come by the time that has passed, however punctually.</summary>
    public static TimeSpan ReplenishmentPeriod { get; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How many calls are under way.</summary>
    public int Streams => Volatile.Read(ref _streams);

    /// <summary>Whether nothing would be lost by forgetting the caller.</summary>
    public bool IsIdle => Streams == 0 && _calls.GetStatistics() is { CurrentAvailablePermits: var left } && left >= _burst;

    /// <summary>Whether a call may be begun; takes nothing.</summary>
    public bool MayBegin
    {
        get
        {
            using var lease = _calls.AttemptAcquire(0);
            return lease.IsAcquired;
        }
    }

    /// <summary>Takes one call off what may be begun.</summary>
    public bool TryBegin()
    {
        using var lease = _calls.AttemptAcquire();
        return lease.IsAcquired;
    }

    /// <summary>Counts one call as under way until <see cref="Leave"/>.</summary>
    public bool TryEnter() => TryTake(ref _streams, _maxStreams);

    public void Leave() => Interlocked.Decrement(ref _streams);

    /// <summary>Counts one watch as open until <see cref="EndWatch"/>.</summary>
    /// <returns>Null if it may be; else how many there may be.</returns>
    public int? TryWatch()
    {
        if (!TryTake(ref _watches, _maxWatches))
        {
            return _maxWatches;
        }

        if (watches.TryOpen())
        {
            return null;
        }

        Interlocked.Decrement(ref _watches);
        return watches.Most;
    }

    public void EndWatch()
    {
        watches.Close();
        Interlocked.Decrement(ref _watches);
    }

    /// <summary>Waits until one more message of the caller's streams may be taken.</summary>
    public async ValueTask MessageAsync(CancellationToken cancellationToken)
    {
        using var lease = await _messages.AcquireAsync(1, cancellationToken);
    }

    public void Replenish()
    {
        _calls.TryReplenish();
        _messages.TryReplenish();
    }

    public void Dispose()
    {
        _calls.Dispose();
        _messages.Dispose();
    }

    private static bool TryTake(ref int taken, int most)
    {
        if (Interlocked.Increment(ref taken) <= most)
        {
            return true;
        }

        Interlocked.Decrement(ref taken);
        return false;
    }

    /// <summary>Without a timer of its own: a limiter that replenishes itself must be disposed of, and a call may still be at it.</summary>
    private static TokenBucketRateLimiterOptions Bucket(int perSecond, int burst)
    {
        // A period of at least one token.
        var period = TimeSpan.FromSeconds(Math.Max(ReplenishmentPeriod.TotalSeconds, 1.0 / perSecond));

        return new()
        {
            AutoReplenishment = false,
            TokenLimit = burst,
            TokensPerPeriod = Math.Max(1, (int)(perSecond * period.TotalSeconds)),
            ReplenishmentPeriod = period,
            QueueLimit = int.MaxValue,
        };
    }
}
