using Microsoft.Data.Sqlite;
using Workforce.Ledger;
using Workforce.Service.Wire;

namespace Workforce.Benchmarks;

/// <summary>From start to ready on a ledger with many facts, beside a plain read of the same rows.</summary>
internal static class StartBenchmark
{
    private static readonly string[] Tables = ["organisation_units", "posts", "workers", "engagements", "engagement_terms", "pipeline_starters"];

    public static async Task RunAsync(int engagements, int rounds)
    {
        var directory = Directory.CreateTempSubdirectory("workforce-benchmark-");

        try
        {
            var path = Path.Combine(directory.FullName, "workforce.db");
            var count = await FillAsync(path, engagements);
            var (reads, starts) = (new List<Spent>(), new List<Spent>());

            for (var round = 0; round < rounds; round++)
            {
                reads.Add(await Spent.OnAsync(() => ReadPlainly(path)));
                starts.Add(await Spent.OnAsync(async () =>
                {
                    await using var service = await HostedService.StartAsync(path);
                }));
            }

            var (read, start) = (Median(reads), Median(starts));
            Console.WriteLine($"Start: {count:N0} facts, median of {rounds} rounds; the start checks the file for damage and is done when the service is ready.");
            Console.WriteLine($"{"",-34} {"s",8} {"CPU s",8}");
            Console.WriteLine($"{"plain read of the same rows",-34} {read.Elapsed.TotalSeconds,8:0.00} {read.Processor.TotalSeconds,8:0.00}");
            Console.WriteLine($"{"start to ready",-34} {start.Elapsed.TotalSeconds,8:0.00} {start.Processor.TotalSeconds,8:0.00}");
            Console.WriteLine($"{"times",-34} {start.Elapsed / read.Elapsed,8:0.00} {start.Processor / read.Processor,8:0.00}");
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static Spent Median(IEnumerable<Spent> all) => all.OrderBy(each => each.Elapsed).ElementAt(all.Count() / 2);

    private static async Task<int> FillAsync(string path, int engagements)
    {
        await using var ledger = ChangeLedger.OpenSqlite(path);
        await ledger.MigrateAsync();
        var now = DateTime.UtcNow;
        var count = 0;

        foreach (var group in GeneratedWorkforce.Changes(engagements).Select(change => new FieldReader().StaffingChange(change, now)!).Chunk(8192))
        {
            await ledger.AppendAsync(group, DateTime.UtcNow);
            count += group.Length;
        }

        return count;
    }

    /// <summary>Every value of every row, by ADO, one table after the other and nothing made of them.</summary>
    private static void ReadPlainly(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly");
        connection.Open();

        foreach (var table in Tables)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM changes JOIN {table} USING (change_number)";
            using var reader = command.ExecuteReader();
            var values = new object[reader.FieldCount];

            while (reader.Read())
            {
                reader.GetValues(values);
            }
        }
    }
}
