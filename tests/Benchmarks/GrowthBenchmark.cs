using System.Diagnostics;

namespace Workforce.Benchmarks;

/// <summary>Whether anything slows down as the data grows: the load at each tenth, and the reads at each size.</summary>
internal static class GrowthBenchmark
{
    public static async Task RunAsync(IReadOnlyList<int> sizes, int rounds, TimeSpan time)
    {
        await LoadAsync(sizes[^1]);

        foreach (var size in sizes)
        {
            await ReadBenchmark.RunAsync(size, rounds, time);
        }
    }

    private static async Task LoadAsync(int engagements)
    {
        await using var service = await HostedService.StartAsync();
        var changes = GeneratedWorkforce.Changes(engagements).ToList();
        Console.WriteLine($"Growth: {changes.Count:N0} changes through the public API, by tenths.");
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
