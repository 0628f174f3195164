namespace Workforce.Domain.Timelines;

/// <summary>Runs of days that neither meet nor overlap, in order.</summary>
internal sealed class DayRuns
{
    private readonly List<DayRange> _runs = [];

    /// <param name="ranges">The days, in whatever order.</param>
    /// <param name="daysBetween">How many days may lie between two ranges for them to be one run.</param>
    public DayRuns(List<DayRange> ranges, int daysBetween)
    {
        ranges.Sort(static (left, right) => left.From.CompareTo(right.From));

        foreach (var range in ranges)
        {
            if (_runs.Count > 0 && (long)range.From - _runs[^1].Until <= daysBetween)
            {
                _runs[^1] = _runs[^1] with { Until = Math.Max(_runs[^1].Until, range.Until) };
            }
            else
            {
                _runs.Add(range);
            }
        }
    }

    public bool Contains(int day) => LatestBy(day) is { } run && run.Contains(day);

    /// <summary>The run that began last by a day, even if it has ended since; null before the first.</summary>
    public DayRange? LatestBy(int day)
    {
        var (low, high) = (0, _runs.Count);

        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _runs[middle].From <= day ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? null : _runs[low - 1];
    }
}
