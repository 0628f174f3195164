using Workforce.Client;
using Workforce.RecruitmentReport.Wording;
using Workforce.V1;

namespace Workforce.RecruitmentReport.Asking;

/// <summary>Asks what may come.</summary>
internal sealed class PlanningQuestions(
    WorkforceClient client, ReportRequest request, Questioning asking, string unitId, Reading reading, CancellationToken cancellationToken)
{
    /// <summary>As far as the service looks ahead.</summary>
    private const int MaxMonthsAhead = 36;

    /// <summary>Any seed would do; the same one each time gives the same figures each time.</summary>
    private const long Seed = 1;

    /// <summary>Each number of starters is tried so often: it puts the probability within two or three points, which is what a committee can use.</summary>
    private const int SimulationsOfSolution = 1000;

    private readonly Google.Type.Date _day = request.LastDay.ToDate();

    public async Task<Asked<ProjectWorkforceResponse>> ProjectionAsync() => request.LooksAhead
        ? await asking.MayAskAsync("The projection is", () => client.Planning.ProjectWorkforceAsync(
            new()
            {
                UnitId = unitId,
                Roles = { request.Roles },
                AsOfDate = _day,
                MonthsCount = request.ProjectMonths,
                Seed = Seed,
                Rounding = new() { DecimalPlaces = request.RatePlaces },
                Reading = reading,
            },
            cancellationToken))
        : new(null, "The projection was not asked for.");

    /// <summary>Each target for a vacancy rate that is to be met at a month's end ahead.</summary>
    public async Task<IReadOnlyList<TargetSolution>> SolutionsAsync(Series staffing)
    {
        if (!request.LooksAhead)
        {
            return [];
        }

        var targets = new[] { Figures.VacancyRate, Figures.NetOfAgency, Figures.DfeVacancyRate }
            .SelectMany(measure => staffing.Targets(staffing.Last, measure))
            .Select(status => status.Target)
            .Where(target => target.Direction is TargetDirection.AtMost && target.MustBeMetByDate.ToDateOnly() is var day
                && day >= request.LastDay.AddDays(1).AddMonths(1).AddDays(-1)
                && day <= request.LastDay.AddMonths(MaxMonthsAhead));

        return await Task.WhenAll(targets.Select(async target => new TargetSolution(Name(target), await SolutionAsync(target))));
    }

    private Task<Asked<SolveStartersForTargetResponse>> SolutionAsync(Target target) => asking.MayAskAsync("How many starters each target takes is", () => client.Planning.SolveStartersForTargetAsync(
        new() { UnitId = unitId, AsOfDate = _day, TargetId = target.TargetId, Seed = Seed, SimulationsCount = SimulationsOfSolution, Reading = reading }, cancellationToken));

    private static string Name(Target target) =>
        $"{Definition(target.Measure.VacancyRate)} at most {Amounts.Plain(target.Limit)}%{(target.Note.Length > 0 ? $" ({target.Note})" : "")}";

    private static string Definition(VacancyDefinition definition) => definition switch
    {
        VacancyDefinition.EstablishmentNetOfAgency => "Vacancy rate including agency",
        VacancyDefinition.Dfe => "Vacancy rate as the DfE counts",
        _ => "Vacancy rate",
    };
}
