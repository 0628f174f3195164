using System.Globalization;
using System.Runtime.InteropServices;
using Workforce.Benchmarks;

// dotnet run -c Release --project tests/Benchmarks -- [all|reads|writes|stages] [--short]
var what = args.FirstOrDefault(argument => !argument.StartsWith('-')) ?? "all";
var isShort = args.Contains("--short");
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

if (what is not ("all" or "reads" or "writes" or "stages"))
{
    Console.Error.WriteLine("Say what to measure: all, reads, writes or stages; --short only checks that it runs.");
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
    await StageBenchmark.RunAsync(isShort ? 1_000 : 100_000);
}

return 0;
