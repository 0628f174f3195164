using System.Runtime.InteropServices;

namespace Workforce.Domain.Timelines;

/// <summary>An amount over time that changes on certain days: a question about any day is one binary search.</summary>
/// <remarks>
/// Immutable. Holds each day on which the amount changes beside the amount from that day on, in two flat arrays: twelve
/// bytes a step, and as many steps as the calendar has days at most, however many facts stand behind them. Equal amounts
/// over time are equal series, whatever order they were built in, since a day without a change is never kept.
/// </remarks>
public sealed class StepSeries : IEquatable<StepSeries>
{
    public static readonly StepSeries Empty = new([], []);

    private readonly int[] _days;
    private readonly long[] _amounts;

    private StepSeries(int[] days, long[] amounts)
    {
        _days = days;
        _amounts = amounts;
    }

    public bool IsEmpty => _days.Length == 0;

    public int Count => _days.Length;

    /// <summary>The amount at the close of a day; 0 before the first step.</summary>
    public long On(int day)
    {
        var index = Array.BinarySearch(_days, day);

        if (index < 0)
        {
            index = ~index - 1;
        }

        return index < 0 ? 0 : _amounts[index];
    }

    /// <summary>Whether anything was there on or before a day, even if it has gone since.</summary>
    public bool BeginsBy(int day) => _days.Length > 0 && _days[0] <= day;

    /// <summary>This series with changes added to it.</summary>
    /// <param name="steps">The changes, by day, each day once.</param>
    public StepSeries Plus(ReadOnlySpan<DayChange> steps)
    {
        if (steps.IsEmpty)
        {
            return this;
        }

        // Before the first new step nothing changes, and most changes are recent.
        var next = FirstIndexFrom(steps[0].Day);
        var days = new int[_days.Length + steps.Length];
        var amounts = new long[days.Length];
        _days.AsSpan(0, next).CopyTo(days);
        _amounts.AsSpan(0, next).CopyTo(amounts);

        var count = next;
        var last = next == 0 ? 0 : _amounts[next - 1];
        var own = last;
        var added = 0L;

        for (var step = 0; step < steps.Length || next < _days.Length;)
        {
            var ownDay = next < _days.Length ? _days[next] : int.MaxValue;
            var stepDay = step < steps.Length ? steps[step].Day : int.MaxValue;
            var day = Math.Min(ownDay, stepDay);

            if (next < _days.Length && ownDay == day)
            {
                own = _amounts[next++];
            }

            if (step < steps.Length && stepDay == day)
            {
                added += steps[step++].Change;
            }

            if (own + added != last)
            {
                last = own + added;
                days[count] = day;
                amounts[count++] = last;
            }
        }

        if (count == 0)
        {
            return Empty;
        }

        Array.Resize(ref days, count);
        Array.Resize(ref amounts, count);
        return new StepSeries(days, amounts);
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

        var first = range.From == int.MinValue ? 0 : FirstIndexFrom(range.From + 1);

        for (var i = first; i < _days.Length && _days[i] < range.Until; i++)
        {
            yield return new DayChange(_days[i], _amounts[i] - amount);
            amount = _amounts[i];
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

    public bool Equals(StepSeries? other) =>
        other is not null && _days.AsSpan().SequenceEqual(other._days) && _amounts.AsSpan().SequenceEqual(other._amounts);

    public override bool Equals(object? obj) => Equals(obj as StepSeries);

    public override int GetHashCode() => IsEmpty ? 0 : HashCode.Combine(_days.Length, _days[0], _amounts[^1]);

    private int FirstIndexFrom(int day)
    {
        var index = Array.BinarySearch(_days, day);
        return index < 0 ? ~index : index;
    }
}
