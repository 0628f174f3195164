using System.Diagnostics;
using Grpc.Core;
using Workforce.Ledger;
using Workforce.V1;
using Kind = Workforce.V1.BreachEvent.Types.Kind;

namespace Workforce.Benchmarks;

/// <summary>From the commit of a report that opens or closes a breach to its receipt by every watcher whom it concerns.</summary>
internal static class WatchBenchmark
{
    private const int ChangesPerSecond = 1000;
    private const int Teams = 40;

    /// <summary>Of so many reports one opens or closes a breach; the others change a load within the limit.</summary>
    private const int OneCrossesIn = 20;

    /// <summary>Of so many workers one crosses the limit to and fro; the others never do.</summary>
    private const int CrossingOneIn = 4;

    private const int CrossingWorkers = Teams * GeneratedCaseloads.TeamSize / CrossingOneIn;

    /// <summary>Connections: Kestrel takes 100 streams on each.</summary>
    private const int Channels = 8;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <param name="watchers">How many.</param>
    /// <param name="atCouncil">How many of them watch the whole council; the others a team each.</param>
    /// <param name="warmUp">For how long reports are sent before those that count.</param>
    /// <param name="time">For how long then.</param>
    public static async Task RunAsync(int watchers, int atCouncil, TimeSpan warmUp, TimeSpan time)
    {
        await using var service = await HostedService.StartAsync();
        var caseloads = new GeneratedCaseloads(Teams);
        await caseloads.LoadAsync(service);
        var today = GeneratedCaseloads.Today;
        await GeneratedCaseloads.ReportAsync(service, Enumerable.Range(0, caseloads.Workers).Select(worker => caseloads.Report(worker, 10, today)));

        await using var watching = new Watchers(service, Channels);
        await watching.BeginAsync(Enumerable.Range(0, watchers).Select(i => i < atCouncil ? GeneratedCaseloads.Council : GeneratedCaseloads.Team(i % Teams)));

        var crossings = new List<Crossing>();
        var spent = await Spent.OnAsync(async () => crossings = await SendAsync(service, caseloads, (int)((warmUp + time).TotalSeconds * ChangesPerSecond)));
        var rate = crossings.Count * OneCrossesIn / spent.Elapsed.TotalSeconds;
        await watching.UntilAllHaveAsync(crossings[^1].Revision);

        var counted = crossings.Skip((int)(crossings.Count * (warmUp / (warmUp + time)))).ToList();
        var recorded = await RecordedAsync(service.DatabasePath);
        var latencies = new List<TimeSpan>();
        var missing = 0;

        foreach (var watcher in watching.All)
        {
            foreach (var crossing in counted.Where(each => watcher.UnitId == GeneratedCaseloads.Council || watcher.UnitId == each.Team))
            {
                if (watcher.ReceivedAt(crossing) is { } at)
                {
                    latencies.Add(at - recorded[crossing.Revision]);
                }
                else
                {
                    missing++;
                }
            }
        }

        latencies.Sort();
        Console.WriteLine(
            $"Watch: {watchers} watchers on {Channels} connections, {atCouncil} of the council, {watchers - atCouncil} of a team each; {caseloads.Workers:N0} workers in {Teams} teams; "
            + $"{rate:N0} reports a second sent of {ChangesPerSecond:N0} wanted, one in {OneCrossesIn} opens or closes a breach; {time.TotalSeconds:0.#} s after {warmUp.TotalSeconds:0.#} s of warm-up.");
        Console.WriteLine("From the recorded time, which is taken before the commit is durable, to the watcher's receipt; client and service in one process.");
        Console.WriteLine($"{"crossings",10} {"received",10} {"missing",8} {"p50 ms",8} {"p99 ms",8} {"max ms",8} {"cores busy",11}");
        Console.WriteLine(
            $"{counted.Count,10:N0} {latencies.Count,10:N0} {missing,8:N0} {At(latencies, 0.5),8:0.0} {At(latencies, 0.99),8:0.0} {At(latencies, 1),8:0.0} "
            + $"{spent.Processor / spent.Elapsed,11:0.00}");
    }

    private static double At(List<TimeSpan> sorted, double share) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))].TotalMilliseconds;

    /// <summary>Sends reports at the rate, a few every tick, and says which of them crossed the limit and in which revision.</summary>
    private static async Task<List<Crossing>> SendAsync(HostedService service, GeneratedCaseloads caseloads, int count)
    {
        using var call = new CaseloadService.CaseloadServiceClient(service.Channel).ReportCaseloads();
        var crossings = new List<Crossing>();
        var reading = Task.Run(async () =>
        {
            await foreach (var response in call.ResponseStream.ReadAllAsync())
            {
                GeneratedCaseloads.ThrowIfRejected(response.Acknowledgements);
                crossings.AddRange(response.Acknowledgements.Where(each => (each.Position - 1) % OneCrossesIn == 0).Select(each => CrossingOf(each)));
            }
        });

        var (start, today) = (Stopwatch.GetTimestamp(), GeneratedCaseloads.Today);

        for (var sent = 0; sent < count;)
        {
            var due = Math.Min(count, (int)(Stopwatch.GetElapsedTime(start).TotalSeconds * ChangesPerSecond));

            if (due > sent)
            {
                await call.RequestStream.WriteAsync(new() { Changes = { Enumerable.Range(sent, due - sent).Select(i => Report(caseloads, i, today)) } });
                sent = due;
            }

            await Task.Delay(Tick);
        }

        await call.RequestStream.CompleteAsync();
        await reading;
        return crossings;
    }

    private static CaseloadChange Report(GeneratedCaseloads caseloads, int index, DateOnly today)
    {
        if (index % OneCrossesIn == 0)
        {
            var crossing = index / OneCrossesIn;
            return caseloads.Report(WorkerOf(crossing), KindOf(crossing) is Kind.Opened ? GeneratedCaseloads.Limit + 5 : 10, today);
        }

        // Everybody else in turn, from 10 to 19 cases.
        var turn = index % (caseloads.Workers / CrossingOneIn * (CrossingOneIn - 1));
        var worker = (turn / (CrossingOneIn - 1) * CrossingOneIn) + 1 + (turn % (CrossingOneIn - 1));
        return caseloads.Report(worker, 10 + (((index / caseloads.Workers) + index) % 10), today);
    }

    private static Crossing CrossingOf(ChangeAcknowledgement acknowledgement)
    {
        var crossing = (int)((acknowledgement.Position - 1) / OneCrossesIn);
        var worker = WorkerOf(crossing);
        return new(GeneratedCaseloads.Worker(worker), GeneratedCaseloads.Team(worker / GeneratedCaseloads.TeamSize), KindOf(crossing), acknowledgement.Revision);
    }

    private static int WorkerOf(int crossing) => crossing % CrossingWorkers * CrossingOneIn;

    private static Kind KindOf(int crossing) => crossing / CrossingWorkers % 2 == 0 ? Kind.Opened : Kind.Closed;

    private static async Task<Dictionary<long, DateTime>> RecordedAsync(string databasePath)
    {
        await using var ledger = ChangeLedger.OpenSqlite(databasePath);
        var recorded = new Dictionary<long, DateTime>();

        await foreach (var change in ledger.ReadAsync(0, (await ledger.HeadAsync()).Revision))
        {
            recorded[change.Revision] = change.RecordedAt;
        }

        return recorded;
    }
}
