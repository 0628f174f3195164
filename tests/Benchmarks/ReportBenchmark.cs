using System.Diagnostics;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Workforce.Client;
using Workforce.RecruitmentReport;
using Workforce.V1;

namespace Workforce.Benchmarks;

/// <summary>The committee's report of a council of so many posts, over so many months, with a caseload of each worker in each of them.</summary>
internal static class ReportBenchmark
{
    private const int Runs = 5;

    /// <summary>Three people one after another in each post: GeneratedWorkforce.</summary>
    private const int EngagementsPerPost = 3;

    /// <summary>By when the last of them have all begun, and none of those ends.</summary>
    private static readonly DateOnly Month = new(2025, 12, 1);

    public static async Task RunAsync(int posts, int months)
    {
        await using var service = await HostedService.StartAsync();
        await WriteBenchmark.PushAsync(service, GeneratedWorkforce.Changes(posts * EngagementsPerPost), perMessage: 500);
        await new CaseloadService.CaseloadServiceClient(service.Channel).SetCaseloadThresholdAsync(new()
        {
            RequestId = "report-limit",
            Threshold = new()
            {
                ThresholdId = "report-limit",
                UnitId = GeneratedWorkforce.Council,
                Basis = CaseloadBasis.Cases,
                Limit = new() { Value = "20" },
                FirstDate = GeneratedWorkforce.Day(new(2020, 1, 1)),
            },
        });
        await GeneratedCaseloads.ReportAsync(service, Caseloads(posts, months));
        await PrintProgramAsync(service.Address, posts, months);
        await using var client = new WorkforceClient(new() { Address = new(service.Address) });

        Console.WriteLine($"Report: {posts:N0} posts and as many workers, {months} months, all sections as HTML; client and service in one process.");
        Console.WriteLine($"{"",-8} {"s",8} {"CPU s",8} {"MB allocated",13} {"KB written",11}");

        for (var run = 0; run < Runs; run++)
        {
            var written = 0;
            var spent = await Spent.OnAsync(async () =>
            {
                var report = await CommitteeReport.AskAsync(client, new() { Unit = GeneratedWorkforce.Council, Month = Month, Months = months });
                written = report.Text(ReportFormat.Html).Length;
            });

            Console.WriteLine(
                $"{(run == 0 ? "first" : $"run {run + 1}"),-8} {spent.Elapsed.TotalSeconds,8:0.00} {spent.Processor.TotalSeconds,8:0.00} "
                + $"{spent.Allocated / 1e6,13:N0} {written / 1e3,11:N0}");
        }
    }

    /// <summary>As its user has it: the program started anew each time, from its start to its end, beside a service that runs on.</summary>
    private static async Task PrintProgramAsync(string address, int posts, int months)
    {
        var report = Path.Combine(Path.GetTempPath(), $"workforce-report-{Environment.ProcessId}.html");
        Console.WriteLine($"Report: {posts:N0} posts and as many workers, {months} months, all sections as HTML; the program as a process of its own.");
        Console.WriteLine($"{"",-8} {"s",8}");

        for (var run = 0; run < Runs; run++)
        {
            var start = new ProcessStartInfo("dotnet")
            {
                ArgumentList =
                {
                    // Where it is built: beside this program lack the libraries that ASP.NET brings.
                    Path.Combine(AppContext.BaseDirectory.Replace(Path.Combine("tests", "Benchmarks"), Path.Combine("clients", "RecruitmentReport"), StringComparison.Ordinal), "recruitment-report.dll"),
                    "--address", address, "--unit", GeneratedWorkforce.Council, "--month", Month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                    "--months", months.ToString(CultureInfo.InvariantCulture), "--output", report,
                },
                RedirectStandardOutput = true,
            };
            var begun = Stopwatch.GetTimestamp();
            using var program = Process.Start(start)!;
            await program.StandardOutput.ReadToEndAsync();
            await program.WaitForExitAsync();

            if (program.ExitCode != 0)
            {
                throw new InvalidOperationException($"recruitment-report ended with {program.ExitCode}.");
            }

            Console.WriteLine($"{(run == 0 ? "first" : $"run {run + 1}"),-8} {Stopwatch.GetElapsedTime(begun).TotalSeconds,8:0.00}");
        }

        File.Delete(report);
    }

    /// <summary>One report of the last worker of each post in each month: most within the limit, about a quarter over it.</summary>
    private static IEnumerable<CaseloadChange> Caseloads(int posts, int months)
    {
        var random = new Random(1);
        var made = Timestamp.FromDateTime(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var sequence = 0L;

        for (var back = months - 1; back >= 0; back--)
        {
            for (var post = 0; post < posts; post++)
            {
                sequence++;
                yield return new()
                {
                    Source = "benchmark-report",
                    ChangeId = sequence.ToString(CultureInfo.InvariantCulture),
                    MadeTime = made,
                    MadeSequence = sequence,
                    Caseload = new()
                    {
                        WorkerId = $"worker-{(post * EngagementsPerPost) + 2}",
                        FirstDate = GeneratedWorkforce.Day(Month.AddMonths(-back).AddDays(20)),
                        Counts = new() { ChildInNeedCount = 10 + random.Next(15) },
                    },
                };
            }
        }
    }
}
