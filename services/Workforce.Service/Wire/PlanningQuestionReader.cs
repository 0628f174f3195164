using Workforce.Domain.Flows;
using Workforce.Domain.Measures;

namespace Workforce.Service.Wire;

/// <summary>Turns the fields of questions about the pipeline and about several units into domain values.</summary>
internal static class PlanningQuestionReader
{
    private const int MaxUnits = 200;
    private const int MaxStaleAfterDays = 3650;

    /// <summary>A later day; the usual time after <paramref name="day"/> if absent.</summary>
    public static DateOnly Through(this FieldReader reader, string field, Google.Type.Date? date, DateOnly day)
    {
        var through = reader.Day(field, date);

        return through < day
            ? reader.Reject<DateOnly>(field, "must not be before as_of_date.")
            : through ?? day.AddMonths(VacancyRate.DefaultPipelineMonths);
    }

    public static IReadOnlyList<string> UnitIds(this FieldReader reader, string field, IReadOnlyList<string> unitIds)
    {
        if (unitIds.Count is 0 or > MaxUnits)
        {
            return reader.Reject<IReadOnlyList<string>>(field, $"must be 1 to {MaxUnits}.") ?? [];
        }

        for (var i = 0; i < unitIds.Count; i++)
        {
            if (reader.Id($"{field}[{i}]", unitIds[i]) is { Length: > 0 } unitId && unitIds.Take(i).Contains(unitId))
            {
                reader.Reject($"{field}[{i}]", "must not be given twice.");
            }
        }

        return unitIds;
    }

    public static int StaleAfterDays(this FieldReader reader, string field, int days) => days switch
    {
        0 => Domain.Listings.DataQualityIssue.UsualStaleAfterDays,
        > 0 and <= MaxStaleAfterDays => days,
        _ => reader.Reject<int>(field, $"must be from 0 to {MaxStaleAfterDays}."),
    };

    /// <summary>The day that a measure is asked for; one that counts leavers not before it is over, the whole month if it counts that.</summary>
    public static DateOnly DayOf(this FieldReader reader, Measure? measure, string field, Google.Type.Date? date, DateOnly today)
    {
        var day = reader.Day(field, date) ?? today;
        var lastCounted = measure is TurnoverMeasure { MonthAlone: true } ? Period.Month(day).LastDate : day;

        return measure is { CountsLeavers: true } && lastCounted > today
            ? reader.Reject<DateOnly>(field, "must not be in the future, nor in a month that is not over, for a turnover.")
            : day;
    }
}
