using Workforce.Benchmarks.V1;
using Workforce.V1;

namespace Workforce.Benchmarks;

/// <summary>Each read beside the no-op, in turns in one process, so that their ratio says what the read itself costs.</summary>
internal static class ReadBenchmark
{
    private const int Concurrency = 64;

    private static readonly Measure VacancyRate = new() { VacancyRate = VacancyDefinition.Establishment };
    private static readonly Measure Turnover = new() { Turnover = new() };
    private static readonly Measure AgencyRate = new() { AgencyRate = AgencyDefinition.Fte };

    public static async Task RunAsync(int engagements, int rounds, TimeSpan time)
    {
        await using var service = await HostedService.StartAsync();
        await WriteBenchmark.PushAsync(service, GeneratedWorkforce.Changes(engagements), perMessage: 500);

        var caseloads = new GeneratedCaseloads(teams: Math.Max(2, engagements / 300));
        await caseloads.LoadAsync(service);
        await GeneratedCaseloads.ReportAsync(service, caseloads.Reports(GeneratedCaseloads.Today));

        var methods = Methods(service);
        var runs = methods.ToDictionary(method => method.Name, _ => new List<Measured>());
        var allocated = new Dictionary<string, long>();

        foreach (var (name, call) in methods)
        {
            await Measured.UnderLoadAsync(call, Concurrency, time / 2);
            allocated[name] = await AllocatedAsync(call);
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var (name, call) in methods)
            {
                runs[name].Add(await Measured.UnderLoadAsync(call, Concurrency, time));
            }
        }

        var baseline = Measured.Median(runs["no-op"]);
        Console.WriteLine($"Reads: {engagements:N0} engagements and {caseloads.Workers:N0} workers with caseloads in teams of {GeneratedCaseloads.TeamSize}, {Concurrency} concurrent calls, median of {rounds} runs of {time.TotalSeconds:0.#} s, client and service in one process.");
        Console.WriteLine($"{"method",-46} {"calls/s",10} {"p50 ms",8} {"p99 ms",8} {"of no-op",9} {"p99/no-op",10} {"bytes/call",11}");

        foreach (var (name, _) in methods)
        {
            var measured = Measured.Median(runs[name]);
            Console.WriteLine(
                $"{name,-46} {measured.CallsPerSecond,10:N0} {measured.P50.TotalMilliseconds,8:0.00} {measured.P99.TotalMilliseconds,8:0.00} "
                + $"{measured.CallsPerSecond / baseline.CallsPerSecond,9:0.00} {measured.P99 / baseline.P99,10:0.00} {allocated[name],11:N0}");
        }
    }

    private static (string Name, Func<Task> Call)[] Methods(HostedService service)
    {
        var noOp = new NoOpService.NoOpServiceClient(service.Channel);
        var measures = new MeasuresService.MeasuresServiceClient(service.Channel);
        var caseloads = new CaseloadService.CaseloadServiceClient(service.Channel);
        var day = GeneratedWorkforce.Day(new DateOnly(2020, 6, 30));

        return
        [
            ("no-op", async () => await noOp.CallAsync(new())),
            ("GetVacancyRate", async () => await measures.GetVacancyRateAsync(new() { UnitId = GeneratedWorkforce.Council, AsOfDate = day })),
            ("GetTurnover", async () => await measures.GetTurnoverAsync(new() { UnitId = GeneratedWorkforce.Council, Period = new() { TwelveMonthsToDate = day } })),
            ("GetEstablishment", async () => await measures.GetEstablishmentAsync(new() { UnitId = "team-0", AsOfDate = day })),
            ("GetMonthlySeries, 12 months", async () => await measures.GetMonthlySeriesAsync(Series(2020, 2020, VacancyRate))),
            ("GetMonthlySeries, 120 months, 3 measures", async () => await measures.GetMonthlySeriesAsync(Series(2016, 2025, VacancyRate, Turnover, AgencyRate))),
            ("ListCaseloads, team of 30", async () => await caseloads.ListCaseloadsAsync(new() { UnitId = GeneratedCaseloads.Team(0) })),
            ("ListCaseloadBreaches, team, first page", async () => await caseloads.ListCaseloadBreachesAsync(new() { UnitId = GeneratedCaseloads.Team(0) })),
            ("ListCaseloadBreaches, council, first page", async () => await caseloads.ListCaseloadBreachesAsync(new() { UnitId = GeneratedCaseloads.Council })),
        ];
    }

    private static GetMonthlySeriesRequest Series(int firstYear, int lastYear, params Measure[] asked) => new()
    {
        UnitId = GeneratedWorkforce.Council,
        FirstMonthDate = new() { Year = firstYear, Month = 1 },
        LastMonthDate = new() { Year = lastYear, Month = 12 },
        Measures = { asked },
    };

    /// <summary>What one call allocates, in client and service together.</summary>
    private static async Task<long> AllocatedAsync(Func<Task> call)
    {
        const int Calls = 200;
        var before = GC.GetTotalAllocatedBytes(precise: true);

        for (var i = 0; i < Calls; i++)
        {
            await call();
        }

        return (GC.GetTotalAllocatedBytes(precise: true) - before) / Calls;
    }
}
