using System.Globalization;

namespace Workforce.Ledger.Sqlite;

/// <summary>Copies a ledger's SQLite file while it is in use, and puts a copy back.</summary>
public static class SqliteBackup
{
    /// <summary>What stands in the name of a backup that is about to take the ledger's place.</summary>
    internal const string Restored = "restored";

    /// <summary>
    /// Writes the ledger as it is at one moment into a new file, whole and in order; services that use it go on reading and
    /// writing. Once this returns the copy has been checked and its bytes are on the disk; its name is there as soon as the system has written the
    /// directory, which a power cut just after can prevent.
    /// </summary>
    /// <param name="databasePath">The ledger.</param>
    /// <param name="file">The copy; must not exist. Until it is whole it bears another name beside it.</param>
    /// <param name="cancellationToken">Cancels; nothing is left behind.</param>
    /// <returns>Where the copy ends.</returns>
    /// <exception cref="IOException">The file exists, or cannot be written.</exception>
    /// <exception cref="LedgerUnavailableException">The ledger cannot be read, or is damaged.</exception>
    public static async Task<LedgerHead> WriteAsync(string databasePath, string file, CancellationToken cancellationToken = default)
    {
        ThrowIfExists(file);
        SqliteFile.ThrowIfMissing(Path.GetFullPath(databasePath));

        var partial = Beside(file, "partial");

        try
        {
            var ledger = new SqliteLedgerDatabase(databasePath, TimeSpan.FromSeconds(30));

            await ledger.GuardAsync(() => CopyAsync(databasePath, partial, cancellationToken));
            Flush(partial);

            // As a copy of the copy, which is brought up to this version: the backup itself stays what it was.
            var head = await CheckAsync(partial, Beside(file, "check"), cancellationToken);
            File.Move(partial, file);

            return head;
        }
        finally
        {
            DeleteAll(partial);
        }
    }

    /// <summary>
    /// Makes sure that a backup can be restored, by doing so beside the ledger: it is sound, its tables can be brought up to this
    /// version, and every change in it can be read.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">It cannot.</exception>
    public static async Task<LedgerHead> VerifyAsync(string file, string databasePath, CancellationToken cancellationToken = default) =>
        await CheckAsync(file, Beside(databasePath, "check"), cancellationToken);

    /// <summary>Verifies a backup and puts it in the place of the ledger.</summary>
    /// <param name="file">The backup, which stays as it is.</param>
    /// <param name="databasePath">The ledger, which no service may be using.</param>
    /// <param name="replace">
    /// Whether a ledger that is there, or what is left of one, is set aside, damaged or not, under another name in the same directory; else it is refused.
    /// </param>
    /// <param name="cancellationToken">Cancels, until the ledger that is there is set aside.</param>
    /// <returns>Where the restored ledger ends, and the files that were set aside.</returns>
    /// <exception cref="IOException">There is a ledger already, or a part of one, or it is in use.</exception>
    /// <exception cref="LedgerUnavailableException">The backup cannot be restored, or the ledger that is there not be set aside.</exception>
    public static async Task<(LedgerHead Head, IReadOnlyList<string> SetAside)> RestoreAsync(
        string file,
        string databasePath,
        bool replace,
        CancellationToken cancellationToken = default)
    {
        if (!replace)
        {
            SqliteFile.ThrowIfTaken(databasePath);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(databasePath))!);
        var restored = Beside(databasePath, Restored);

        try
        {
            var head = await CheckAsync(file, restored, cancellationToken, keep: true);
            Flush(restored);
            IReadOnlyList<string> setAside = [];

            if (replace)
            {
                setAside = await SqliteSetAside.MoveAsync(databasePath);
            }

            // The check may have taken minutes.
            SqliteFile.ThrowIfTaken(databasePath);
            File.Move(restored, databasePath);

            return (head, setAside);
        }
        finally
        {
            DeleteAll(restored);
        }
    }

    private static async Task CopyAsync(string databasePath, string copy, CancellationToken cancellationToken)
    {
        await using var connection = await SqliteFile.OpenAsync(databasePath, cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $copy";
        command.Parameters.AddWithValue("$copy", copy);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<LedgerHead> CheckAsync(string file, string copy, CancellationToken cancellationToken, bool keep = false)
    {
        if (SqliteFile.IsThere(file + SqliteFile.Log))
        {
            throw new LedgerUnavailableException(
                $"{file} is no backup that stands by itself: its log lies beside it, {file}{SqliteFile.Log}, with changes that it lacks. Move the log elsewhere to"
                + " restore what is there without them.");
        }

        try
        {
            LedgerHead head;
            File.Copy(file, copy);

            await using (var ledger = ChangeLedger.OpenSqlite(copy))
            {
                await ledger.VerifyAsync(cancellationToken);
                await ledger.MigrateAsync(cancellationToken);
                head = await ledger.HeadAsync(cancellationToken);
                await ReadAllAsync(ledger, head, cancellationToken);
            }

            await SqliteLog.LeaveAsync(copy);

            return head;
        }
        finally
        {
            DeleteAll(copy, keep ? copy : null);
        }
    }

    private static async Task ReadAllAsync(ChangeLedger ledger, LedgerHead head, CancellationToken cancellationToken)
    {
        var (number, revision) = (0L, 0L);

        await foreach (var change in ledger.ReadAsync(0, long.MaxValue, cancellationToken))
        {
            (number, revision) = (change.Number, change.Revision);
        }

        if (new LedgerHead(revision, number) != head)
        {
            throw new LedgerUnavailableException("The ledger is damaged: its last changes are missing.");
        }
    }

    private static string Beside(string path, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path.GetFullPath(path)}.{what}-{Environment.ProcessId}");

    private static void Flush(string path)
    {
        using var file = File.OpenWrite(path);
        file.Flush(flushToDisk: true);
    }

    private static void ThrowIfExists(string path)
    {
        if (File.Exists(path))
        {
            throw new IOException($"{path} is there already.");
        }
    }

    /// <summary>The file last: a log that lay there alone would be taken for the next copy's of that name.</summary>
    private static void DeleteAll(string path, string? except = null)
    {
        foreach (var file in SqliteFile.Parts.Append("-migrating").Reverse().Select(part => path + part).Where(file => file != except))
        {
            File.Delete(file);
        }
    }
}
