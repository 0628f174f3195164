using Workforce.RecruitmentReport.Charts;

namespace Workforce.RecruitmentReport.Tests.Charts;

public class ScaleTests
{
    [Fact]
    public void Over_AnyNumbers_HasFewRoundTicksThatHoldThemAndNought()
    {
        var random = new Random(1);

        for (var i = 0; i < 2000; i++)
        {
            decimal[] numbers = [.. Enumerable.Range(0, 1 + random.Next(5)).Select(_ => (random.Next(-2000, 20000) / 100m) * (random.Next(3) == 0 ? 0.01m : 1m))];
            var scale = Scale.Over(numbers, 0m, 100m);
            var ticks = scale.Ticks.ToList();

            Assert.InRange(ticks.Count, 2, 9);
            Assert.Contains(0m, ticks);
            Assert.All(numbers, number => Assert.InRange(number, scale.First, scale.Last));
            Assert.All(numbers, number => Assert.InRange(scale.At(number), 0m, 100m));
            Assert.Equal(ticks.Count, ticks.Select(scale.Shown).Distinct().Count());
        }
    }

    /// <summary>21 over six steps is 3.5 a step, and the next round one is 5.</summary>
    [Fact]
    public void Ticks_From0To21_AreFives() => Assert.Equal([0m, 5m, 10m, 15m, 20m, 25m], Scale.Over([21m, 12m], 0m, 1m).Ticks);

    [Fact]
    public void Over_NothingButNoughts_IsStillAnAxis() => Assert.True(Scale.Over([0m, 0m], 0m, 1m).Last > 0m);
}
