using Google.Protobuf;
using Workforce.Domain;
using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Ledger;
using Workforce.Service.Wire;
using Workforce.V1;
using RecordedChange = Workforce.Domain.Facts.RecordedChange;

namespace Workforce.Benchmarks;

/// <summary>What each stage of the way in costs by itself, so that one sees where the time of <c>writes</c> goes.</summary>
internal static class StageBenchmark
{
    /// <summary>As many as a commit takes from a stream that is pushed as fast as it goes.</summary>
    private const int GroupSize = 8192;

    private const int MostOneByOne = 1000;

    public static async Task RunAsync(int engagements)
    {
        var directory = Directory.CreateTempSubdirectory("workforce-benchmark-");

        try
        {
            // Once small, so that the code is compiled before it is measured.
            await RunAsync(Path.Combine(directory.FullName, "warm-up.db"), Math.Min(engagements, 20_000), print: false);
            await RunAsync(Path.Combine(directory.FullName, "ledger.db"), engagements, print: true);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(string path, int engagements, bool print)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var messages = GeneratedWorkforce.Changes(engagements).Chunk(500)
            .Select(chunk => new PushStaffingChangesRequest { Changes = { chunk } }.ToByteArray()).ToList();
        var parsed = new List<PushStaffingChangesRequest>(messages.Count);
        var changes = new List<Change>();
        var appended = new List<AppendResult>();
        await using var ledger = ChangeLedger.OpenSqlite(path);
        await ledger.MigrateAsync();

        var parsing = await Spent.OnAsync(() => parsed.AddRange(messages.Select(PushStaffingChangesRequest.Parser.ParseFrom)));
        messages.Clear();
        var now = DateTime.UtcNow;
        var reading = await Spent.OnAsync(() => changes.AddRange(parsed.SelectMany(message => message.Changes).Select(change => new FieldReader().StaffingChange(change, now)!)));
        parsed.Clear();
        var facts = GC.GetTotalMemory(forceFullCollection: true) - before;
        var groups = changes.Chunk(GroupSize).ToList();

        var appending = await Spent.OnAsync(async () =>
        {
            foreach (var group in groups)
            {
                appended.Add(await ledger.AppendAsync(group, DateTime.UtcNow));
            }
        });

        var recorded = groups.Zip(appended, (group, result) => group.Select((change, i) => new RecordedChange(result.Changes[i].Number, result.Revision, result.RecordedAt, change)).ToList()).ToList();
        var snapshot = WorkforceSnapshot.Empty;
        var modelling = await Spent.OnAsync(() =>
        {
            foreach (var group in recorded)
            {
                snapshot = snapshot.With(group, group[^1].Revision, out _);
            }
        });

        var later = changes.Where(change => change.Fact is Domain.Facts.Engagement).Where((_, i) => i % ((engagements / MostOneByOne) + 1) == 0)
            .Select((change, i) => new RecordedChange(changes.Count + i, recorded.Count + i + 1, now, change with
            {
                Made = new(now, i),
                Fact = (Domain.Facts.Engagement)change.Fact with { Fte = Fte.FromMillionths(500_000) },
            })).ToList();
        var altered = snapshot;
        var oneByOne = await Spent.OnAsync(() =>
        {
            foreach (var change in later)
            {
                altered = altered.With([change], change.Revision, out _);
            }
        });
        altered = null;

        var count = changes.Count;
        recorded.Clear();
        groups.Clear();
        appended.Clear();
        changes.Clear();
        var held = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(snapshot);
        snapshot = null;
        held -= GC.GetTotalMemory(forceFullCollection: true);

        if (!print)
        {
            return;
        }

        Console.WriteLine($"Stages of the way in: {count:N0} changes, {GroupSize:N0} a group, each stage by itself.");
        Console.WriteLine($"{"each change",-34} {"µs",8} {"CPU µs",8} {"bytes",8} {"GC µs",8}");
        Console.WriteLine($"{"parse the message",-34} {parsing.Each(count)}");
        Console.WriteLine($"{"read into the domain's change",-34} {reading.Each(count)}");
        Console.WriteLine($"{"append to the ledger, durable",-34} {appending.Each(count)}");
        Console.WriteLine($"{"take into the model",-34} {modelling.Each(count)}");
        Console.WriteLine($"{"the same, one change a commit",-34} {oneByOne.Each(later.Count)}");
        Console.WriteLine($"Held live: {(double)held / count:0} bytes a fact, of which the facts themselves, as they arrived, {(double)facts / count:0}.");
    }
}
