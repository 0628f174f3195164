using Workforce.Domain.Flows;

namespace Workforce.Service.Wire;

/// <summary>Turns the period of a question about flows into its first and last day.</summary>
internal static class PeriodReader
{
    private const int MaxYears = 50;

    /// <param name="reader">Notes the faults.</param>
    /// <param name="period">The period asked for.</param>
    /// <param name="today">The last day that can be asked about: nobody knows yet who will have left.</param>
    public static Period Period(this FieldReader reader, V1.Period? period, DateOnly today) => period?.PeriodCase switch
    {
        V1.Period.PeriodOneofCase.TwelveMonthsToDate =>
            reader.PeriodTo("period.twelve_months_to_date", period.TwelveMonthsToDate, today, Domain.Flows.Period.TwelveMonthsTo),
        V1.Period.PeriodOneofCase.FinancialYearToDate =>
            reader.PeriodTo("period.financial_year_to_date", period.FinancialYearToDate, today, Domain.Flows.Period.FinancialYearTo),
        V1.Period.PeriodOneofCase.CensusYearToDate =>
            reader.PeriodTo("period.census_year_to_date", period.CensusYearToDate, today, Domain.Flows.Period.CensusYearTo),
        V1.Period.PeriodOneofCase.MonthDate => reader.MonthPeriod(period.MonthDate, today),
        V1.Period.PeriodOneofCase.Range => reader.Range("period.range", period.Range, today),
        _ => reader.Reject<Period>("period", "is required: one of its kinds."),
    };

    private static Period PeriodTo(this FieldReader reader, string field, Google.Type.Date date, DateOnly today, Func<DateOnly, Period> to)
    {
        if (reader.Day(field, date) is not { } last)
        {
            return default;
        }

        return last > today ? reader.Reject<Period>(field, "must not be in the future.") : to(last);
    }

    private static Period MonthPeriod(this FieldReader reader, Google.Type.Date date, DateOnly today)
    {
        var month = reader.Month("period.month_date", date);

        if (month == default)
        {
            return default;
        }

        var period = Domain.Flows.Period.Month(month);
        return period.LastDate > today ? reader.Reject<Period>("period.month_date", "must be a month that is over.") : period;
    }

    /// <summary>A run of days.</summary>
    /// <param name="reader">Notes the faults.</param>
    /// <param name="field">The field.</param>
    /// <param name="range">The days asked for.</param>
    /// <param name="today">The last day that can be asked about; null for any.</param>
    public static Period Range(this FieldReader reader, string field, V1.DateRange range, DateOnly? today)
    {
        var first = reader.RequiredDay($"{field}.first_date", range.FirstDate);
        var last = reader.RequiredDay($"{field}.last_date", range.LastDate);

        if (first == default || last == default)
        {
            return default;
        }

        if (last < first)
        {
            return reader.Reject<Period>($"{field}.last_date", "must not be before first_date.");
        }

        if (last > today)
        {
            return reader.Reject<Period>($"{field}.last_date", "must not be in the future.");
        }

        return last >= first.AddYears(MaxYears)
            ? reader.Reject<Period>($"{field}.last_date", $"must be less than {MaxYears} years after first_date.")
            : new(first, last);
    }

    /// <summary>The lower edges of bands after the first: above zero, rising, and no further than <paramref name="max"/>.</summary>
    public static IReadOnlyList<int> BandEdges(
        this FieldReader reader,
        string field,
        IReadOnlyList<int> edges,
        int max,
        IReadOnlyList<int> byDefault)
    {
        const int maxEdges = 20;

        if (edges.Count == 0)
        {
            return byDefault;
        }

        var isRising = edges.Count <= maxEdges
            && edges[0] > 0
            && edges[^1] <= max
            && edges.Zip(edges.Skip(1)).All(pair => pair.First < pair.Second);

        return isRising
            ? edges
            : reader.Reject<IReadOnlyList<int>>(field, $"must rise from above 0 to {max} at most, and be no more than {maxEdges}.") ?? [];
    }
}
