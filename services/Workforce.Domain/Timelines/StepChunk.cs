using System.Buffers;
using System.Runtime.InteropServices;

namespace Workforce.Domain.Timelines;

/// <summary>A part of a long series: some of its steps, and what is to be added to the amount of each.</summary>
/// <remarks>
/// A change of a day alters the amounts of all later days. In parts only the one that holds the day is copied, and those after it get
/// another offset: a council's series over ten years are of some 3,600 steps, of which one change would copy 44 kilobytes each.
/// </remarks>
internal readonly struct StepChunk : IDated
{
    /// <summary>From how many steps on a series is in parts.</summary>
    public const int LongSeries = 2 * Size;

    /// <summary>How many steps a part has, about: many make long copies of parts, few make many parts.</summary>
    private const int Size = 128;

    private readonly Step[] _steps;
    private readonly long _offset;
    private readonly int _firstDay;

    private StepChunk(Step[] steps, long offset = 0)
    {
        (_steps, _offset, _firstDay) = (steps, offset, steps[0].Day);
    }

    public int FirstDay => _firstDay;

    public int Count => _steps.Length;

    public long LastAmount => _steps[^1].Amount + _offset;

    public Step this[int index] => _steps[index] with { Amount = _steps[index].Amount + _offset };

    /// <summary>The amount at the close of a day; 0 before the first step of all.</summary>
    public static long On(ReadOnlySpan<StepChunk> chunks, int day)
    {
        var chunk = Dated.IndexAfter(chunks, day) - 1;
        return chunk < 0 ? 0 : chunks[chunk][Dated.IndexAfter<Step>(chunks[chunk]._steps, day) - 1].Amount;
    }

    /// <summary>Steps in parts.</summary>
    public static StepChunk[] Of(ReadOnlySpan<Step> steps)
    {
        var chunks = new List<StepChunk>();
        Add(chunks, steps);
        return [.. chunks];
    }

    /// <summary>Parts as one.</summary>
    public static Step[] Join(ReadOnlySpan<StepChunk> chunks)
    {
        var steps = new List<Step>();

        foreach (var chunk in chunks)
        {
            for (var i = 0; i < chunk.Count; i++)
            {
                steps.Add(chunk[i]);
            }
        }

        return [.. steps];
    }

    /// <summary>The parts with changes added to them.</summary>
    /// <param name="chunks">The parts.</param>
    /// <param name="changes">The changes, by day, each day once.</param>
    public static StepChunk[] Plus(ReadOnlySpan<StepChunk> chunks, ReadOnlySpan<DayChange> changes)
    {
        var next = new List<StepChunk>(chunks.Length + 2);
        var (before, added, from) = (0L, 0L, 0);

        for (var i = 0; i < chunks.Length; i++)
        {
            var chunk = chunks[i];
            var until = i + 1 < chunks.Length ? IndexFrom(changes, from, chunks[i + 1].FirstDay) : changes.Length;

            if (until == from)
            {
                next.Add(added == 0 ? chunk : new(chunk._steps, chunk._offset + added));
            }
            else
            {
                var merged = ArrayPool<Step>.Shared.Rent(chunk.Count + until - from);
                var count = Step.Merge(chunk._steps, chunk._offset, before, changes[from..until], ref added, merged);
                Add(next, merged.AsSpan(0, count));
                ArrayPool<Step>.Shared.Return(merged);
            }

            (before, from) = (chunk.LastAmount, until);
        }

        return [.. next];
    }

    private static int IndexFrom(ReadOnlySpan<DayChange> changes, int from, int day)
    {
        while (from < changes.Length && changes[from].Day < day)
        {
            from++;
        }

        return from;
    }

    /// <summary>Adds steps behind what is there, in parts that are neither much too large nor, beside another that is, much too small.</summary>
    private static void Add(List<StepChunk> chunks, ReadOnlySpan<Step> steps)
    {
        if (chunks.Count > 0 && chunks[^1].Count + steps.Length <= Size / 2)
        {
            Step[] joined = [.. Join(CollectionsMarshal.AsSpan(chunks)[^1..]), .. steps];
            chunks[^1] = new(joined);
            return;
        }

        var parts = steps.Length <= Size * 3 / 2 ? 1 : ((steps.Length - 1) / Size) + 1;

        for (var part = 0; part < parts && !steps.IsEmpty; part++)
        {
            chunks.Add(new(steps[(steps.Length * part / parts)..(steps.Length * (part + 1) / parts)].ToArray()));
        }
    }
}
