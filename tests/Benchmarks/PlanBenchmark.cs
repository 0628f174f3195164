using Workforce.Domain.Amounts;
using Workforce.Domain.Measures;
using Workforce.Domain.Planning;

namespace Workforce.Benchmarks;

/// <summary>A projection of 36 months: what it takes of one core, whatever else the machine does.</summary>
internal static class PlanBenchmark
{
    private const int Months = 36;

    private static readonly int[] Sizes = [10, 300, 3000];

    public static async Task RunAsync(int simulations, int rounds)
    {
        Console.WriteLine($"Plan: {Months} months, {simulations:N0} simulations, least of {rounds} rounds; CPU time, to be within 500 ms at 10,000.");

        foreach (var heads in Sizes)
        {
            var input = Input(heads);
            await PrintAsync(heads, rounds, () => _ = Projection.Of(input, simulations, seed: 1));
        }

        var tries = simulations * 2 / 5;
        Console.WriteLine($"Starters for a target: 8 % vacant in a year with 0.8, {tries:N0} simulations, and the same with the usual starters.");

        foreach (var heads in Sizes)
        {
            var (input, aim) = (Input(heads), StaffingAim.Of(new VacancyRateMeasure(VacancyDefinition.Establishment).Code, 8m)!);
            var search = new StarterSearch(ByMonth: 11, Probability: 0.8m, FirstMonth: 0, MostPerMonth: decimal.Max(3m, 0.045m * heads));
            await PrintAsync(heads, rounds, () =>
            {
                _ = StartersForTarget.Of(input.WithoutUsualStartersFrom(0), aim, search, tries, seed: 1);
                _ = StartersForTarget.WithUsualStarters(input, aim, tries, seed: 1);
            });
        }
    }

    private static async Task PrintAsync(int heads, int rounds, Action work)
    {
        await Spent.OnAsync(work);
        var spent = new List<Spent>();

        for (var round = 0; round < rounds; round++)
        {
            spent.Add(await Spent.OnAsync(work));
        }

        Console.WriteLine($"{heads,8:N0} in post {spent.Min(each => each.Processor).TotalMilliseconds,8:0} ms CPU {spent.Min(each => each.Allocated),12:N0} bytes");
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
