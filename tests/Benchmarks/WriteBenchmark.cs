using Grpc.Core;
using Microsoft.Data.Sqlite;
using Workforce.V1;

namespace Workforce.Benchmarks;

/// <summary>Durable changes a second through the public API, beside one prepared INSERT a row in one transaction.</summary>
internal static class WriteBenchmark
{
    public static async Task RunAsync(int engagements)
    {
        await using var service = await HostedService.StartAsync();
        var changes = GeneratedWorkforce.Changes(engagements).ToList();

        // The service's code is compiled before it is timed; these changes are of no account to the others.
        await PushAsync(service, GeneratedWorkforce.Changes(2_000, seed: 2).Select(Elsewhere), perMessage: 500);

        var pushed = await Spent.OnAsync(() => PushAsync(service, changes, perMessage: 500));
        var inserted = await Spent.OnAsync(() => PlainInserts(service.DatabasePath, changes.Count));

        Console.WriteLine($"Writes: {changes.Count:N0} changes in one stream of 500 a message, client and service in one process.");
        Console.WriteLine($"{"",-44} {"changes/s",12} {"CPU µs each",12}");
        Console.WriteLine($"{"PushStaffingChanges, durable",-44} {changes.Count / pushed.Elapsed.TotalSeconds,12:N0} {pushed.Processor.TotalMicroseconds / changes.Count,12:0.0}");
        Console.WriteLine($"{"one prepared INSERT a row, one transaction",-44} {changes.Count / inserted.Elapsed.TotalSeconds,12:N0} {inserted.Processor.TotalMicroseconds / changes.Count,12:0.0}");
        Console.WriteLine($"{"ratio",-44} {inserted.Elapsed / pushed.Elapsed,12:0.00} {inserted.Processor / pushed.Processor,12:0.00}");
    }

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

    private static StaffingChange Elsewhere(StaffingChange change)
    {
        change.Source = "warm-up";
        return change;
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
