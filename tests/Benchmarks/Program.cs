using System.Globalization;
using System.Runtime.InteropServices;
using Workforce.Benchmarks;

// dotnet run -c Release --project tests/Benchmarks -- [all|reads|writes|stages|start|watch|snapshot|plan|growth] [--short]
string[] known = ["all", "reads", "writes", "stages", "start", "watch", "snapshot", "plan", "growth"];
var what = args.FirstOrDefault(argument => !argument.StartsWith('-')) ?? "all";
var isShort = args.Contains("--short");
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

if (!known.Contains(what))
{
    Console.Error.WriteLine($"Say what to measure: {string.Join(", ", known)}; --short only checks that it runs.");
    return 2;
}

Console.WriteLine($"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");

if (what is "all" or "reads")
{
    await ReadBenchmark.RunAsync(isShort ? 300 : 10_000, isShort ? 1 : 5, TimeSpan.FromSeconds(isShort ? 0.2 : 3));
}

if (what is "all" or "writes")
{
    await WriteBenchmark.RunAsync(isShort ? 1_000 : 100_000);
}

if (what is "all" or "stages")
{
    await StageBenchmark.RunAsync(isShort ? 1_000 : 425_000);
}

if (what is "all" or "start")
{
    // A million facts, and some.
    await StartBenchmark.RunAsync(isShort ? 1_000 : 425_000, isShort ? 1 : 3);
}

if (what is "all" or "watch")
{
    var (watchers, warmUp, time) = isShort ? (20, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1)) : (200, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30));
    await WatchBenchmark.RunAsync(watchers, atCouncil: watchers / 10, warmUp, time);
    await WatchBenchmark.RunAsync(watchers, atCouncil: watchers, warmUp, time);
}

if (what is "all" or "snapshot")
{
    // Teams of thirty: 100,020 workers.
    await SnapshotBenchmark.RunAsync(isShort ? 20 : 3_334);
}

if (what is "all" or "plan")
{
    await PlanBenchmark.RunAsync(isShort ? 500 : 10_000, isShort ? 1 : 5);
}

if (what is "all" or "growth")
{
    await GrowthBenchmark.RunAsync(
        isShort ? [100, 1_000] : [1_000, 10_000, 100_000, 1_000_000],
        isShort ? 1 : 3,
        TimeSpan.FromSeconds(isShort ? 0.2 : 3));
}

return 0;
