using Workforce.Domain.Facts;
using Workforce.Domain.Measures;
using Workforce.V1;
using VacancyDefinition = Workforce.Domain.Measures.VacancyDefinition;

namespace Workforce.Service.Wire;

/// <summary>Turns the fields of questions about measures into domain values.</summary>
internal static class MeasureQuestionReader
{
    private const int MaxMonths = 600;
    private const int MaxMeasures = 20;

    public static Scope Scope(this FieldReader reader, string unitId, Google.Protobuf.Collections.RepeatedField<V1.Role> roles) =>
        new(reader.Id("unit_id", unitId), reader.Roles(roles, RoleSet.Census));

    /// <summary>Through which day the pipeline counts; null where the definition has none.</summary>
    public static DateOnly? PipelineThrough(this FieldReader reader, Google.Type.Date? date, VacancyDefinition definition, DateOnly day)
    {
        var through = reader.Day("pipeline_through_date", date);

        if (definition is not VacancyDefinition.EstablishmentWithPipeline)
        {
            return through is null
                ? null
                : reader.Reject<DateOnly?>("pipeline_through_date", "must be given for ESTABLISHMENT_WITH_PIPELINE only.");
        }

        return through < day
            ? reader.Reject<DateOnly?>("pipeline_through_date", "must not be before as_of_date.")
            : through ?? day.AddMonths(Domain.Measures.VacancyRate.DefaultPipelineMonths);
    }

    /// <summary>The last day of each month asked for.</summary>
    public static IReadOnlyList<DateOnly> Months(this FieldReader reader, GetMonthlySeriesRequest request)
    {
        var first = reader.Month("first_month_date", request.FirstMonthDate);
        var last = reader.Month("last_month_date", request.LastMonthDate);

        if (first == default || last == default)
        {
            return [];
        }

        if (last < first)
        {
            return reader.Reject<IReadOnlyList<DateOnly>>("last_month_date", "must not be before first_month_date.");
        }

        var count = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;

        return count > MaxMonths
            ? reader.Reject<IReadOnlyList<DateOnly>>("last_month_date", $"must be at most {MaxMonths} months after first_month_date.")
            : [.. Enumerable.Range(1, count).Select(month => first.AddMonths(month).AddDays(-1))];
    }

    public static IReadOnlyList<LeaverBreakdown> Breakdowns(this FieldReader reader, IReadOnlyList<LeaverBreakdown> breakdowns)
    {
        for (var i = 0; i < breakdowns.Count; i++)
        {
            if (breakdowns[i] is LeaverBreakdown.Unspecified || !Enum.IsDefined(breakdowns[i]))
            {
                reader.Reject($"breakdowns[{i}]", "must be one of the contract's values.");
            }
            else if (breakdowns.Take(i).Contains(breakdowns[i]))
            {
                reader.Reject($"breakdowns[{i}]", "must not be asked for twice.");
            }
        }

        return breakdowns;
    }

    public static IReadOnlyList<MonthMeasure> SeriesMeasures(this FieldReader reader, IReadOnlyList<SeriesMeasure> measures)
    {
        if (measures.Count is 0 or > MaxMeasures)
        {
            return reader.Reject<IReadOnlyList<MonthMeasure>>("measures", $"must be 1 to {MaxMeasures}.");
        }

        return [.. measures.Select((measure, i) => measure.MeasureCase switch
        {
            SeriesMeasure.MeasureOneofCase.VacancyRate =>
                new MonthMeasure(reader.Definition($"measures[{i}].vacancy_rate", measure.VacancyRate), null),
            SeriesMeasure.MeasureOneofCase.Figure =>
                new MonthMeasure(null, reader.Code<Domain.Measures.StaffingFigure>($"measures[{i}].figure", (int)measure.Figure)),
            _ => reader.Reject<MonthMeasure>($"measures[{i}]", "is required: vacancy_rate, or figure."),
        })];
    }
}
