using System.Buffers;

namespace Workforce.Domain.Timelines;

/// <summary>An amount over time that changes on certain days: a question about any day is one binary search.</summary>
/// <remarks>
/// Immutable. Holds each day on which the amount changes beside the amount from that day on, in one flat array, or a long series in
/// parts of one (<see cref="StepChunk"/>): twelve bytes a step, and as many steps as the calendar has days at most, however many facts
/// stand behind them. Equal amounts over time are equal series, whatever order they were built in, since a day without a change is never kept.
/// </remarks>
public sealed class StepSeries : IEquatable<StepSeries>
{
    public static readonly StepSeries Empty = new(Array.Empty<Step>());

    /// <summary>From how many changes on it may be worth while to look how the days lie.</summary>
    private const int ManySteps = 64;

    /// <summary>Steps, or parts: one reference, since most series are short and there are very many.</summary>
    private readonly Array _content;

    private StepSeries(Array content)
    {
        _content = content;
    }

    public bool IsEmpty => _content.Length == 0;

    public int Count => _content is Step[] steps ? steps.Length : ((StepChunk[])_content).Sum(chunk => chunk.Count);

    /// <summary>The amount at the close of a day; 0 before the first step.</summary>
    public long On(int day)
    {
        if (_content is Step[] steps)
        {
            return Dated.IndexAfter<Step>(steps, day) is > 0 and var after ? steps[after - 1].Amount : 0;
        }

        return StepChunk.On((StepChunk[])_content, day);
    }

    /// <summary>Whether anything was there on or before a day, even if it has gone since.</summary>
    public bool BeginsBy(int day) => !IsEmpty && FirstDay <= day;

    private int FirstDay => _content is Step[] steps ? steps[0].Day : ((StepChunk[])_content)[0].FirstDay;

    /// <summary>This series with changes added to it.</summary>
    /// <param name="changes">The changes, by day, each day once.</param>
    public StepSeries Plus(ReadOnlySpan<DayChange> changes)
    {
        if (changes.IsEmpty)
        {
            return this;
        }

        if (_content is StepChunk[] chunks)
        {
            chunks = StepChunk.Plus(chunks, changes);
            return chunks.Length switch
            {
                0 => Empty,
                1 => new(StepChunk.Join(chunks)),
                _ => new(chunks),
            };
        }

        var steps = (Step[])_content;
        // Before the first change everything stays, and most changes are recent.
        var same = Dated.IndexAfter<Step>(steps, changes[0].Day - 1);
        // Borrowed, since a long series has mostly the days already and would leave as much garbage as it holds.
        var merged = ArrayPool<Step>.Shared.Rent(steps.Length + changes.Length);
        steps.AsSpan(0, same).CopyTo(merged);
        var added = 0L;
        var count = same + Step.Merge(steps.AsSpan(same), 0, same == 0 ? 0 : steps[same - 1].Amount, changes, ref added, merged.AsSpan(same));
        var series = Of(merged.AsSpan(0, count));
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

        foreach (var step in Steps)
        {
            if (step.Day >= range.Until)
            {
                break;
            }

            if (step.Day > range.From || range.From == int.MinValue)
            {
                yield return new DayChange(step.Day, step.Amount - amount);
                amount = step.Amount;
            }
        }

        if (amount != 0 && range.Until != int.MaxValue)
        {
            yield return new DayChange(range.Until, -amount);
        }
    }

    /// <summary>Sorts changes by day, adds up those of one day, and drops those that come to nothing.</summary>
    /// <param name="steps">The changes; left in disorder.</param>
    /// <returns>A part of <paramref name="steps"/>.</returns>
    public static ReadOnlySpan<DayChange> InOrder(Span<DayChange> steps)
    {
        if (steps.Length >= ManySteps && TryAddUpByDay(steps, out var days))
        {
            return steps[..days];
        }

        steps.Sort(static (left, right) => left.Day.CompareTo(right.Day));
        var count = 0;

        for (var i = 0; i < steps.Length;)
        {
            var day = steps[i].Day;
            var change = 0L;

            for (; i < steps.Length && steps[i].Day == day; i++)
            {
                change += steps[i].Change;
            }

            if (change != 0)
            {
                steps[count++] = new DayChange(day, change);
            }
        }

        return steps[..count];
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

    public bool Equals(StepSeries? other) => other is not null && Steps.SequenceEqual(other.Steps);

    public override bool Equals(object? obj) => Equals(obj as StepSeries);

    public override int GetHashCode() => IsEmpty ? 0 : HashCode.Combine(Count, FirstDay, On(int.MaxValue));

    private IEnumerable<Step> Steps => _content as Step[] ?? ((StepChunk[])_content).SelectMany(chunk => Enumerable.Range(0, chunk.Count).Select(index => chunk[index]));

    private static StepSeries Of(ReadOnlySpan<Step> steps) =>
        steps.IsEmpty ? Empty : new(steps.Length > StepChunk.LongSeries ? StepChunk.Of(steps) : steps.ToArray());
}
