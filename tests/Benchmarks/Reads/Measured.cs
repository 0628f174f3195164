using System.Diagnostics;

namespace Workforce.Benchmarks.Reads;

/// <summary>How a method did under load.</summary>
/// <param name="CallsPerSecond">Calls answered in a second.</param>
/// <param name="P50">Half were answered within this time.</param>
/// <param name="P99">All but one in a hundred were.</param>
/// <param name="Processor">Time on all cores that a call took, in client and service together; the collector's and the compiler's included.</param>
internal sealed record Measured(double CallsPerSecond, TimeSpan P50, TimeSpan P99, TimeSpan Processor)
{
    /// <summary>Keeps so many calls under way for a time.</summary>
    public static async Task<Measured> UnderLoadAsync(Func<Task> call, int concurrency, TimeSpan time)
    {
        using var process = Process.GetCurrentProcess();
        var (processor, start) = (process.TotalProcessorTime, Stopwatch.GetTimestamp());
        var all = await Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(() => CallsUntilAsync(call, start, time))));
        var elapsed = Stopwatch.GetElapsedTime(start);
        process.Refresh();
        processor = process.TotalProcessorTime - processor;
        var ticks = all.SelectMany(each => each).Order().ToArray();

        return new(
            ticks.Length / elapsed.TotalSeconds,
            TimeSpan.FromTicks(ticks[ticks.Length / 2]),
            TimeSpan.FromTicks(ticks[ticks.Length * 99L / 100]),
            processor / ticks.Length);
    }

    /// <summary>The run in the middle by calls per second.</summary>
    public static Measured Median(IEnumerable<Measured> runs)
    {
        var ordered = runs.OrderBy(run => run.CallsPerSecond).ToList();
        return ordered[ordered.Count / 2];
    }

    private static async Task<List<int>> CallsUntilAsync(Func<Task> call, long start, TimeSpan time)
    {
        // Small at first, so that noting the times is not what is measured.
        var ticks = new List<int>(1024);

        do
        {
            var from = Stopwatch.GetTimestamp();
            await call();
            ticks.Add((int)Stopwatch.GetElapsedTime(from).Ticks);
        }
        while (Stopwatch.GetElapsedTime(start) < time);

        return ticks;
    }
}
