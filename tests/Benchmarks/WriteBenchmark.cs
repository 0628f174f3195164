using Grpc.Core;
using Workforce.V1;

namespace Workforce.Benchmarks;

/// <summary>Durable changes a second through the public API, beside one prepared INSERT a row in one transaction.</summary>
internal static class WriteBenchmark
{
    private const int WarmUpEngagements = 25_000;
    private const int MaxWarmUps = 16;

    /// <summary>How many methods may still be compiled in a push that is called warm: what comes once in a while is compiled late.</summary>
    private const int FewMethods = 150;

    private const int PerMessage = 500;

    public static async Task RunAsync(int engagements)
    {
        Console.WriteLine($"Writes: streams of {PerMessage} changes a message, client and service in one process. First cold and until the compiler has done, each into a service of its own.");
        Console.WriteLine($"{"",-58} {"changes/s",10} {"CPU µs each",12} {"bytes each",11} {"GC µs each",11} {"collections",11} {"full",5} {"methods compiled",17}");
        await WarmUpAsync(Math.Min(engagements, WarmUpEngagements), engagements < WarmUpEngagements ? 1 : MaxWarmUps);

        await using var service = await HostedService.StartAsync();
        var changes = GeneratedWorkforce.Changes(engagements).ToList();
        var tenths = new List<Spent>();
        Console.WriteLine($"Then {changes.Count:N0} changes by tenths:");

        for (var tenth = 1; tenth <= 10; tenth++)
        {
            var part = changes[(changes.Count * (tenth - 1) / 10)..(changes.Count * tenth / 10)];
            tenths.Add(await Spent.OnAsync(() => PushAsync(service, part, PerMessage), collects: tenth == 1));
            Print($"PushStaffingChanges, durable, tenth {tenth}", part.Count, tenths[^1]);
        }

        var pushed = tenths.Aggregate((sum, each) => sum + each);
        var one = await Spent.OnAsync(() => PlainInserts.OfOneTable($"{service.DatabasePath}.plain", changes.Count));
        var rows = PlainInserts.Read(service.DatabasePath);
        var ledger = await Spent.OnAsync(() => PlainInserts.OfLedger($"{service.DatabasePath}.rows", service.DatabasePath, rows));

        Print("PushStaffingChanges, durable, all", changes.Count, pushed);
        Print("one prepared INSERT a change, 8 columns, no index", changes.Count, one);
        Print($"the ledger's own {(double)rows.Count / changes.Count:0.00} rows a change, with its indexes", changes.Count, ledger);
        PrintRatio("of the first by the clock, by CPU", one, pushed);
        PrintRatio("of the second", ledger, pushed);
    }

    /// <summary>Pushes the same again and again until hardly anything is compiled any more: a service that runs for days is of such code.</summary>
    private static async Task WarmUpAsync(int engagements, int rounds)
    {
        for (var round = 1; round <= rounds; round++)
        {
            await using var service = await HostedService.StartAsync();
            var changes = GeneratedWorkforce.Changes(engagements).ToList();
            var spent = await Spent.OnAsync(() => PushAsync(service, changes, PerMessage));
            Print(round == 1 ? $"cold, {changes.Count:N0} changes" : $"the same again, {round}", changes.Count, spent);

            if (spent.Compiled < FewMethods)
            {
                break;
            }
        }
    }

    private static void Print(string what, int count, Spent spent) => Console.WriteLine(
        $"{what,-58} {count / spent.Elapsed.TotalSeconds,10:N0} {spent.Processor.TotalMicroseconds / count,12:0.0} {(double)spent.Allocated / count,11:N0} "
        + $"{spent.Pause.TotalMicroseconds / count,11:0.00} {spent.Young,11} {spent.Full,5} {spent.Compiled,17:N0}");

    private static void PrintRatio(string what, Spent inserted, Spent pushed) =>
        Console.WriteLine($"{what,-58} {inserted.Elapsed / pushed.Elapsed,10:0.00} {inserted.Processor / pushed.Processor,12:0.00}");

    public static async Task PushAsync(HostedService service, IEnumerable<StaffingChange> changes, int perMessage)
    {
        using var call = new StaffingService.StaffingServiceClient(service.Channel).PushStaffingChanges();
        var reading = Task.Run(async () =>
        {
            await foreach (var response in call.ResponseStream.ReadAllAsync())
            {
                if (response.Acknowledgements.FirstOrDefault(each => each.Error is not null) is { } rejected)
                {
                    throw new InvalidOperationException($"Change {rejected.Position} was rejected: {rejected.Error.Message}");
                }
            }
        });

        foreach (var message in changes.Chunk(perMessage))
        {
            await call.RequestStream.WriteAsync(new() { Changes = { message } });
        }

        await call.RequestStream.CompleteAsync();
        await reading;
    }
}
