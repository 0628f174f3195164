using System.Collections.Concurrent;

namespace Workforce.Service.Limits;

/// <summary>Allowances, each for whom it is: a bounded number, however many there are whom they could be for.</summary>
/// <param name="most">How many are counted apart.</param>
/// <param name="make">Makes one.</param>
/// <param name="clock">Tells when to look for those that can be forgotten.</param>
/// <param name="comparer">Tells them apart.</param>
internal sealed class AllowanceTable<TKey>(int most, Func<CallerAllowance> make, TimeProvider clock, IEqualityComparer<TKey>? comparer = null) : IDisposable
    where TKey : notnull
{
    /// <summary>How often those who have been idle are forgotten, to make room for others.</summary>
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<TKey, CallerAllowance> _own = new(comparer);
    private readonly CallerAllowance _others = make();
    private long _swept = clock.GetTimestamp();
    private int _count;

    /// <summary>How many are counted apart.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The allowance of one; one that many share where there are too many to count apart.</summary>
    public CallerAllowance Of(TKey key) => _own.TryGetValue(key, out var allowance) ? allowance : Add(key);

    public void Replenish()
    {
        _others.Replenish();

        foreach (var (_, allowance) in _own)
        {
            allowance.Replenish();
        }
    }

    public void Dispose()
    {
        _others.Dispose();

        foreach (var allowance in _own.Values)
        {
            allowance.Dispose();
        }
    }

    private CallerAllowance Add(TKey key)
    {
        if (Count >= most)
        {
            Sweep();
        }

        if (Interlocked.Increment(ref _count) > most)
        {
            Interlocked.Decrement(ref _count);
            return _others;
        }

        var own = make();
        var allowance = _own.GetOrAdd(key, own);

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

        if (clock.GetElapsedTime(swept) < SweepPeriod || Interlocked.CompareExchange(ref _swept, clock.GetTimestamp(), swept) != swept)
        {
            return;
        }

        foreach (var (key, allowance) in _own)
        {
            // Not disposed of: a call may be about to use it, and it holds nothing but memory.
            if (allowance.IsIdle && _own.TryRemove(new(key, allowance)))
            {
                Interlocked.Decrement(ref _count);
            }
        }
    }
}
