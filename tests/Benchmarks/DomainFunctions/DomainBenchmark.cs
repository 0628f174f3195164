using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Workforce.Benchmarks.DomainFunctions;

/// <summary>The domain's own functions by themselves: no wire, no ledger.</summary>
internal static class DomainBenchmark
{
    /// <param name="isShort">Whether each is run once only, to see that it runs.</param>
    public static void Run(bool isShort)
    {
        // In this process: the generated one would have to restore the repository's packages once more.
        var job = (isShort ? Job.Dry : Job.ShortRun.WithIterationTime(TimeInterval.FromMilliseconds(100))).WithToolchain(InProcessEmitToolchain.Instance);
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddLogger(isShort ? NullLogger.Instance : ConsoleLogger.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddExporter(JsonExporter.Brief)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "workforce-benchmarks"));

        SnapshotFunctions.Sizes = isShort ? [300] : [1_000, 100_000];
        var summary = BenchmarkRunner.Run<SnapshotFunctions>(config);

        if (summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success))
        {
            throw new InvalidOperationException("A function of the domain did not run.");
        }

        Console.WriteLine($"Domain: {summary.Reports.Length} functions and sizes ran{(isShort ? " once" : $"; as JSON in {summary.ResultsDirectoryPath}")}.");
    }
}
