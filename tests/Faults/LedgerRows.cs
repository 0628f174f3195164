using Microsoft.Data.Sqlite;
using Workforce.Ledger;

namespace Workforce.Faults;

/// <summary>What a ledger's files hold after a kill, read from a copy, so that it is the service that repairs the original.</summary>
internal sealed class LedgerRows
{
    /// <summary>The file and its write-ahead log; the index of the log is made anew from it.</summary>
    private static readonly string[] Suffixes = ["", "-wal"];

    /// <summary>The revision of each change, by source and change id.</summary>
    public Dictionary<(string Source, string ChangeId), long> Revisions { get; } = [];

    /// <summary>Reads a copy, and notes what contradicts itself.</summary>
    public static async Task<LedgerRows> ReadAsync(string ledgerPath, Totals totals)
    {
        var directory = Directory.CreateTempSubdirectory("workforce-faults-copy-");
        var copy = Path.Combine(directory.FullName, "ledger.db");

        try
        {
            foreach (var suffix in Suffixes.Where(suffix => File.Exists(ledgerPath + suffix)))
            {
                File.Copy(ledgerPath + suffix, copy + suffix);
            }

            var rows = new LedgerRows();
            await rows.ReadCopyAsync(copy, totals);
            return rows;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private async Task ReadCopyAsync(string path, Totals totals)
    {
        // Before the connection: it makes the SQLite library ready, and opens nothing yet.
        await using var ledger = ChangeLedger.OpenSqlite(path);
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");

        if (!File.Exists(path) || !await HasTablesAsync(connection))
        {
            // Killed before the tables were there; who was acknowledged would be found missing.
            return;
        }

        await ledger.VerifyAsync();
        await ReadChangesAsync(connection, totals);
        await CheckRevisionsAsync(connection, totals);

        // Each change with its fact and its revision, or this throws.
        var head = await ledger.HeadAsync();
        var whole = await ledger.ReadAsync(0, head.Revision).CountAsync();

        if (whole != head.ChangeNumber)
        {
            totals.Fault($"The ledger ends at change {head.ChangeNumber} and gives {whole}.");
        }
    }

    private async Task ReadChangesAsync(SqliteConnection connection, Totals totals)
    {
        await using var reader = await Command(connection, "SELECT source, change_id, revision FROM changes ORDER BY change_number").ExecuteReaderAsync();

        while (await reader.ReadAsync())
        {
            if (!Revisions.TryAdd((reader.GetString(0), reader.GetString(1)), reader.GetInt64(2)))
            {
                totals.AddRecordedTwice($"{reader.GetString(0)} {reader.GetString(1)} is recorded twice.");
            }
        }
    }

    /// <summary>Revisions run from 1 without a gap, each with as many changes as it says, up to what the head says.</summary>
    private static async Task CheckRevisionsAsync(SqliteConnection connection, Totals totals)
    {
        const string broken = """
            SELECT count(*) FROM (
                SELECT r.revision, r.change_count, r.last_change_number,
                       row_number() OVER (ORDER BY r.revision) AS expected,
                       sum(r.change_count) OVER (ORDER BY r.revision) AS running,
                       (SELECT count(*) FROM changes c WHERE c.change_number > r.last_change_number - r.change_count
                            AND c.change_number <= r.last_change_number AND c.revision = r.revision) AS counted
                FROM revisions r)
            WHERE revision <> expected OR last_change_number <> running OR change_count <> counted
            """;
        const string headWrong = """
            SELECT count(*) FROM ledger_head
            WHERE revision <> (SELECT coalesce(max(revision), 0) FROM revisions) OR change_number <> (SELECT count(*) FROM changes)
            """;

        foreach (var (sql, what) in new[] { (broken, "revisions are not whole"), (headWrong, "head is not where the revisions end") })
        {
            if (await Command(connection, sql).ExecuteScalarAsync() is not 0L and var count)
            {
                totals.AddHalf($"{count} {what}.");
            }
        }
    }

    private static async Task<bool> HasTablesAsync(SqliteConnection connection)
    {
        await connection.OpenAsync();
        return await Command(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'ledger_head'").ExecuteScalarAsync() is 1L
            && await Command(connection, "SELECT count(*) FROM ledger_head").ExecuteScalarAsync() is 1L;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
