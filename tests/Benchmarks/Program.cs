using System.Globalization;
using Workforce.Benchmarks;
using Workforce.Benchmarks.DomainFunctions;
using Workforce.Benchmarks.Peer;
using Workforce.Benchmarks.Reads;

// dotnet run -c Release --project tests/Benchmarks -- [all|reads|growth|domain|peer|writes|stages|start|watch|snapshot|reconcile|plan|report|limits|audit] [--short] [--json=FILE] [--only=NAME] [--as-it-is] [--rounds=N] [--sizes=N,N] [--engagements=N]
string[] known = ["all", "reads", "writes", "stages", "start", "watch", "snapshot", "reconcile", "plan", "report", "growth", "domain", "peer", "limits", "audit"];
var what = args.FirstOrDefault(argument => !argument.StartsWith('-')) ?? "all";
var isShort = args.Contains("--short");
var rounds = int.Parse(Option("--rounds=") ?? "5", CultureInfo.InvariantCulture);
int[] sizes = [.. (Option("--sizes=") ?? "1000,10000,100000,1000000").Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// Of writes, stages and start: a million facts and some, unless fewer are asked for to compare settings.
var engagements = int.Parse(Option("--engagements=") ?? (isShort ? "1000" : "425000"), CultureInfo.InvariantCulture);

if (!known.Contains(what))
{
    Console.Error.WriteLine($"Say what to measure: {string.Join(", ", known)}; --short only checks that it runs.");
    return 2;
}

Report.Path = Option("--json=");
Console.WriteLine(Report.Machine);

if (what is "all" or "reads")
{
    await ReadBenchmark.RunAsync(isShort ? 300 : 10_000, isShort ? 1 : rounds, TimeSpan.FromSeconds(isShort ? 0.1 : 2), Option("--only="), args.Contains("--as-it-is"));
}

if (what is "all" or "writes")
{
    await WriteBenchmark.RunAsync(engagements);
}

if (what is "all" or "stages")
{
    await StageBenchmark.RunAsync(engagements);
}

if (what is "all" or "start")
{
    await StartBenchmark.RunAsync(engagements, isShort ? 1 : 3);
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

if (what is "all" or "reconcile")
{
    await ReconcileBenchmark.RunAsync(isShort ? [200] : Option("--sizes=") is null ? [5_000, 100_000] : sizes);
}

if (what is "all" or "plan")
{
    await PlanBenchmark.RunAsync(isShort ? 500 : 10_000, isShort ? 1 : 5);
}

if (what is "all" or "report")
{
    await ReportBenchmark.RunAsync(isShort ? 60 : 1_000, months: isShort ? 3 : 36);
}

if (what is "all" or "growth")
{
    await GrowthBenchmark.RunAsync(
        isShort ? [100, 1_000] : sizes,
        isShort ? 1 : 3,
        TimeSpan.FromSeconds(isShort ? 0.1 : 0.7));
}

if (what is "all" or "domain")
{
    DomainBenchmark.Run(isShort);
}

if (what is "all" or "peer")
{
    await PeerBenchmark.RunAsync(
        isShort ? [300] : sizes,
        TimeSpan.FromSeconds(isShort ? 0.2 : 3),
        installs: what is "peer");
}

if (what is "all" or "limits")
{
    await LimitsBenchmark.RunAsync(isShort ? 2_000 : 200_000, isShort ? 1 : 5);
}

if (what is "all" or "audit")
{
    await AuditBenchmark.RunAsync(isShort ? 500 : 20_000, isShort ? 1 : 7);
}

return 0;

string? Option(string name) => args.FirstOrDefault(argument => argument.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
