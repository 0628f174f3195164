namespace Workforce.Domain.Flows;

/// <summary>What had flowed by the close of each day on which something did: as many sums as the calendar has days at most.</summary>
internal sealed class FlowTotals
{
    public static readonly FlowTotals None = new([], []);

    private readonly int[] _days;
    private readonly FlowSums[] _sums;

    private FlowTotals(int[] days, FlowSums[] sums)
    {
        (_days, _sums) = (days, sums);
    }

    public int Count => _days.Length;

    /// <summary>What had flowed by the close of a day.</summary>
    public FlowSums By(int day) => Array.BinarySearch(_days, day) switch
    {
        >= 0 and var on => _sums[on],
        -1 => default,
        var after => _sums[~after - 1],
    };

    /// <summary>The same with some flows taken out and others added, each of them by day.</summary>
    public FlowTotals With(ReadOnlySpan<StaffFlow> removed, ReadOnlySpan<StaffFlow> added)
    {
        var days = new List<int>(_days.Length);
        var sums = new List<FlowSums>(_days.Length);
        var difference = default(FlowSums);
        var (own, gone, come) = (0, 0, 0);

        while (own < _days.Length || gone < removed.Length || come < added.Length)
        {
            var day = Math.Min(
                own < _days.Length ? _days[own] : int.MaxValue,
                Math.Min(gone < removed.Length ? removed[gone].Day : int.MaxValue, come < added.Length ? added[come].Day : int.MaxValue));

            for (; gone < removed.Length && removed[gone].Day == day; gone++)
            {
                difference.Remove(removed[gone]);
            }

            for (; come < added.Length && added[come].Day == day; come++)
            {
                difference.Add(added[come]);
            }

            own += own < _days.Length && _days[own] == day ? 1 : 0;
            days.Add(day);
            sums.Add((own == 0 ? default : _sums[own - 1]) + difference);
        }

        return new([.. days], [.. sums]);
    }
}
