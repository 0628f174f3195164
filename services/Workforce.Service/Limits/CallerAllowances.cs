using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Workforce.Service.Settings;

namespace Workforce.Service.Limits;

/// <summary>The allowances of all callers: a bounded number, however many names there are.</summary>
internal sealed class CallerAllowances : IDisposable
{
    /// <summary>How often those who have been idle are forgotten, to make room for others.</summary>
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, CallerAllowance> _byName = new(StringComparer.Ordinal);
    private readonly LimitSettings _settings;
    private readonly TimeProvider _clock;
    private readonly CallerAllowance _others;
    private readonly ITimer _replenishing;
    private long _swept;
    private int _count;
    private int _watches;

    public CallerAllowances(IOptions<LimitSettings> settings, TimeProvider clock)
    {
        (_settings, _clock) = (settings.Value, clock);
        _others = new(_settings);
        _swept = clock.GetTimestamp();

        // The limiters tell the time by themselves; a test's clock must not stop them.
        _replenishing = TimeProvider.System.CreateTimer(_ => Replenish(), null, CallerAllowance.ReplenishmentPeriod, CallerAllowance.ReplenishmentPeriod);
    }

    /// <summary>How many callers are counted apart.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The allowance of a caller; one that many share where there are too many to count apart.</summary>
    public CallerAllowance Of(string name) => _byName.TryGetValue(name, out var allowance) ? allowance : Add(name);

    /// <summary>Counts one watch of a caller as open until <see cref="EndWatch"/>.</summary>
    /// <returns>Null if it may be; else how many there may be.</returns>
    public int? TryWatch(CallerAllowance allowance)
    {
        if (!allowance.TryWatch())
        {
            return _settings.MaxWatchesPerCaller;
        }

        if (Interlocked.Increment(ref _watches) <= _settings.MaxWatches)
        {
            return null;
        }

        EndWatch(allowance);
        return _settings.MaxWatches;
    }

    public void EndWatch(CallerAllowance allowance)
    {
        Interlocked.Decrement(ref _watches);
        allowance.EndWatch();
    }

    public void Dispose()
    {
        _replenishing.Dispose();
        _others.Dispose();

        foreach (var allowance in _byName.Values)
        {
            allowance.Dispose();
        }
    }

    private CallerAllowance Add(string name)
    {
        if (Count >= _settings.MaxCallers)
        {
            Sweep();
        }

        if (Interlocked.Increment(ref _count) > _settings.MaxCallers)
        {
            Interlocked.Decrement(ref _count);
            return _others;
        }

        var own = new CallerAllowance(_settings);
        var allowance = _byName.GetOrAdd(name, own);

        if (allowance != own)
        {
            Interlocked.Decrement(ref _count);
        }

        return allowance;
    }

    /// <summary>Now and then only: names made up one after another must not make each other dear.</summary>
    private void Sweep()
    {
        var swept = Interlocked.Read(ref _swept);

        if (_clock.GetElapsedTime(swept) < SweepPeriod || Interlocked.CompareExchange(ref _swept, _clock.GetTimestamp(), swept) != swept)
        {
            return;
        }

        foreach (var (name, allowance) in _byName)
        {
            // Not disposed of: a call may be about to use it, and it holds nothing but memory.
            if (allowance.IsIdle && _byName.TryRemove(new(name, allowance)))
            {
                Interlocked.Decrement(ref _count);
            }
        }
    }

    private void Replenish()
    {
        _others.Replenish();

        foreach (var (_, allowance) in _byName)
        {
            allowance.Replenish();
        }
    }
}
