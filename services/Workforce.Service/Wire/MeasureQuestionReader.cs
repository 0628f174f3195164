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

    /// <summary>A caseload of a day goes through everybody in post.</summary>
    private const int MaxCaseloadMonths = 120;

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
    /// <param name="reader">Notes the faults.</param>
    /// <param name="request">The question.</param>
    /// <param name="today">The day after which no month may end if leavers are counted: nobody knows yet who will have left.</param>
    public static IReadOnlyList<DateOnly> Months(this FieldReader reader, GetMonthlySeriesRequest request, DateOnly today)
    {
        var first = reader.Month("first_month_date", request.FirstMonthDate);
        var last = reader.Month("last_month_date", request.LastMonthDate);

        if (first == default || last == default)
        {
            return [];
        }

        if (last < first)
        {
            return reader.Reject<IReadOnlyList<DateOnly>>("last_month_date", "must not be before first_month_date.") ?? [];
        }

        var count = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;

        if (count > MaxMonths)
        {
            return reader.Reject<IReadOnlyList<DateOnly>>("last_month_date", $"must be at most {MaxMonths} months after first_month_date.") ?? [];
        }

        var countsLeavers = request.Measures.Any(measure => measure.MeasureCase is V1.Measure.MeasureOneofCase.Turnover);

        var goesThroughPeople = request.Measures.Any(measure => measure.MeasureCase is V1.Measure.MeasureOneofCase.Caseload);

        if (goesThroughPeople && count > MaxCaseloadMonths)
        {
            return reader.Reject<IReadOnlyList<DateOnly>>(
                "last_month_date",
                $"must be at most {MaxCaseloadMonths} months after first_month_date, for a caseload.") ?? [];
        }

        return countsLeavers && last.AddMonths(1).AddDays(-1) > today
            ? reader.Reject<IReadOnlyList<DateOnly>>("last_month_date", "must be a month that is over, for a turnover.") ?? []
            : [.. Enumerable.Range(1, count).Select(month => first.AddMonths(month).AddDays(-1))];
    }

    public static IReadOnlyList<LeaverBreakdown> Breakdowns(this FieldReader reader, IReadOnlyList<LeaverBreakdown> breakdowns)
    {
        if (!reader.IsAtMost("breakdowns", breakdowns.Count, Enum.GetValues<LeaverBreakdown>().Length - 1))
        {
            return [];
        }

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

    public static IReadOnlyList<Domain.Measures.Measure> Measures(this FieldReader reader, IReadOnlyList<V1.Measure> measures) =>
        measures.Count is 0 or > MaxMeasures
            ? reader.Reject<IReadOnlyList<Domain.Measures.Measure>>("measures", $"must be 1 to {MaxMeasures}.") ?? []
            : [.. measures.Select((measure, i) => reader.Measure($"measures[{i}]", measure)).OfType<Domain.Measures.Measure>()];

    /// <summary>The measure; null if it cannot be read.</summary>
    public static Domain.Measures.Measure? Measure(this FieldReader reader, string field, V1.Measure? measure) => measure?.MeasureCase switch
    {
        V1.Measure.MeasureOneofCase.VacancyRate =>
            new VacancyRateMeasure(reader.Definition($"{field}.vacancy_rate", measure.VacancyRate)),
        V1.Measure.MeasureOneofCase.Figure =>
            new FigureMeasure(reader.Code<Domain.Measures.StaffingFigure>($"{field}.figure", (int)measure.Figure)),
        V1.Measure.MeasureOneofCase.Turnover =>
            new Domain.Measures.TurnoverMeasure(
                reader.Definition($"{field}.turnover.definition", measure.Turnover.Definition),
                reader.IsMonthAlone($"{field}.turnover.span", measure.Turnover.Span),
                measure.Turnover.Headcount),
        V1.Measure.MeasureOneofCase.AgencyRate =>
            new AgencyRateMeasure(
                reader.OptionalCode<Domain.Measures.AgencyDefinition>($"{field}.agency_rate", (int)measure.AgencyRate)
                ?? Domain.Measures.AgencyDefinition.Fte),
        V1.Measure.MeasureOneofCase.Caseload =>
            new CaseloadMeasure(reader.Code<Domain.Measures.CaseloadFigure>($"{field}.caseload", (int)measure.Caseload)),
        _ => reader.Reject<Domain.Measures.Measure>(field, "is required: vacancy_rate, figure, turnover, agency_rate, or caseload."),
    };

    /// <summary>The measure, with nothing of its definition left to be guessed: what is published or aimed at must say what it is.</summary>
    public static Domain.Measures.Measure? ExactMeasure(this FieldReader reader, string field, V1.Measure? measure)
    {
        if (measure is { MeasureCase: V1.Measure.MeasureOneofCase.VacancyRate, VacancyRate: V1.VacancyDefinition.Unspecified })
        {
            reader.Reject($"{field}.vacancy_rate", "must name the definition.");
        }

        if (measure is { MeasureCase: V1.Measure.MeasureOneofCase.AgencyRate, AgencyRate: V1.AgencyDefinition.Unspecified })
        {
            reader.Reject($"{field}.agency_rate", "must name the definition.");
        }

        if (measure?.Turnover is { Definition: V1.TurnoverDefinition.Unspecified })
        {
            reader.Reject($"{field}.turnover.definition", "must name the definition.");
        }

        if (measure?.Turnover is { Span: V1.TurnoverMeasure.Types.Span.Unspecified })
        {
            reader.Reject($"{field}.turnover.span", "must name the span.");
        }

        return reader.Measure(field, measure);
    }

    /// <summary>Rejects a day on which a measure cannot be known yet.</summary>
    /// <param name="reader">Notes the faults.</param>
    /// <param name="field">The field of the day.</param>
    /// <param name="day">The day.</param>
    /// <param name="measure">The measure; null if it was at fault itself.</param>
    /// <param name="today">The last day of which leavers are known.</param>
    public static void RequireKnowable(this FieldReader reader, string field, DateOnly day, Domain.Measures.Measure? measure, DateOnly today)
    {
        if (measure?.IsKnowable(day, today) is false)
        {
            reader.Reject(field, "must not be in the future, nor in a month that is not over for one of a month alone, for a turnover.");
        }
    }

    private static bool IsMonthAlone(this FieldReader reader, string field, V1.TurnoverMeasure.Types.Span span)
    {
        if (!Enum.IsDefined(span))
        {
            reader.Reject(field, $"must be one of the contract's values, not {(int)span}.");
        }

        return span is V1.TurnoverMeasure.Types.Span.Month;
    }
}
