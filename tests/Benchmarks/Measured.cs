using System.Diagnostics;

namespace Workforce.Benchmarks;

/// <summary>How a method did under load.</summary>
/// <param name="CallsPerSecond">Calls answered in a second.</param>
/// <param name="P50">Half were answered within this time.</param>
/// <param name="P99">All but one in a hundred were.</param>
internal sealed record Measured(double CallsPerSecond, TimeSpan P50, TimeSpan P99)
{
    /// <summary>Keeps so many calls under way for a time.</summary>
    public static async Task<Measured> UnderLoadAsync(Func<Task> call, int concurrency, TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(() => CallsUntilAsync(call, start, time))));
        var elapsed = Stopwatch.GetElapsedTime(start);
        var ticks = all.SelectMany(each => each).Order().ToArray();

        return new(ticks.Length / elapsed.TotalSeconds, TimeSpan.FromTicks(ticks[ticks.Length / 2]), TimeSpan.FromTicks(ticks[ticks.Length * 99 / 100]));
    }

    /// <summary>The run in the middle by calls per second.</summary>
    public static Measured Median(IEnumerable<Measured> runs)
    {
        var ordered = runs.OrderBy(run => run.CallsPerSecond).ToList();
        return ordered[ordered.Count / 2];
    }

    private static async Task<List<long>> CallsUntilAsync(Func<Task> call, long start, TimeSpan time)
    {
        var ticks = new List<long>(100_000);

        while (Stopwatch.GetElapsedTime(start) < time)
        {
            var from = Stopwatch.GetTimestamp();
            await call();
            ticks.Add(Stopwatch.GetElapsedTime(from).Ticks);
        }

        return ticks;
    }
}
