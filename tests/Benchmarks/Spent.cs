using System.Diagnostics;
using System.Runtime;

namespace Workforce.Benchmarks;

/// <summary>What a piece of work took of the machine.</summary>
/// <param name="Elapsed">Time by the clock.</param>
/// <param name="Processor">Time on all cores together, the garbage collector's and the compiler's included.</param>
/// <param name="Allocated">Bytes.</param>
/// <param name="Pause">For how long the garbage collector stopped everything.</param>
/// <param name="Compiled">How many methods the JIT compiler made meanwhile, each as often as it did.</param>
/// <param name="Young">How many collections there were of the youngest generation alone, or of the two youngest.</param>
/// <param name="Full">How many there were of all that is held.</param>
internal sealed record Spent(TimeSpan Elapsed, TimeSpan Processor, long Allocated, TimeSpan Pause, long Compiled, int Young, int Full)
{
    public static Spent operator +(Spent left, Spent right) => new(
        left.Elapsed + right.Elapsed,
        left.Processor + right.Processor,
        left.Allocated + right.Allocated,
        left.Pause + right.Pause,
        left.Compiled + right.Compiled,
        left.Young + right.Young,
        left.Full + right.Full);

    /// <param name="work">The work.</param>
    /// <param name="collects">Whether garbage of before is collected first. Not between the parts of one piece of work, of which it would take the collector's share away.</param>
    public static async Task<Spent> OnAsync(Func<Task> work, bool collects = true)
    {
        if (collects)
        {
            GC.Collect();
        }

        using var process = Process.GetCurrentProcess();
        var (processor, allocated, pause, compiled, all, full, start) = (
            process.TotalProcessorTime,
            GC.GetTotalAllocatedBytes(precise: true),
            GC.GetTotalPauseDuration(),
            JitInfo.GetCompiledMethodCount(),
            GC.CollectionCount(0),
            GC.CollectionCount(2),
            Stopwatch.GetTimestamp());

        await work();

        var elapsed = Stopwatch.GetElapsedTime(start);
        process.Refresh();
        return new(
            elapsed,
            process.TotalProcessorTime - processor,
            GC.GetTotalAllocatedBytes(precise: true) - allocated,
            GC.GetTotalPauseDuration() - pause,
            JitInfo.GetCompiledMethodCount() - compiled,
            GC.CollectionCount(0) - all - (GC.CollectionCount(2) - full),
            GC.CollectionCount(2) - full);
    }

    public static Task<Spent> OnAsync(Action work) => OnAsync(() =>
    {
        work();
        return Task.CompletedTask;
    });

    public string Each(int count) =>
        $"{Elapsed.TotalMicroseconds / count,8:0.00} {Processor.TotalMicroseconds / count,8:0.00} {(double)Allocated / count,8:N0} {Pause.TotalMicroseconds / count,8:0.00}";
}
