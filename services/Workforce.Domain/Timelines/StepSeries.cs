using System.Buffers;
using System.Runtime.InteropServices;

namespace Workforce.Domain.Timelines;

/// <summary>An amount over time that changes on certain days: a question about any day is one binary search.</summary>
/// <remarks>
/// Immutable. Holds each day on which the amount changes beside the amount from that day on, in one flat array: twelve
/// bytes a step, and as many steps as the calendar has days at most, however many facts stand behind them. Equal amounts
/// over time are equal series, whatever order they were built in, since a day without a change is never kept.
/// </remarks>
public sealed class StepSeries : IEquatable<StepSeries>
{
    public static readonly StepSeries Empty = new([]);

    /// <summary>From how many changes on it may be worth while to look how the days lie.</summary>
    private const int ManySteps = 64;

    private readonly Step[] _steps;

    private StepSeries(Step[] steps)
    {
        _steps = steps;
    }

    public bool IsEmpty => _steps.Length == 0;

    public int Count => _steps.Length;

    /// <summary>The amount at the close of a day; 0 before the first step.</summary>
    public long On(int day) => IndexAfter(day) is > 0 and var after ? _steps[after - 1].Amount : 0;

    /// <summary>Whether anything was there on or before a day, even if it has gone since.</summary>
    public bool BeginsBy(int day) => _steps.Length > 0 && _steps[0].Day <= day;

    /// <summary>This series with changes added to it.</summary>
    /// <param name="steps">The changes, by day, each day once.</param>
    public StepSeries Plus(ReadOnlySpan<DayChange> steps)
    {
        if (steps.IsEmpty)
        {
            return this;
        }

        // Before the first new step nothing changes, and most changes are recent.
        var next = IndexAfter(steps[0].Day - 1);
        // Borrowed, since a long series has mostly the days already and would leave as much garbage as it holds.
        var merged = ArrayPool<Step>.Shared.Rent(_steps.Length + steps.Length);
        _steps.AsSpan(0, next).CopyTo(merged);

        var count = next;
        var last = next == 0 ? 0 : _steps[next - 1].Amount;
        var own = last;
        var added = 0L;

        for (var step = 0; step < steps.Length || next < _steps.Length;)
        {
            var ownDay = next < _steps.Length ? _steps[next].Day : int.MaxValue;
            var stepDay = step < steps.Length ? steps[step].Day : int.MaxValue;
            var day = Math.Min(ownDay, stepDay);

            if (next < _steps.Length && ownDay == day)
            {
                own = _steps[next++].Amount;
            }

            if (step < steps.Length && stepDay == day)
            {
                added += steps[step++].Change;
            }

            if (own + added != last)
            {
                last = own + added;
                merged[count++] = new(day, last);
            }
        }

        var series = count == 0 ? Empty : new StepSeries(merged.AsSpan(0, count).ToArray());
        ArrayPool<Step>.Shared.Return(merged);
        return series;
    }

    /// <summary>The changes of this series within a range of days: from nothing before it to nothing after it.</summary>
    public IEnumerable<DayChange> StepsWithin(DayRange range)
    {
        if (range.IsEmpty)
        {
            yield break;
        }

        var amount = range.From == int.MinValue ? 0 : On(range.From);

        if (amount != 0)
        {
            yield return new DayChange(range.From, amount);
        }

        var first = range.From == int.MinValue ? 0 : IndexAfter(range.From);

        for (var i = first; i < _steps.Length && _steps[i].Day < range.Until; i++)
        {
            yield return new DayChange(_steps[i].Day, _steps[i].Amount - amount);
            amount = _steps[i].Amount;
        }

        if (amount != 0 && range.Until != int.MaxValue)
        {
            yield return new DayChange(range.Until, -amount);
        }
    }

    /// <summary>Sorts changes by day, adds up those of one day, and drops those that come to nothing; the list is left so too.</summary>
    public static ReadOnlySpan<DayChange> InOrder(List<DayChange> steps)
    {
        var span = CollectionsMarshal.AsSpan(steps);

        if (span.Length >= ManySteps && TryAddUpByDay(span, out var days))
        {
            CollectionsMarshal.SetCount(steps, days);
            return span[..days];
        }

        span.Sort(static (left, right) => left.Day.CompareTo(right.Day));
        var count = 0;

        for (var i = 0; i < span.Length;)
        {
            var day = span[i].Day;
            var change = 0L;

            for (; i < span.Length && span[i].Day == day; i++)
            {
                change += span[i].Change;
            }

            if (change != 0)
            {
                span[count++] = new DayChange(day, change);
            }
        }

        // Who asks for the same list again must not meet what was added up once more behind it.
        CollectionsMarshal.SetCount(steps, count);
        return span[..count];
    }

    /// <summary>
    /// The same where there are many changes for the days that they lie within, as there are of a council: adding each up in the place of
    /// its day takes a pass, and sorting them a dozen.
    /// </summary>
    private static bool TryAddUpByDay(Span<DayChange> steps, out int count)
    {
        var (first, last) = (int.MaxValue, int.MinValue);

        foreach (ref readonly var step in steps)
        {
            first = Math.Min(first, step.Day);
            last = Math.Max(last, step.Day);
        }

        var length = (long)last - first + 1;
        count = 0;

        if (length > 4L * steps.Length)
        {
            return false;
        }

        var sums = ArrayPool<long>.Shared.Rent((int)length);
        var ofDays = sums.AsSpan(0, (int)length);
        ofDays.Clear();

        foreach (ref readonly var step in steps)
        {
            ofDays[step.Day - first] += step.Change;
        }

        for (var day = 0; day < ofDays.Length; day++)
        {
            if (ofDays[day] != 0)
            {
                steps[count++] = new(first + day, ofDays[day]);
            }
        }

        ArrayPool<long>.Shared.Return(sums);
        return true;
    }

    public bool Equals(StepSeries? other) => other is not null && _steps.AsSpan().SequenceEqual(other._steps);

    public override bool Equals(object? obj) => Equals(obj as StepSeries);

    public override int GetHashCode() => IsEmpty ? 0 : HashCode.Combine(_steps.Length, _steps[0].Day, _steps[^1].Amount);

    /// <summary>Where the first step stands that is after a day.</summary>
    private int IndexAfter(int day)
    {
        var (low, high) = (0, _steps.Length);

        while (low < high)
        {
            var middle = (int)((uint)(low + high) / 2);
            (low, high) = _steps[middle].Day <= day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The amount from a day on.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
    private readonly record struct Step(int Day, long Amount);
}
