using Workforce.Benchmarks.V1;
using Workforce.V1;

namespace Workforce.Benchmarks;

/// <summary>Each read beside the no-op, in turns in one process, so that their ratio says what the read itself costs.</summary>
internal static class ReadBenchmark
{
    private const int Concurrency = 64;

    public static async Task RunAsync(int engagements, int rounds, TimeSpan time)
    {
        await using var service = await HostedService.StartAsync();
        await WriteBenchmark.PushAsync(service, GeneratedWorkforce.Changes(engagements), perMessage: 500);

        var noOp = new NoOpService.NoOpServiceClient(service.Channel);
        var measures = new MeasuresService.MeasuresServiceClient(service.Channel);
        var day = GeneratedWorkforce.Day(new DateOnly(2020, 6, 30));

        (string Name, Func<Task> Call)[] methods =
        [
            ("no-op", async () => await noOp.CallAsync(new())),
            ("GetVacancyRate", async () => await measures.GetVacancyRateAsync(new() { UnitId = GeneratedWorkforce.Council, AsOfDate = day })),
            ("GetEstablishment", async () => await measures.GetEstablishmentAsync(new() { UnitId = "team-0", AsOfDate = day })),
            ("GetMonthlySeries, 12 months", async () => await measures.GetMonthlySeriesAsync(new()
            {
                UnitId = GeneratedWorkforce.Council,
                FirstMonthDate = new() { Year = 2020, Month = 1 },
                LastMonthDate = new() { Year = 2020, Month = 12 },
                Measures = { new Measure { VacancyRate = VacancyDefinition.Establishment } },
            })),
        ];

        var runs = methods.ToDictionary(method => method.Name, _ => new List<Measured>());

        foreach (var (_, call) in methods)
        {
            await Measured.UnderLoadAsync(call, Concurrency, time / 2);
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var (name, call) in methods)
            {
                runs[name].Add(await Measured.UnderLoadAsync(call, Concurrency, time));
            }
        }

        var baseline = Measured.Median(runs["no-op"]);
        Console.WriteLine($"Reads: {engagements:N0} engagements, {Concurrency} concurrent calls, median of {rounds} runs of {time.TotalSeconds:0.#} s, client and service in one process.");
        Console.WriteLine($"{"method",-30} {"calls/s",10} {"p50 ms",8} {"p99 ms",8} {"of no-op",9} {"p99/no-op",10}");

        foreach (var (name, _) in methods)
        {
            var measured = Measured.Median(runs[name]);
            Console.WriteLine(
                $"{name,-30} {measured.CallsPerSecond,10:N0} {measured.P50.TotalMilliseconds,8:0.00} {measured.P99.TotalMilliseconds,8:0.00} "
                + $"{measured.CallsPerSecond / baseline.CallsPerSecond,9:0.00} {measured.P99 / baseline.P99,10:0.00}");
        }
    }
}
