using Workforce.Benchmarks.V1;
using Workforce.V1;

namespace Workforce.Benchmarks.Reads;

/// <summary>What is asked of each method: by seed, over units, workers and days, so that one answer is not asked for over and over.</summary>
internal sealed class ReadQuestions(HostedService service, int engagements, GeneratedCaseloads caseloads)
{
    public const string NoOp = "no-op";

    private const int Questions = 1000;
    private const int MaxTeams = 300;

    private static readonly Measure VacancyRate = new() { VacancyRate = VacancyDefinition.Establishment };
    private static readonly Measure Turnover = new() { Turnover = new() };
    private static readonly Measure AgencyRate = new() { AgencyRate = AgencyDefinition.Fte };

    private readonly Random _random = new(7);
    private readonly string[] _units = [.. GeneratedWorkforce.Units(engagements)];

    public async Task<IReadOnlyList<ReadMethod>> MethodsAsync()
    {
        var noOp = new NoOpService.NoOpServiceClient(service.Channel);
        var measures = new MeasuresService.MeasuresServiceClient(service.Channel);
        var cases = new CaseloadService.CaseloadServiceClient(service.Channel);

        // The council and its services: who asks how fast people leave does not ask it of ten people.
        var large = _units.Where(unit => !unit.StartsWith("team", StringComparison.Ordinal)).Take(20).ToArray();

        var teams = _units.Where(unit => unit.StartsWith("team", StringComparison.Ordinal)).ToArray();

        return
        [
            await Of(NoOp, "benchmarks.v1.NoOpService/Call", request => noOp.CallAsync(request), Several(() => new NoOpRequest())),
            await Of(
                "GetVacancyRate",
                "workforce.v1.MeasuresService/GetVacancyRate",
                request => measures.GetVacancyRateAsync(request),
                Several(() => new GetVacancyRateRequest { UnitId = One(_units), AsOfDate = Day(2016) })),
            await Of(
                "GetTurnover",
                "workforce.v1.MeasuresService/GetTurnover",
                request => measures.GetTurnoverAsync(request),
                Several(() => new GetTurnoverRequest { UnitId = One(large), Period = new() { TwelveMonthsToDate = Day(2017) } })),
            await Of(
                "GetEstablishment",
                "workforce.v1.MeasuresService/GetEstablishment",
                request => measures.GetEstablishmentAsync(request),
                Several(() => new GetEstablishmentRequest { UnitId = One(teams), AsOfDate = Day(2016) })),
            await Of(
                "GetMonthlySeries, 12 months",
                "workforce.v1.MeasuresService/GetMonthlySeries",
                request => measures.GetMonthlySeriesAsync(request),
                Several(() => Year(One(_units), _random.Next(2016, 2026)))),
            await Of(
                "GetMonthlySeries, 120 months, 3 measures",
                "workforce.v1.MeasuresService/GetMonthlySeries",
                request => measures.GetMonthlySeriesAsync(request),
                Several(() => Series(One(large), 2016, 2025, VacancyRate, Turnover, AgencyRate))),
            await Of(
                "ListCaseloads, team of 30",
                "workforce.v1.CaseloadService/ListCaseloads",
                request => cases.ListCaseloadsAsync(request),
                Several(() => new ListCaseloadsRequest { UnitId = Team() })),
            await Of(
                "ListCaseloadBreaches, team, first page",
                "workforce.v1.CaseloadService/ListCaseloadBreaches",
                request => cases.ListCaseloadBreachesAsync(request),
                Several(() => new ListCaseloadBreachesRequest { UnitId = Team() })),
            await Of(
                "ListCaseloads, team of 30, basic view",
                "workforce.v1.CaseloadService/ListCaseloads",
                request => cases.ListCaseloadsAsync(request),
                Several(() => new ListCaseloadsRequest { UnitId = Team(), View = CaseloadView.Basic })),
            await Of(
                "ListCaseloadBreaches, team, basic view",
                "workforce.v1.CaseloadService/ListCaseloadBreaches",
                request => cases.ListCaseloadBreachesAsync(request),
                Several(() => new ListCaseloadBreachesRequest { UnitId = Team(), View = CaseloadView.Basic })),
            await Of(
                "ListCaseloadBreaches, council, first page",
                "workforce.v1.CaseloadService/ListCaseloadBreaches",
                request => cases.ListCaseloadBreachesAsync(request),
                [new ListCaseloadBreachesRequest { UnitId = GeneratedCaseloads.Council }]),
            await Of(
                "GetWorkerCaseload",
                "workforce.v1.CaseloadService/GetWorkerCaseload",
                request => cases.GetWorkerCaseloadAsync(request),
                Several(() => new GetWorkerCaseloadRequest { WorkerId = GeneratedCaseloads.Worker(_random.Next(caseloads.Workers)) })),
            await Of(
                "GetCaseloadSummary, team of 30",
                "workforce.v1.CaseloadService/GetCaseloadSummary",
                request => cases.GetCaseloadSummaryAsync(request),
                Several(() => new GetCaseloadSummaryRequest { UnitId = Team() })),
        ];
    }

    private Task<ReadMethod> Of<TQuestion, TAnswer>(
        string name,
        string path,
        Func<TQuestion, Grpc.Core.AsyncUnaryCall<TAnswer>> ask,
        IReadOnlyList<TQuestion> questions)
        where TQuestion : class, Google.Protobuf.IMessage<TQuestion>
        where TAnswer : class, Google.Protobuf.IMessage<TAnswer>, new() =>
        ReadMethod.OfAsync(service.Channel, service.Ready, name, path.Split('/') is [var of, var method] ? (of, method) : default, ask, questions);

    private static T[] Several<T>(Func<T> question) => [.. Enumerable.Range(0, Questions).Select(_ => question())];

    private string One(string[] all) => all[_random.Next(all.Length)];

    /// <summary>One of as many teams at most, from first to last, so that sizes differ in what is held and not in how much is asked about.</summary>
    private string Team()
    {
        var teams = caseloads.Workers / GeneratedCaseloads.TeamSize;
        var asked = Math.Min(teams, MaxTeams);
        return GeneratedCaseloads.Team(_random.Next(asked) * teams / asked);
    }

    /// <summary>A day from the beginning of a year to the end of 2025.</summary>
    private Google.Type.Date Day(int firstYear)
    {
        var first = new DateOnly(firstYear, 1, 1);
        return GeneratedWorkforce.Day(first.AddDays(_random.Next(new DateOnly(2026, 1, 1).DayNumber - first.DayNumber)));
    }

    private static GetMonthlySeriesRequest Year(string unitId, int year) => Series(unitId, year, year, VacancyRate);

    private static GetMonthlySeriesRequest Series(string unitId, int firstYear, int lastYear, params Measure[] asked) => new()
    {
        UnitId = unitId,
        FirstMonthDate = new() { Year = firstYear, Month = 1 },
        LastMonthDate = new() { Year = lastYear, Month = 12 },
        Measures = { asked },
    };
}
