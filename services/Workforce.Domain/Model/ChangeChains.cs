using System.Buffers;
using System.Runtime.InteropServices;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Model;

/// <summary>Any number of lists of changes by day, one behind the other in one borrowed array.</summary>
/// <remarks>
/// A batch adds to thousands of lists, most of a few changes and some of thousands: as lists of their own they were the most of what taking
/// a batch in allocates. A list is the index of its last link, 0 while it is empty. What a large batch needs is not borrowed: the pool
/// keeps what it is given back, which after the first extract of a council was 55 MB until some later full collection.
/// </remarks>
internal sealed class ChangeChains : IDisposable
{
    /// <summary>More than a commit of streamed changes needs: a megabyte of links.</summary>
    private const int MostBorrowed = 1 << 16;

    private Link[] _links = ArrayPool<Link>.Shared.Rent(64);
    private DayChange[] _inOrder = ArrayPool<DayChange>.Shared.Rent(64);
    private int _count = 1;

    /// <summary>Adds a change to a list.</summary>
    public void Add(ref int list, DayChange change)
    {
        if (_count == _links.Length)
        {
            Grow(ref _links, _count);
        }

        _links[_count] = new(change, list);
        list = _count++;
    }

    /// <summary>The changes of a list by day, each day once, those left out that come to nothing; the list is left so too.</summary>
    /// <returns>The changes, until those of any list are asked for again.</returns>
    public ReadOnlySpan<DayChange> InOrder(ref int list)
    {
        var count = 0;

        for (var link = list; link != 0; link = _links[link].Next)
        {
            if (count == _inOrder.Length)
            {
                Grow(ref _inOrder, count);
            }

            _inOrder[count++] = _links[link].Change;
        }

        if (count == 0)
        {
            return [];
        }

        var steps = StepSeries.InOrder(_inOrder.AsSpan(0, count));
        Replace(ref list, steps);
        return steps;
    }

    public void Dispose()
    {
        GiveBack(_links);
        GiveBack(_inOrder);
        (_links, _inOrder) = ([], []);
    }

    /// <summary>Puts no more changes than there are in the place of those of a list.</summary>
    private void Replace(ref int list, ReadOnlySpan<DayChange> changes)
    {
        list = changes.IsEmpty ? 0 : list;

        for (var (link, i) = (list, 0); i < changes.Length; i++)
        {
            var next = i + 1 < changes.Length ? _links[link].Next : 0;
            _links[link] = new(changes[i], next);
            link = next;
        }
    }

    private static void Grow<T>(ref T[] array, int count)
    {
        var larger = 2 * array.Length <= MostBorrowed ? ArrayPool<T>.Shared.Rent(2 * array.Length) : new T[2 * array.Length];
        array.AsSpan(0, count).CopyTo(larger);
        GiveBack(array);
        array = larger;
    }

    private static void GiveBack<T>(T[] array)
    {
        if (array.Length <= MostBorrowed)
        {
            ArrayPool<T>.Shared.Return(array);
        }
    }

    /// <summary>A change, and where the one before it in its list stands.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
    private readonly struct Link(DayChange change, int next)
    {
        private readonly long _change = change.Change;
        private readonly int _day = change.Day;

        public int Next { get; } = next;

        public DayChange Change => new(_day, _change);
    }
}
