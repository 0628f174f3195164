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
}
