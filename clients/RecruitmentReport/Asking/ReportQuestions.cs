using Grpc.Core;
using Workforce.Client;
using Workforce.RecruitmentReport.Published;
using Workforce.V1;

namespace Workforce.RecruitmentReport.Asking;

/// <summary>Asks the service all that a report is made of, at one revision.</summary>
internal sealed class ReportQuestions(WorkforceClient client, ReportRequest request, CancellationToken cancellationToken)
{
    /// <summary>How many data-quality issues are read at most: a paper that lists more helps nobody.</summary>
    public const int MaxIssues = 5000;

    /// <summary>To how many places the official figures are published, and so those that stand beside them.</summary>
    private const int PublishedPlaces = 1;

    private readonly Google.Type.Date _day = request.LastDay.ToDate();
    private readonly Rounding _rounding = new() { DecimalPlaces = request.RatePlaces };

    /// <exception cref="UnknownUnitException">There is no such unit, or more than one.</exception>
    /// <exception cref="RpcException">The service refused or failed.</exception>
    /// <exception cref="WorkforceUnavailableException">The service is away.</exception>
    public async Task<Answers> AskAsync(PublishedFile? published)
    {
        // The first answer names its revision, and every other question is asked at that one: no commit falls between two figures.
        var establishment = await EstablishmentAsync();
        var (unitId, reading) = (establishment.UnitId, new Reading { AsKnownRevision = establishment.Revision });
        var units = await client.Staffing.ListOrganisationUnitsAsync(
            new() { UnitId = unitId, AsOfDate = _day, PageSize = 1000, Reading = reading }, cancellationToken).ToListAsync(cancellationToken);
        var unit = units.FirstOrDefault(each => each.UnitId == unitId) ?? new() { UnitId = unitId, Name = unitId };
        var roles = request.Roles;

        using var asking = new Questioning();

        var lastChange = LastChangeAsync(asking, establishment);
        var staffing = asking.AskAsync(() => SeriesAsync(unitId, roles, request.FirstMonth, Figures.OfStaffing, reading));
        var caseloads = CaseloadsAsync(asking, unitId, roles, request.FirstMonth, reading);
        var census = asking.AskAsync(() => SeriesAsync(unitId, [], request.LastDay, Figures.OfStaffing, reading, PublishedPlaces));
        var censusCaseloads = CaseloadsAsync(asking, unitId, [], request.LastDay, reading, PublishedPlaces);
        var services = Task.WhenAll(Organisation.Parts(units, unitId).Select(part => PartAsync(asking, part, reading)));
        var byRole = Task.WhenAll(establishment.ByRole.Select(role => RoleAsync(asking, unitId, role.Role, reading)));
        var ofMonth = asking.AskAsync(() => TurnoverAsync(unitId, new() { MonthDate = _day }, reading));
        var ofFinancialYear = asking.AskAsync(() => TurnoverAsync(unitId, new() { FinancialYearToDate = _day }, reading));
        var ofYear = asking.AskAsync(() => TurnoverAsync(unitId, new() { TwelveMonthsToDate = _day }, reading));
        var agency = asking.AskAsync(() => client.Measures.GetAgencyUseAsync(
            new() { UnitId = unitId, Roles = { roles }, AsOfDate = _day, Rounding = _rounding, Reading = reading }, cancellationToken));
        var summary = asking.MayAskAsync("Caseloads are", () => client.Caseloads.GetCaseloadSummaryAsync(
            new() { UnitId = unitId, Roles = { roles }, AsOfDate = _day, Rounding = _rounding, Reading = reading }, cancellationToken));
        var thresholds = asking.MayAskAsync("Caseload limits are", () => ThresholdsAsync(reading));
        var breaches = request.Named ? asking.MayAskAsync("Workers over their limit are", () => BreachesAsync(unitId, reading)) : null;
        var duration = asking.AskAsync(() => client.Measures.GetVacancyDurationAsync(
            new() { UnitId = unitId, Roles = { roles }, AsOfDate = _day, Rounding = new(), Reading = reading }, cancellationToken));
        var timeToFill = asking.AskAsync(() => client.Measures.GetTimeToFillAsync(
            new() { UnitId = unitId, Roles = { roles }, Period = new() { TwelveMonthsToDate = _day }, Rounding = new(), Reading = reading },
            cancellationToken));
        var pipeline = asking.AskAsync(() => client.Measures.GetPipelineAsync(
            new() { UnitId = unitId, Roles = { roles }, AsOfDate = _day, Rounding = _rounding, Reading = reading }, cancellationToken));
        var planning = new PlanningQuestions(client, request, asking, unitId, reading, cancellationToken);
        var projection = planning.ProjectionAsync();
        var issues = asking.MayAskAsync("Data-quality issues are", () => IssuesAsync(unitId, reading));

        return new()
        {
            Request = request,
            Revision = establishment.Revision,
            LastChange = await lastChange,
            Unit = unit,
            Units = units,
            Establishment = establishment,
            Staffing = await staffing,
            Caseloads = await caseloads,
            Services = await services,
            ByRole = await byRole,
            Census = await census,
            CensusCaseloads = await censusCaseloads,
            TurnoverOfMonth = await ofMonth,
            TurnoverOfFinancialYear = await ofFinancialYear,
            TurnoverOfYear = await ofYear,
            Agency = await agency,
            CaseloadSummary = await summary,
            Thresholds = await thresholds,
            Breaches = breaches is null ? null : await breaches,
            VacancyDuration = await duration,
            TimeToFill = await timeToFill,
            Pipeline = await pipeline,
            Projection = await projection,
            Solutions = await planning.SolutionsAsync(await staffing),
            Issues = await issues,
            Published = published?.CompareFor(request, unit.Name),
        };
    }

