using Workforce.Domain.Flows;

namespace Workforce.Domain.Planning;

/// <summary>The months to come: the first ends with the first last day of a month after a day.</summary>
public sealed class Horizon
{
    public Horizon(DateOnly asOfDate, int months)
    {
        AsOfDate = asOfDate;
        var first = Period.Month(asOfDate.AddDays(1)).FirstDate;
        MonthEnds = [.. Enumerable.Range(1, months).Select(month => first.AddMonths(month).AddDays(-1))];
        FirstShare = (decimal)(MonthEnds[0].DayNumber - asOfDate.DayNumber) / MonthEnds[0].Day;
    }

    /// <summary>The day, at its close, from which on they are looked at.</summary>
    public DateOnly AsOfDate { get; }

    /// <summary>The last day of each, in order.</summary>
    public IReadOnlyList<DateOnly> MonthEnds { get; }

    public int Months => MonthEnds.Count;

    public DateOnly LastDate => MonthEnds[^1];

    /// <summary>How much of the first month lies after the day: above 0, 1 if the day is the last of the month before.</summary>
    public decimal FirstShare { get; }

    /// <summary>The first of them that is a whole month.</summary>
    public int FirstWhole => FirstShare == 1m ? 0 : 1;

    /// <summary>How much of a month lies ahead.</summary>
    public decimal Share(int month) => month == 0 ? FirstShare : 1m;

    /// <summary>The month, from 0, that a day after <see cref="AsOfDate"/> lies in; null beyond the last.</summary>
    public int? MonthOf(DateOnly day)
    {
        var first = MonthEnds[0];
        var month = Math.Max(0, ((day.Year - first.Year) * 12) + day.Month - first.Month);
        return month < Months ? month : null;
    }

    /// <summary>The last month that ends by a day; null if none does.</summary>
    public int? LastEndedBy(DateOnly day)
    {
        var first = MonthEnds[0];
        var month = ((day.AddDays(1).Year - first.Year) * 12) + day.AddDays(1).Month - first.Month - 1;
        return month < 0 ? null : Math.Min(month, Months - 1);
    }
}
