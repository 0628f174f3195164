using System.Diagnostics;

namespace Workforce.Benchmarks;

/// <summary>A case management system's nightly snapshot of all workers in one stream, two nights running, and what memory it takes.</summary>
internal static class SnapshotBenchmark
{
    private const int Nights = 3;

    public static async Task RunAsync(int teams)
    {
        await using var service = await HostedService.StartAsync();
        var caseloads = new GeneratedCaseloads(teams);
        await caseloads.LoadAsync(service);

        Console.WriteLine($"Snapshot: {caseloads.Workers:N0} workers, each known to HR, in one stream of 1,000 a message; client and service in one process, which the memory is of.");
        Console.WriteLine($"{"",-10} {"s",8} {"CPU s",8} {"held before MB",15} {"held after MB",14} {"peak MB",8} {"peak of process MB",19}");

        for (var night = 0; night < Nights; night++)
        {
            var day = GeneratedCaseloads.Today.AddDays(night + 1 - Nights);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            await using var peak = new PeakOfMemory();
            var spent = await Spent.OnAsync(() => GeneratedCaseloads.ReportAsync(service, caseloads.Reports(day, seed: night).Append(caseloads.Completed(day))));
            var (managed, process) = await peak.StopAsync();
            var after = GC.GetTotalMemory(forceFullCollection: true);

            Console.WriteLine(
                $"{$"night {night + 1}",-10} {spent.Elapsed.TotalSeconds,8:0.00} {spent.Processor.TotalSeconds,8:0.00} {before / 1e6,15:N0} {after / 1e6,14:N0} "
                + $"{managed / 1e6,8:N0} {process / 1e6,19:N0}");
        }
    }

    /// <summary>The most memory seen, looked at many times a second.</summary>
    private sealed class PeakOfMemory : IAsyncDisposable
    {
        private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

        private readonly CancellationTokenSource _stopping = new();
        private readonly Task _looking;
        private (long Managed, long Process) _peak;

        public PeakOfMemory() => _looking = Task.Run(LookAsync);

        /// <returns>Bytes on the managed heap, garbage included, and of the process.</returns>
        public async Task<(long Managed, long Process)> StopAsync()
        {
            await _stopping.CancelAsync();
            await _looking;
            return _peak;
        }

        public async ValueTask DisposeAsync()
        {
            await StopAsync();
            _stopping.Dispose();
        }

        private async Task LookAsync()
        {
            using var process = Process.GetCurrentProcess();

            while (!_stopping.IsCancellationRequested)
            {
                process.Refresh();
                _peak = (Math.Max(_peak.Managed, GC.GetTotalMemory(forceFullCollection: false)), Math.Max(_peak.Process, process.WorkingSet64));
                await Task.Delay(Interval, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