    private async Task<Establishment> EstablishmentAsync()
    {
        try
        {
            return await EstablishmentOfAsync(request.Unit);
        }
        catch (RpcException exception) when (WorkforceError.Of(exception).Reason is ErrorReason.UnitNotFound)
        {
            return await EstablishmentOfAsync(await UnitNames.FindAsync(client.Staffing, request, cancellationToken));
        }
    }

    private Task<Establishment> EstablishmentOfAsync(string unitId) => client.Measures.GetEstablishmentAsync(
        new() { UnitId = unitId, Roles = { request.Roles }, AsOfDate = _day, Reading = request.AsKnown }, cancellationToken);

    private async Task<Series> SeriesAsync(
        string unitId, IEnumerable<Role> roles, DateOnly firstMonth, IReadOnlyList<Measure> measures, Reading reading, int? places = null) =>
        new(
            await client.Measures.GetMonthlySeriesAsync(
                new()
                {
                    UnitId = unitId,
                    Roles = { roles },
                    FirstMonthDate = firstMonth.ToDate(),
                    LastMonthDate = _day,
                    Measures = { measures },
                    Rounding = new() { DecimalPlaces = places ?? request.RatePlaces },
                    WithTargets = true,
                    Reading = reading,
                },
                cancellationToken),
            places ?? request.RatePlaces);

    private Task<Asked<Series>> CaseloadsAsync(
        Questioning asking, string unitId, IReadOnlyList<Role> roles, DateOnly firstMonth, Reading reading, int? places = null) =>
        asking.MayAskAsync("Caseloads are", () => SeriesAsync(unitId, roles, firstMonth, Figures.OfCaseloads, reading, places));

    private async Task<PartAnswers> PartAsync(Questioning asking, OrganisationUnit part, Reading reading)
    {
        var caseloads = CaseloadsAsync(asking, part.UnitId, request.Roles, request.FirstMonth, reading);
        var staffing = asking.AskAsync(() => SeriesAsync(part.UnitId, request.Roles, request.LastDay, Figures.OfStaffing, reading));
        return new(part, await staffing, await caseloads);
    }

    private async Task<RoleAnswers> RoleAsync(Questioning asking, string unitId, Role role, Reading reading) =>
        new(role, await asking.AskAsync(() => SeriesAsync(unitId, [role], request.LastDay, Figures.OfStaffing, reading)));

    private Task<Turnover> TurnoverAsync(string unitId, Period period, Reading reading) => client.Measures.GetTurnoverAsync(
        new()
        {
            UnitId = unitId,
            Roles = { request.Roles },
            Period = period,
            Definition = TurnoverDefinition.Dfe,
            Breakdowns = { LeaverBreakdown.Reason, LeaverBreakdown.Destination },
            Rounding = _rounding,
            Reading = reading,
        },
        cancellationToken);

    private async Task<IReadOnlyList<CaseloadThreshold>> ThresholdsAsync(Reading reading) => await client.Caseloads
        .ListThresholdsAsync(new() { PageSize = 1000, Reading = reading }, cancellationToken)
        .ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<CaseloadBreach>> BreachesAsync(string unitId, Reading reading) => await client.Caseloads
        .ListBreachesAsync(
            new() { UnitId = unitId, Roles = { request.Roles }, OpenOnDate = _day, PageSize = 1000, Reading = reading }, cancellationToken)
        .ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<DataQualityIssue>> IssuesAsync(string unitId, Reading reading) => await client.Measures
        .ListDataQualityIssuesAsync(new() { UnitId = unitId, AsOfDate = _day, PageSize = 1000, Reading = reading }, cancellationToken)
        .Take(MaxIssues + 1)
        .ToListAsync(cancellationToken);

    private Task<Asked<RecordedChange>> LastChangeAsync(Questioning asking, Establishment establishment)
    {
        var revision = establishment.Sources.Select(source => source.LastRevision).DefaultIfEmpty().Max();

        return asking.MayAskAsync("When this became known is", async () => await client.Staffing
            .ListStaffingChangesAsync(new() { AfterRevision = Math.Max(0, revision - 1), PageSize = 1 }, cancellationToken)
            .FirstAsync(change => change.Revision >= revision, cancellationToken));
    }
}
