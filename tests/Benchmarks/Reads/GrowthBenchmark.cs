using System.Diagnostics;

namespace Workforce.Benchmarks.Reads;

/// <summary>Whether anything slows down as the data grows: the load at each tenth, and the reads at each size.</summary>
internal static class GrowthBenchmark
{
    public static async Task RunAsync(IReadOnlyList<int> sizes, int rounds, TimeSpan time)
    {
        var bySize = new List<IReadOnlyList<ReadResult>>();

        foreach (var size in sizes)
        {
            await using var service = await HostedService.StartAsync();
            await LoadAsync(service, size, isShown: size == sizes[^1]);
            var caseloads = await ReadBenchmark.LoadCaseloadsAsync(service, size);
            bySize.Add(await ReadBenchmark.MeasureAsync(service, size, caseloads, rounds, time, only: null, withLimits: false));
        }

        Console.WriteLine($"Growth: share of the no-op's throughput at each number of engagements held, median of {rounds} runs of {time.TotalSeconds:0.#} s in turns; last: the largest size over the smallest.");
        Console.WriteLine($"{"method",-42} {string.Join(' ', sizes.Select(size => $"{size,10:N0}"))} {"last/first",10}");

        for (var method = 0; method < bySize[0].Count; method++)
        {
            var shares = bySize.Select(results => results[method].OfNoOp).ToList();
            Console.WriteLine($"{bySize[0][method].Method,-42} {string.Join(' ', shares.Select(share => $"{share,10:0.00}"))} {shares[^1] / shares[0],10:0.00}");
        }

        Report.Json("growth", sizes, bySize.Zip(sizes, (results, engagements) => new { engagements, results }));
    }

    private static async Task LoadAsync(HostedService service, int engagements, bool isShown)
    {
        if (!isShown)
        {
            await WriteBenchmark.PushAsync(service, GeneratedWorkforce.Changes(engagements), perMessage: 500);
            return;
        }

        var changes = GeneratedWorkforce.Changes(engagements).ToList();
        Console.WriteLine($"Load: {changes.Count:N0} changes through the public API, by tenths.");
        Console.WriteLine($"{"held after",12} {"changes/s",12} {"CPU µs each",12} {"process MB",10}");

        for (var tenth = 0; tenth < 10; tenth++)
        {
            var part = changes[(changes.Count * tenth / 10)..(changes.Count * (tenth + 1) / 10)];
            var spent = await Spent.OnAsync(() => WriteBenchmark.PushAsync(service, part, perMessage: 500));

            Console.WriteLine(
                $"{changes.Count * (tenth + 1) / 10,12:N0} {part.Count / spent.Elapsed.TotalSeconds,12:N0} {spent.Processor.TotalMicroseconds / part.Count,12:0.0} "
                + $"{Process.GetCurrentProcess().WorkingSet64 / 1_000_000,10:N0}");
        }
    }
}
