using Microsoft.Data.Sqlite;

namespace Workforce.Ledger.Sqlite;

/// <summary>Whether the ledger's file is where it should be, and what to do where it is not.</summary>
internal static class SqliteFile
{
    /// <summary>What stands behind the ledger's name for its log.</summary>
    public const string Log = "-wal";

    /// <summary>
    /// What stands behind the ledger's name: nothing for the file itself, then its log, the index of that, and a journal of what to roll back. SQLite
    /// knows the latter by their names alone, whatever file bears the first.
    /// </summary>
    public static IReadOnlyList<string> Parts { get; } = ["", Log, "-shm", "-journal"];

    /// <summary>Whether there is a file that could hold a ledger: one of no bytes holds none.</summary>
    public static bool IsThere(string path) => new FileInfo(path) is { Exists: true, Length: > 0 };

    /// <summary>Opens a file for one use by a command; never makes it.</summary>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public static async Task<SqliteConnection> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = 5,
        }.ToString());

        try
        {
            await connection.OpenAsync(cancellationToken);

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="LedgerUnavailableException">There is no file: taken for an empty ledger it would hide where the real one is.</exception>
    public static void ThrowIfMissing(string path)
    {
        if (!IsThere(path))
        {
            ThrowIfMislaid(path);

            throw new LedgerUnavailableException(
                $"There is no ledger at {path}. Look whether that is the right path, from the right working directory, and whether the disk is mounted."
                + " If there has never been one, make it with the command migrate, or by starting once with the setting CreateLedger.");
        }
    }

    /// <summary>To be asked where there is no file, before one is made.</summary>
    /// <exception cref="LedgerUnavailableException">There was a ledger: its log is still there, or a restore was broken off between two steps.</exception>
    public static void ThrowIfMislaid(string path)
    {
        if (File.Exists(path + Log))
        {
            throw new LedgerUnavailableException(
                $"There is no ledger at {path}, but its log is still there, {path}{Log}, with changes that may be nowhere else; SQLite would delete it beside"
                + " a new ledger. Give the ledger's file its name back; or, if that is lost, run restore with --replace, which sets the log aside; if a new"
                + " ledger is wanted instead, move the log elsewhere first.");
        }

        if (Path.GetDirectoryName(path) is not { } directory || !Directory.Exists(directory))
        {
            return;
        }

        var name = Path.GetFileName(path);

        foreach (var what in new[] { SqliteSetAside.Mark, SqliteBackup.Restored })
        {
            if (Directory.EnumerateFiles(directory, $"{name}.{what}-*").FirstOrDefault() is { } other)
            {
                throw new LedgerUnavailableException(
                    $"There is no ledger at {path}, but {other} lies beside it: a restore was broken off. Run restore again, or give the file that was set"
                    + " aside its name back; if a new ledger is wanted instead, move that file elsewhere first.");
            }
        }
    }

    /// <exception cref="IOException">There is a ledger, or what is left of one and would be played into any file of that name.</exception>
    public static void ThrowIfTaken(string path)
    {
        if (Parts.FirstOrDefault(part => File.Exists(path + part)) is { } part)
        {
            throw new IOException(part.Length == 0
                ? $"{path} is there already; --replace sets it aside."
                : $"{path}{part} is there, left by a ledger that was at {path}, and would be taken for a part of what is restored. --replace sets it aside; or move it elsewhere.");
        }
    }
}
