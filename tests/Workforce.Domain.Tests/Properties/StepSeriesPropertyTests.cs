using Workforce.Domain.Tests.Histories;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Tests.Properties;

/// <summary>A step series against a dictionary of what changes on which day.</summary>
public class StepSeriesPropertyTests
{
    private const int Series = 400;

    /// <summary>Few days, so that changes often cancel, or for every eighth series so many that it is long and in parts.</summary>
    private static int DaysOf(int seed) => seed % 8 == 0 ? 2_000 : 40;

    [Fact]
    public void Plus_AnyChangesInAnyBatches_IsTheirSumOnEveryDay() => ForEachSeed((seed, batches) =>
    {
        var series = InBatches(batches);
        var model = Sum(batches);

        for (var day = -1; day <= DaysOf(seed); day++)
        {
            Assert.True(Amount(model, day) == series.On(day), $"Seed {seed}: on day {day}.");
            Assert.True(model.Keys.Any(key => key <= day) == series.BeginsBy(day), $"Seed {seed}: begun by day {day}.");
        }
    });

    [Fact]
    public void Plus_AnyChangesInAnyOrder_IsOneAndTheSameSeries() => ForEachSeed((seed, batches) =>
    {
        var series = InBatches(batches);
        var backwards = InBatches(Enumerable.Reverse(batches));
        var atOnce = InBatches([[.. batches.SelectMany(batch => batch)]]);

        Assert.True(series.Equals(backwards) && series.Equals(atOnce) && series.GetHashCode() == backwards.GetHashCode(), $"Seed {seed}.");
        Assert.True(series.Count == Sum(batches).Count, $"Seed {seed}: a day without a change is kept.");
    });

    [Fact]
    public void Plus_AllChangesTakenBack_IsEmpty() => ForEachSeed((seed, batches) =>
    {
        var back = batches.SelectMany(batch => batch).Select(step => step with { Change = -step.Change }).ToList();

        Assert.True(InBatches([.. batches, back]).Equals(StepSeries.Empty), $"Seed {seed}.");
    });

    [Fact]
    public void StepsWithin_AnyRange_IsTheAmountInsideAndNothingOutside() => ForEachSeed((seed, batches) =>
    {
        var series = InBatches(batches);
        var random = new Random(seed);
        DayRange range = random.Next(6) switch
        {
            0 => new(int.MinValue, int.MaxValue),
            1 => new(int.MinValue, random.Next(DaysOf(seed))),
            2 => new(random.Next(DaysOf(seed)), int.MaxValue),
            _ => new(random.Next(DaysOf(seed)), random.Next(DaysOf(seed))),
        };

        var steps = series.StepsWithin(range).ToList();

        Assert.True(steps.Zip(steps.Skip(1)).All(pair => pair.First.Day < pair.Second.Day), $"Seed {seed}: days out of order.");
        Assert.All(steps, step => Assert.NotEqual(0, step.Change));
        var cut = StepSeries.Empty.Plus(steps.ToArray());

        for (var day = -1; day <= DaysOf(seed); day++)
        {
            Assert.True(cut.On(day) == (range.Contains(day) ? series.On(day) : 0), $"Seed {seed}: {range}, day {day}.");
        }
    });

    private static void ForEachSeed(Action<int, List<List<DayChange>>> check)
    {
        for (var seed = 0; seed < Series; seed++)
        {
            var random = new Random(seed);
            check(seed, [.. Enumerable.Range(0, random.Next(6)).Select(_ => Batch(random, DaysOf(seed)))]);
        }
    }

    /// <summary>Small amounts; now and then so many that they are added up and not sorted.</summary>
    private static List<DayChange> Batch(Random random, int days)
    {
        var count = random.Next(6) == 0 || (days > 1_000 && random.Next(2) == 0) ? random.Next(days, 5 * days) : random.Next(12);
        return [.. Enumerable.Range(0, count).Select(_ => new DayChange(random.Next(days), random.From(-2L, -1, 1, 2)))];
    }

    private static StepSeries InBatches(IEnumerable<IEnumerable<DayChange>> batches) =>
        batches.Aggregate(StepSeries.Empty, (series, batch) => series.Plus(StepSeries.InOrder([.. batch])));

    private static Dictionary<int, long> Sum(IEnumerable<IEnumerable<DayChange>> batches) => batches
        .SelectMany(batch => batch)
        .GroupBy(step => step.Day)
        .Select(day => (day.Key, Change: day.Sum(step => step.Change)))
        .Where(day => day.Change != 0)
        .ToDictionary();

    private static long Amount(Dictionary<int, long> model, int day) => model.Where(step => step.Key <= day).Sum(step => step.Value);
}
