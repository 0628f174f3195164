using Grpc.Core;
using Microsoft.Data.Sqlite;
using Workforce.V1;

namespace Workforce.Benchmarks;

/// <summary>Durable changes a second through the public API, beside one prepared INSERT a row in one transaction.</summary>
internal static class WriteBenchmark
{
    private const int WarmUpEngagements = 25_000;

    private const int PerMessage = 500;

    public static async Task RunAsync(int engagements)
    {
        // The code is compiled before it is timed, by a service of its own.
        await using (var warmUp = await HostedService.StartAsync())
        {
            await PushAsync(warmUp, GeneratedWorkforce.Changes(Math.Min(engagements, WarmUpEngagements)), PerMessage);
        }

        await using var service = await HostedService.StartAsync();
        var changes = GeneratedWorkforce.Changes(engagements).ToList();
        var tenths = new List<Spent>();
        Console.WriteLine($"Writes: {changes.Count:N0} changes in streams of {PerMessage} a message, client and service in one process.");
        Console.WriteLine($"{"",-44} {"changes/s",12} {"CPU µs each",12} {"bytes each",12}");

        for (var tenth = 1; tenth <= 10; tenth++)
        {
            var part = changes[(changes.Count * (tenth - 1) / 10)..(changes.Count * tenth / 10)];
            tenths.Add(await Spent.OnAsync(() => PushAsync(service, part, PerMessage)));
            Print($"PushStaffingChanges, durable, tenth {tenth}", part.Count, tenths[^1]);
        }

        var pushed = new Spent(Sum(each => each.Elapsed), Sum(each => each.Processor), tenths.Sum(each => each.Allocated), Sum(each => each.Pause));
        var inserted = await Spent.OnAsync(() => PlainInserts(service.DatabasePath, changes.Count));

        Print("PushStaffingChanges, durable, all", changes.Count, pushed);
        Print("one prepared INSERT a row, one transaction", changes.Count, inserted);
        Console.WriteLine($"{"ratio",-44} {inserted.Elapsed / pushed.Elapsed,12:0.00} {inserted.Processor / pushed.Processor,12:0.00}");

        TimeSpan Sum(Func<Spent, TimeSpan> of) => tenths.Aggregate(TimeSpan.Zero, (sum, each) => sum + of(each));
    }

    private static void Print(string what, int count, Spent spent) => Console.WriteLine(
        $"{what,-44} {count / spent.Elapsed.TotalSeconds,12:N0} {spent.Processor.TotalMicroseconds / count,12:0.0} {(double)spent.Allocated / count,12:N0}");

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

    /// <summary>On the same file system, a table of as many columns as a change has, synchronous=FULL.</summary>
    private static void PlainInserts(string databasePath, int rows)
    {
        using var connection = new SqliteConnection($"Data Source={databasePath}.plain");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE plain (number INTEGER PRIMARY KEY, source TEXT, change_id TEXT, made_at INTEGER, worker TEXT, post TEXT, fte TEXT, first_date TEXT)");
        using var transaction = connection.BeginTransaction();

        using (var insert = connection.CreateCommand())
        {
            insert.CommandText = "INSERT INTO plain VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
            var parameters = Enumerable.Range(1, 8).Select(i => insert.Parameters.Add($"${i}", i is 1 or 4 ? SqliteType.Integer : SqliteType.Text)).ToArray();
            insert.Prepare();

            for (var row = 1; row <= rows; row++)
            {
                parameters[0].Value = row;
                parameters[1].Value = "benchmark";
                parameters[2].Value = $"{row}";
                parameters[3].Value = row * 1000L;
                parameters[4].Value = $"worker-{row}";
                parameters[5].Value = $"post-{row / 3}";
                parameters[6].Value = "0.6";
                parameters[7].Value = "2026-01-01";
                insert.ExecuteNonQuery();
            }
        }

        transaction.Commit();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
