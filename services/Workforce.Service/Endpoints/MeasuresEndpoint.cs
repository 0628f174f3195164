using Grpc.Core;
using Microsoft.Extensions.Options;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Measures;
using Workforce.Service.Access;
using Workforce.Service.Access.Units;
using Workforce.Service.Live;
using Workforce.Service.Settings;
using Workforce.Service.Wire;
using Workforce.V1;
using EstablishmentFigures = Workforce.Domain.Measures.EstablishmentFigures;
using Rounding = Workforce.Domain.Amounts.Rounding;

namespace Workforce.Service.Endpoints;

/// <summary>Answers the questions. The contract says what each means.</summary>
internal sealed partial class MeasuresEndpoint(
    Readings readings,
    FlowCache flows,
    AnswerCache answers,
    PolicyRecorder policies,
    DifferenceWalk differences,
    ProjectionPlaces places,
    IOptions<WorkforceSettings> settings)
    : MeasuresService.MeasuresServiceBase
{
    private static readonly RightSet CaseloadRead = RightSet.Of(Right.CaseloadRead);

    public override async Task<V1.VacancyRate> GetVacancyRate(GetVacancyRateRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var today = readings.Today;
        var scope = reader.Scope(request.UnitId, request.Roles);
        var day = reader.Day("as_of_date", request.AsOfDate) ?? today;
        var definition = reader.Definition("definition", request.Definition);
        var through = reader.PipelineThrough(request.PipelineThroughDate, definition, day);
        var rounding = reader.Rounding(request.Rounding);
        reader.ThrowIfInvalid();

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);
        snapshot.Require(scope.UnitId);

        return answers.Of(request, Caller.Of(context), snapshot, today, Answer);

        V1.VacancyRate Answer()
        {
            var rate = Domain.Measures.VacancyRate.On(snapshot.Staffing, scope, day, definition, through ?? day);

            return new()
            {
                UnitId = scope.UnitId,
                Roles = { scope.Roles.ToProto() },
                AsOfDate = day.ToProto(),
                Definition = (V1.VacancyDefinition)definition,
                Rate = rate.Rate.ToProto(rounding),
                EstablishmentFte = rate.Establishment.ToProto(),
                InPostFte = rate.InPost.ToProto(),
                VacantFte = rate.Vacant.ToProto(),
                AgencyCoverFte = rate.AgencyCover.ToProto(),
                PipelineThroughDate = through.ToProto(),
                Revision = snapshot.Revision,
                Sources = { snapshot.Staffing.SourcesToProto() },
                Targets = { TargetsOf(request.WithTargets && IsUsual(through, day), snapshot, scope, day, rounding, new VacancyRateMeasure(definition)) },
            };
        }
    }

    public override async Task<Establishment> GetEstablishment(GetEstablishmentRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var today = readings.Today;
        var scope = reader.Scope(request.UnitId, request.Roles);
        var day = reader.Day("as_of_date", request.AsOfDate) ?? today;
        reader.ThrowIfInvalid();

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);
        snapshot.Require(scope.UnitId);

        return answers.Of(request, Caller.Of(context), snapshot, today, () => new Establishment
        {
            UnitId = scope.UnitId,
            Roles = { scope.Roles.ToProto() },
            AsOfDate = day.ToProto(),
            Total = EstablishmentFigures.On(snapshot.Staffing, scope, day)?.ToProto(),
            ByRole =
            {
                from role in scope.Roles.Roles()
                let figures = EstablishmentFigures.On(snapshot.Staffing, scope with { Roles = RoleSet.Of(role) }, day)
                where figures is { IsZero: false }
                select new RoleEstablishment { Role = (V1.Role)role, Figures = figures.ToProto() }
            },
            ByUnit =
            {
                from unit in Organisation.Below(snapshot.Staffing, scope.UnitId, day)
                let figures = EstablishmentFigures.On(snapshot.Staffing, scope with { UnitId = unit.State.UnitId }, day)
                where figures is { IsZero: false } || (unit.Exists && figures is not null)
                select new UnitEstablishment { UnitId = unit.State.UnitId, Name = unit.State.Name, Figures = figures.ToProto() }
            },
            Revision = snapshot.Revision,
            Sources = { snapshot.Staffing.SourcesToProto() },
            Targets = { TargetsOf(request.WithTargets, snapshot, scope, day, Rounding.Official, FigureMeasure.All) },
        });
    }

    public override async Task<MonthlySeries> GetMonthlySeries(GetMonthlySeriesRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var today = readings.Today;
        var scope = reader.Scope(request.UnitId, request.Roles);
        var months = reader.Months(request, today);
        var measures = reader.Measures(request.Measures);
        var rounding = reader.Rounding(request.Rounding);
        reader.ThrowIfInvalid();

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);
        snapshot.Require(scope.UnitId);

        return answers.Of(request, Caller.Of(context), snapshot, today, () => new MonthlySeries
        {
            UnitId = scope.UnitId,
            Roles = { scope.Roles.ToProto() },
            Measures = { request.Measures },
            Months =
            {
                months.Select(month =>
                {
                    // Nothing is worked out for who has gone, or whose deadline is over.
                    context.CancellationToken.ThrowIfCancellationRequested();

                    return new MonthMeasures
                    {
                        AsOfDate = month.ToProto(),
                        Values = { measures.Select(measure => measure.Answer(snapshot, flows.Of, scope, month).ToProto(measure.Round(rounding))) },
                        Targets = { TargetsOf(request.WithTargets, snapshot, scope, month, rounding, measures) },
                    };
                })
            },
            Revision = snapshot.Revision,
            Sources = { snapshot.Staffing.SourcesToProto() },
        });
    }

    public override async Task<ListDataQualityIssuesResponse> ListDataQualityIssues(
        ListDataQualityIssuesRequest request,
        ServerCallContext context)
    {
        var reader = new FieldReader();
        var unitId = reader.OptionalId("unit_id", request.UnitId);
        var day = reader.Day("as_of_date", request.AsOfDate) ?? readings.Today;
        var page = reader.Page(request, request.PageSize, request.PageToken);
        var staleAfterDays = reader.StaleAfterDays("stale_after_days", request.StaleAfterDays);
        reader.ThrowIfInvalid();

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);

        if (unitId is not null)
        {
            snapshot.Require(unitId);
        }

        // They say how many cases somebody has.
        var mayReadCaseloads = unitId is null
            ? Caller.Of(context).MayEverywhere(CaseloadRead)
            : Permissions.May(Caller.Of(context), CaseloadRead, readings.Latest, unitId, day, day);

        // Each page goes through everybody of the unit, of a council a good part of a second.
        var (issues, next) = await places.RunAsync(
            () => page.Take(
                Domain.Listings.DataQualityIssue.List(snapshot.Staffing, unitId, day, staleAfterDays, context.CancellationToken)
                    .Concat(mayReadCaseloads ? CaseloadIssues.List(snapshot, unitId, day, settings.Value.CaseSystemStaleDays, context.CancellationToken) : []),
                issue => $"{(int)issue.Kind:00}\n{(int)issue.Subjects[0].Kind}\n{issue.Subjects[0].Id}\n{issue.Description}",
                issue => issue.ToProto()),
            context.CancellationToken);

        return new() { Issues = { issues }, NextPageToken = next, Revision = snapshot.Revision };
    }

    /// <summary>Whether the pipeline is looked into for as long as a target's measure does.</summary>
    private static bool IsUsual(DateOnly? through, DateOnly day) =>
        through is null || through == day.AddMonths(Domain.Measures.VacancyRate.DefaultPipelineMonths);
}
