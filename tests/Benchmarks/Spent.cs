using System.Diagnostics;

namespace Workforce.Benchmarks;

/// <summary>What a piece of work took of the machine.</summary>
/// <param name="Elapsed">Time by the clock.</param>
/// <param name="Processor">Time on all cores together, the garbage collector's and the compiler's included.</param>
/// <param name="Allocated">Bytes.</param>
/// <param name="Pause">For how long the garbage collector stopped everything.</param>
internal sealed record Spent(TimeSpan Elapsed, TimeSpan Processor, long Allocated, TimeSpan Pause)
{
    public static async Task<Spent> OnAsync(Func<Task> work)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var (processor, allocated, pause, start) =
            (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true), GC.GetTotalPauseDuration(), Stopwatch.GetTimestamp());

        await work();

        var elapsed = Stopwatch.GetElapsedTime(start);
        process.Refresh();
        return new(
            elapsed,
            process.TotalProcessorTime - processor,
            GC.GetTotalAllocatedBytes(precise: true) - allocated,
            GC.GetTotalPauseDuration() - pause);
    }

    public static Task<Spent> OnAsync(Action work) => OnAsync(() =>
    {
        work();
        return Task.CompletedTask;
    });

    public string Each(int count) =>
        $"{Elapsed.TotalMicroseconds / count,8:0.00} {Processor.TotalMicroseconds / count,8:0.00} {(double)Allocated / count,8:N0} {Pause.TotalMicroseconds / count,8:0.00}";
}
