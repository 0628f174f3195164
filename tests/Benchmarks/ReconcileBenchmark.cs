using Grpc.Core;
using Workforce.V1;

namespace Workforce.Benchmarks;

/// <summary>A council's full HR extract, as a drop folder brings it: the first into an empty service, the same a day later, and one with a few changes.</summary>
internal static class ReconcileBenchmark
{
    private const int WarmUpWorkers = 1_000;
    private const int RowsPerMessage = 1_000;

    /// <summary>So many bytes in half a second are what a service at rest allocates.</summary>
    private const long Quiet = 500_000;

    /// <param name="sizes">How many workers, each with a post and an engagement.</param>
    public static async Task RunAsync(IReadOnlyList<int> sizes)
    {
        // The code is compiled before it is timed, by a service of its own.
        await using (var warmUp = await HostedService.StartAsync())
        {
            await foreach (var _ in ExtractsAsync(warmUp, Math.Min(sizes[0], WarmUpWorkers)))
            {
            }
        }

        Console.WriteLine($"Reconcile: a row for each unit, post, worker and engagement, {RowsPerMessage:N0} a message, client and service in one process; 5,000 workers to be within 2 s, 100,000 within 30.");
        Console.WriteLine("Gathered is what is live, beside what was held before, once every row has been read: by a collection, in a stream apart that is then broken off.");
        Console.WriteLine($"{"workers",8} {"rows",9} {"",-18} {"differences",12} {"s",8} {"CPU s",8} {"allocated MB",13} {"held before MB",15} {"gathered MB",12} {"held after MB",14} {"peak MB",8} {"peak of process MB",19}");

        foreach (var workers in sizes)
        {
            await using var service = await HostedService.StartAsync();

            await foreach (var run in ExtractsAsync(service, workers))
            {
                Console.WriteLine(
                    $"{workers,8:N0} {run.Rows,9:N0} {run.What,-18} {run.Differences,12:N0} {run.Spent.Elapsed.TotalSeconds,8:0.00} {run.Spent.Processor.TotalSeconds,8:0.00} "
                    + $"{run.Spent.Allocated / 1e6,13:N0} {run.HeldBefore / 1e6,15:N0} {run.Gathered / 1e6,12:N1} {run.HeldAfter / 1e6,14:N0} {run.Peak.Managed / 1e6,8:N0} {run.Peak.Process / 1e6,19:N0}");
                Report.Json("reconcile", new { workers, run.Rows, run.What, run.Differences }, new { run.Spent, run.HeldBefore, run.Gathered, run.HeldAfter, run.Peak.Managed, run.Peak.Process });
            }
        }
    }

    private static async IAsyncEnumerable<Run> ExtractsAsync(HostedService service, int workers)
    {
        var first = new GeneratedExtract(workers, isChanged: false);
        var changed = new GeneratedExtract(workers, isChanged: true);

        yield return await RunAsync("first", first, day: 0, first.Rows.Count);
        yield return await RunAsync("the same again", first, day: 1, differences: 0);
        yield return await RunAsync("2 % differ", changed, day: 2, changed.Differences);

        async Task<Run> RunAsync(string what, GeneratedExtract extract, int day, int differences)
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var gathered = await GatherAsync(service, extract, day) - before;
            await using var peak = new PeakOfMemory();
            var summary = new ReconcileSummary();
            var spent = await Spent.OnAsync(async () => summary = await ReconcileAsync(service, extract, day));
            var most = await peak.StopAsync();

            return summary.Outcome is ReconcileSummary.Types.Outcome.Applied && summary.Counts.Sum(each => each.Count_) == differences
                ? new(what, extract.Rows.Count, differences, spent, before, gathered, GC.GetTotalMemory(forceFullCollection: true), most)
                : throw new InvalidOperationException($"Extract '{what}' was to make {differences} differences: {summary}");
        }
    }

    /// <summary>Sends every row, and leaves before saying that this is the end.</summary>
    /// <returns>What is live once the service has read them all.</returns>
    private static async Task<long> GatherAsync(HostedService service, GeneratedExtract extract, int day)
    {
        using var call = new StaffingService.StaffingServiceClient(service.Channel).ReconcileStaffing();
        await SendAsync(call, extract, day);

        // Nothing tells that the last row was read, but then hardly anything is allocated any more.
        for (long before = 0, now = long.MaxValue; now - before > Quiet;)
        {
            before = GC.GetTotalAllocatedBytes(precise: true);
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            now = GC.GetTotalAllocatedBytes(precise: true);
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task SendAsync(AsyncDuplexStreamingCall<ReconcileStaffingRequest, ReconcileStaffingResponse> call, GeneratedExtract extract, int day)
    {
        var header = extract.Header(day);

        foreach (var rows in extract.Rows.Chunk(RowsPerMessage))
        {
            await call.RequestStream.WriteAsync(new() { Header = header, Rows = { rows } });
            header = null;
        }
    }

    private static async Task<ReconcileSummary> ReconcileAsync(HostedService service, GeneratedExtract extract, int day)
    {
        using var call = new StaffingService.StaffingServiceClient(service.Channel).ReconcileStaffing();
        await SendAsync(call, extract, day);
        await call.RequestStream.CompleteAsync();
        var summary = new ReconcileSummary();

        // Read to its end, as a feed that reports the differences does.
        await foreach (var response in call.ResponseStream.ReadAllAsync())
        {
            summary = response.Summary ?? summary;
        }

        return summary;
    }

    private sealed record Run(string What, int Rows, int Differences, Spent Spent, long HeldBefore, long Gathered, long HeldAfter, (long Managed, long Process) Peak);
}
