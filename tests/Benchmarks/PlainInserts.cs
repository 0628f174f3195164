using Microsoft.Data.Sqlite;

namespace Workforce.Benchmarks;

/// <summary>What the same number of durable rows takes by ADO alone: one prepared INSERT a row, all in one transaction, synchronous=FULL.</summary>
internal static class PlainInserts
{
    /// <summary>Each after what it refers to.</summary>
    private static readonly string[] LedgerTables = ["revisions", "changes", "organisation_units", "posts", "workers", "engagements"];

    /// <summary>On the same file system, a table of as many columns as a change has, with no index.</summary>
    public static void OfOneTable(string path, int rows)
    {
        using var connection = Open(path);
        Execute(connection, "CREATE TABLE plain (number INTEGER PRIMARY KEY, source TEXT, change_id TEXT, made_at INTEGER, worker TEXT, post TEXT, fte TEXT, first_date TEXT)");
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

    /// <summary>Reads the rows that a ledger holds into memory, in the order in which they were recorded, to be inserted by <see cref="OfLedger"/>.</summary>
    public static IReadOnlyList<LedgerRow> Read(string ledgerPath)
    {
        using var ledger = Open(ledgerPath);
        var rows = new List<LedgerRow>();

        for (var table = 0; table < LedgerTables.Length; table++)
        {
            using var command = ledger.CreateCommand();
            command.CommandText = $"SELECT * FROM {LedgerTables[table]}";
            using var reader = command.ExecuteReader();

            while (reader.Read())
            {
                var values = new object[reader.FieldCount];
                reader.GetValues(values);
                rows.Add(new(table, values));
            }
        }

        // A change and then its fact, as the ledger is told them; what they refer to comes before them all.
        return [.. rows.OrderBy(row => row.Table == 0 ? 0 : (long)row.Values[0]).ThenBy(row => row.Table)];
    }

    /// <summary>The rows of a ledger's own tables, with all its indexes and keys, into an empty file of the same schema.</summary>
    public static void OfLedger(string path, string ledgerPath, IReadOnlyList<LedgerRow> rows)
    {
        using var connection = Open(path);

        foreach (var sql in Schema(ledgerPath))
        {
            Execute(connection, sql);
        }

        using var transaction = connection.BeginTransaction();
        var inserts = new SqliteCommand?[LedgerTables.Length];

        foreach (var (table, values) in rows)
        {
            var insert = inserts[table] ??= Insert(connection, LedgerTables[table], values.Length);

            for (var i = 0; i < values.Length; i++)
            {
                insert.Parameters[i].Value = values[i];
            }

            insert.ExecuteNonQuery();
        }

        foreach (var insert in inserts)
        {
            insert?.Dispose();
        }

        transaction.Commit();
    }

    private static SqliteCommand Insert(SqliteConnection connection, string table, int columns)
    {
        var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", Enumerable.Range(1, columns).Select(i => $"${i}"))})";

        for (var i = 1; i <= columns; i++)
        {
            insert.Parameters.Add(new($"${i}", DBNull.Value));
        }

        insert.Prepare();
        return insert;
    }

    private static List<string> Schema(string ledgerPath)
    {
        using var ledger = Open(ledgerPath);
        using var command = ledger.CreateCommand();
        command.CommandText =
            $"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name IN ({string.Join(", ", LedgerTables.Select(table => $"'{table}'"))}) ORDER BY type DESC";
        using var reader = command.ExecuteReader();
        var all = new List<string>();

        while (reader.Read())
        {
            all.Add(reader.GetString(0));
        }

        return all;
    }

    /// <summary>With as large a cache as the ledger has; SQLite copies the log by itself, every 32 MiB.</summary>
    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32768; PRAGMA wal_autocheckpoint=8192;");
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

/// <summary>A row to be inserted.</summary>
/// <param name="Table">Into which table.</param>
/// <param name="Values">Its values, in the order of the columns.</param>
internal readonly record struct LedgerRow(int Table, object[] Values);
