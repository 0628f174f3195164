using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Flows;

namespace Workforce.Domain.Planning;

/// <summary>What happened up to a day in a unit and in its council, as far back as it tells anything.</summary>
internal sealed class Histories
{
    private readonly StaffFlows _council;
    private readonly Period? _period;

    public Histories(StaffFlows unit, StaffFlows council, DateOnly asOfDate)
    {
        _council = council;
        _period = PeriodOf(council, asOfDate);
        (Unit, Council) = _period is { } period ? (UnitHistory.Of(unit, period), UnitHistory.Of(council, period)) : (UnitHistory.None, UnitHistory.None);
    }

    public UnitHistory Unit { get; }

    public UnitHistory Council { get; }

    /// <summary>
    /// In what calendar months the council's newly qualified started, and how many of all its starters they are; null if there are not
    /// two whole years to tell it from, or none started.
    /// </summary>
    public NewlyQualifiedPattern? NewlyQualified()
    {
        if (_period is not { } period || WholeYears(period) is not (>= 2 and var years))
        {
            return null;
        }

        var wholeYears = Period.YearsTo(period.LastDate, years);
        StaffFlow[] starters = [.. _council.Within(wholeYears).ToArray().Where(flow => flow.Kind is FlowKind.Starter)];
        var byMonth = new int[12];

        foreach (var starter in starters.Where(flow => flow.Engagement.StartOrigin is StartOrigin.NewlyQualified))
        {
            byMonth[DateOnly.FromDayNumber(starter.Day).Month - 1]++;
        }

        var newlyQualified = byMonth.Sum();
        return newlyQualified == 0
            ? null
            : new((decimal)newlyQualified / starters.Length, [.. byMonth.Select(count => 12m * count / newlyQualified)]);
    }

    /// <summary>The standard deviation of changes of hours over a year, as a share of the FTE, for a unit of so many: each person's are their own.</summary>
    public decimal HoursChanges(int heads, Fte fte)
    {
        if (_period is not { } period || Council.PersonMonths == 0m || fte <= Fte.Zero)
        {
            return 0m;
        }

        var squares = 0m;

        foreach (var flow in _council.Within(period))
        {
            squares += flow.Kind is FlowKind.HoursChanged ? flow.Fte.Value * flow.Fte.Value : 0m;
        }

        return SquareRoots.Of(squares / Council.PersonMonths * 12m * heads) / fte.Value;
    }

    /// <summary>
    /// Not before the month in which the council first recorded a leaver: one that begins with today's staff knows nobody who has gone,
    /// and would seem to be a place that nobody leaves.
    /// </summary>
    private static Period? PeriodOf(StaffFlows council, DateOnly asOfDate)
    {
        foreach (var flow in council.Within(new(DateOnly.MinValue, asOfDate)))
        {
            if (flow.Kind is FlowKind.Leaver)
            {
                var begins = Period.Month(DateOnly.FromDayNumber(flow.Day)).FirstDate;
                var earliest = asOfDate.AddDays(1).AddMonths(-PlanningDefaults.HistoryMonths);
                return new(begins > earliest ? begins : earliest, asOfDate);
            }
        }

        return null;
    }

    private static int WholeYears(Period period)
    {
        var years = 0;

        while (Period.YearsTo(period.LastDate, years + 1).FirstDate >= period.FirstDate)
        {
            years++;
        }

        return years;
    }
}

/// <summary>When newly qualified workers start.</summary>
/// <param name="Share">What share of all starters they are.</param>
/// <param name="ByMonth">By calendar month from January: how many times as many as in a usual month.</param>
internal sealed record NewlyQualifiedPattern(decimal Share, IReadOnlyList<decimal> ByMonth);
