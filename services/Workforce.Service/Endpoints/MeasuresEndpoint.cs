using Grpc.Core;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;
using Workforce.Service.Live;
using Workforce.Service.Wire;
using Workforce.V1;
using EstablishmentFigures = Workforce.Domain.Measures.EstablishmentFigures;
using VacancyDefinition = Workforce.Domain.Measures.VacancyDefinition;

namespace Workforce.Service.Endpoints;

/// <summary>Answers the questions. The contract says what each means.</summary>
internal sealed class MeasuresEndpoint(Readings readings) : MeasuresService.MeasuresServiceBase
{
    public override async Task<V1.VacancyRate> GetVacancyRate(GetVacancyRateRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var scope = reader.Scope(request.UnitId, request.Roles);
        var day = reader.Day("as_of_date", request.AsOfDate) ?? readings.Today;
        var definition = reader.Definition("definition", request.Definition);
        var through = reader.PipelineThrough(request.PipelineThroughDate, definition, day);
        var rounding = reader.Rounding(request.Rounding);
        reader.ThrowIfInvalid();

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);
        Require(snapshot, scope.UnitId);

        var rate = Domain.Measures.VacancyRate.On(snapshot, scope, day, definition, through ?? day);

        return new()
        {
            UnitId = scope.UnitId,
            Roles = { scope.Roles.Roles().Select(role => (V1.Role)role) },
            AsOfDate = day.ToProto(),
            Definition = (V1.VacancyDefinition)definition,
            Rate = rate.Rate.ToProto(rounding),
            EstablishmentFte = rate.Establishment.ToProto(),
            InPostFte = rate.InPost.ToProto(),
            VacantFte = rate.Vacant.ToProto(),
            AgencyCoverFte = rate.AgencyCover.ToProto(),
            PipelineThroughDate = through.ToProto(),
            Revision = snapshot.Revision,
            Sources = { snapshot.SourcesToProto() },
        };
    }

    public override async Task<Establishment> GetEstablishment(GetEstablishmentRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var scope = reader.Scope(request.UnitId, request.Roles);
        var day = reader.Day("as_of_date", request.AsOfDate) ?? readings.Today;
        reader.ThrowIfInvalid();

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);
        Require(snapshot, scope.UnitId);

        return new()
        {
            UnitId = scope.UnitId,
            Roles = { scope.Roles.Roles().Select(role => (V1.Role)role) },
            AsOfDate = day.ToProto(),
            Total = EstablishmentFigures.On(snapshot, scope, day)?.ToProto(),
            ByRole =
            {
                from role in scope.Roles.Roles()
                let figures = EstablishmentFigures.On(snapshot, scope with { Roles = RoleSet.Of(role) }, day)
                where figures is { IsZero: false }
                select new RoleEstablishment { Role = (V1.Role)role, Figures = figures.ToProto() }
            },
            ByUnit =
            {
                from unit in Organisation.Below(snapshot, scope.UnitId, day)
                let figures = EstablishmentFigures.On(snapshot, scope with { UnitId = unit.UnitId }, day)
                where figures is not null
                select new UnitEstablishment { UnitId = unit.UnitId, Name = unit.Name, Figures = figures.ToProto() }
            },
            Revision = snapshot.Revision,
            Sources = { snapshot.SourcesToProto() },
        };
    }

    public override async Task<MonthlySeries> GetMonthlySeries(GetMonthlySeriesRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var scope = reader.Scope(request.UnitId, request.Roles);
        var months = reader.Months(request);
        var measures = reader.SeriesMeasures(request.Measures);
        var rounding = reader.Rounding(request.Rounding);
        reader.ThrowIfInvalid();

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);
        Require(snapshot, scope.UnitId);

        return new()
        {
            UnitId = scope.UnitId,
            Roles = { scope.Roles.Roles().Select(role => (V1.Role)role) },
            Measures = { request.Measures },
            Months =
            {
                months.Select(month => new MonthMeasures
                {
                    AsOfDate = month.ToProto(),
                    Values = { measures.Select(measure => measure.On(snapshot, scope, month).ToProto(measure.IsRate ? rounding : Exact)) },
                })
            },
            Revision = snapshot.Revision,
            Sources = { snapshot.SourcesToProto() },
        };
    }

    public override async Task<ListDataQualityIssuesResponse> ListDataQualityIssues(
        ListDataQualityIssuesRequest request,
        ServerCallContext context)
    {
        var reader = new FieldReader();
        var unitId = reader.OptionalId("unit_id", request.UnitId);
        var day = reader.Day("as_of_date", request.AsOfDate) ?? readings.Today;
        var page = reader.Page(request, request.PageSize, request.PageToken);
        reader.ThrowIfInvalid();

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);

        if (unitId is not null)
        {
            Require(snapshot, unitId);
        }

        var (issues, next) = page.Take(
            Domain.Listings.DataQualityIssue.List(snapshot, unitId, day),
            issue => $"{(int)issue.Kind:00}\n{(int)issue.Subjects[0].Kind}\n{issue.Subjects[0].Id}\n{issue.Description}");

        return new() { Issues = { issues.Select(issue => issue.ToProto()) }, NextPageToken = next, Revision = snapshot.Revision };
    }

    /// <summary>Amounts have six places at most, and are not rounded.</summary>
    private static Domain.Amounts.Rounding Exact => new(Domain.Amounts.Fte.DecimalPlaces);

    private static void Require(StaffingSnapshot snapshot, string unitId)
    {
        if (!snapshot.KnowsUnit(unitId))
        {
            throw Problem.UnitNotFound(unitId).ToException();
        }
    }
}

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

/// <summary>One measure of a series: a vacancy rate or an amount.</summary>
internal sealed record MonthMeasure(VacancyDefinition? Definition, Domain.Measures.StaffingFigure? Figure)
{
    public bool IsRate => Definition is not null;

    public Domain.Measures.MeasureValue On(StaffingSnapshot snapshot, Scope scope, DateOnly day) => Definition is { } definition
        ? Domain.Measures.VacancyRate.On(snapshot, scope, day, definition, day.AddMonths(Domain.Measures.VacancyRate.DefaultPipelineMonths)).Rate
        : EstablishmentFigures.On(snapshot, scope, day, Figure!.Value);
}
