using Workforce.Domain.Amounts;
using Workforce.Domain.Planning;

namespace Workforce.Benchmarks;

/// <summary>A projection of 36 months: what it takes of one core, whatever else the machine does.</summary>
internal static class PlanBenchmark
{
    private const int Months = 36;

    public static async Task RunAsync(int simulations, int rounds)
    {
        Console.WriteLine($"Plan: {Months} months, {simulations:N0} simulations, least of {rounds} rounds; CPU time, to be within 500 ms at 10,000.");

        foreach (var heads in new[] { 10, 300, 3000 })
        {
            var input = Input(heads);
            await Spent.OnAsync(() => { _ = Projection.Of(input, simulations, seed: 1); });
            var spent = new List<Spent>();

            for (var round = 0; round < rounds; round++)
            {
                spent.Add(await Spent.OnAsync(() => { _ = Projection.Of(input, simulations, seed: 1); }));
            }

            Console.WriteLine($"{heads,8:N0} in post {spent.Min(each => each.Processor).TotalMilliseconds,8:0} ms CPU {spent.Min(each => each.Allocated),12:N0} bytes");
        }
    }

    /// <summary>A council with a leaver rate and starters as in the published figures, a pipeline, and a fifth vacant.</summary>
    private static ProjectionInput Input(int heads)
    {
        var (level, yearly) = (Spread.OfVariance(0.02m), Spread.OfVariance(PlanningDefaults.LeaverRateYearly));

        return new(
            heads,
            Fte.Of(heads),
            new(PlanningDefaults.PublishedLeaverRate, level, yearly),
            [.. Enumerable.Repeat(1m, Months)],
            [.. Enumerable.Repeat(Fte.Zero, Months)],
            [.. Enumerable.Repeat(Fte.Of(1.25m * heads), Months)],
            new(Fte.Of(0.25m * heads), Fte.Zero, Fte.Of(0.15m * heads), Chance.Of(PlanningDefaults.AgencyReleaseShare)),
            [.. Enumerable.Range(0, 6).Select(month => new PossibleStarter(month, 3, Fte.Of(3m), Chance.Of(0.8m)))],
            new([.. Enumerable.Repeat(0.015m * heads, Months)], Fte.One, level, yearly),
            OtherChanges: 0.02m);
    }
}
