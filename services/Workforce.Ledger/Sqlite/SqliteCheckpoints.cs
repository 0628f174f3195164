using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Workforce.Ledger.Sqlite;

/// <summary>Copies the log into the file beside the writer, and not within one of its commits.</summary>
/// <remarks>
/// Left to itself SQLite copies the log at the end of the commit that makes it too long, and that commit waits for all of it to be on the disk: half
/// a second, now and then, for its sender and for every follower. So most of it is copied meanwhile on a connection of its own, of which
/// nobody waits; the writer only copies what was added since, which is little, so that the log can begin anew: on its own a copy that never
/// catches up with a busy writer would let it grow for ever. A failure loses nothing, since the log has everything: the next one tries again, and
/// past <see cref="LongestLog"/> SQLite does it within the commit after all.
/// </remarks>
/// <param name="open">Makes a context on a connection of its own.</param>
internal sealed class SqliteCheckpoints(Func<LedgerContext> open)
{
    /// <summary>At how many pages SQLite copies the log in any case: 128 MiB.</summary>
    public const int LongestLog = 32_768;

    /// <summary>From how many pages on the log is copied: 16 MiB, so that a page that many commits have touched is copied once.</summary>
    private const int Many = 4096;

    /// <summary>How many pages a commit may copy: some milliseconds.</summary>
    private const int Few = 256;

    /// <summary>How often the log is copied beside the writer before what is left is taken for as little as it will be.</summary>
    private const int MaxPasses = 4;

    private Task _copying = Task.CompletedTask;
    private bool _isToEnd;

    /// <summary>How many pages the log has that are not in the file, as far as this process knows.</summary>
    private int _pages;

    /// <summary>After each commit of the writer, on its connection and thread: one caller at a time.</summary>
    public void Committed(SqliteConnection connection)
    {
        var handle = SqliteEngine.HandleOf(connection);

        if (raw.sqlite3_db_status(handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var written, out _, 1) == raw.SQLITE_OK)
        {
            _pages += written;
        }

        if (!_copying.IsCompleted)
        {
            return;
        }

        if (_isToEnd)
        {
            // What a reader of the past still needs stays in the log, and is copied with the next lot.
            _isToEnd = false;
            _pages = Copy(handle) ?? _pages;
        }
        else if (_pages >= Many)
        {
            _isToEnd = true;
            _copying = Task.Run(CopyMost);
        }
    }

    /// <summary>Waits until nothing is being copied.</summary>
    public Task EndAsync() => _copying;

    private async Task CopyMost()
    {
        try
        {
            await using var context = open();
            await context.Database.OpenConnectionAsync();
            var handle = SqliteEngine.HandleOf((SqliteConnection)context.Database.GetDbConnection());

            for (var pass = 0; pass < MaxPasses && Copy(handle) > Few; pass++)
            {
                // What was written meanwhile, which is less each time.
            }
        }
        catch (SqliteException)
        {
            // The log has everything.
        }
    }

    /// <returns>How many pages are left in the log; null if nothing was copied, since another process copies or for a fault.</returns>
    private static int? Copy(sqlite3 handle) =>
        raw.sqlite3_wal_checkpoint_v2(handle, null, raw.SQLITE_CHECKPOINT_PASSIVE, out var logged, out var copied) == raw.SQLITE_OK
            ? logged - copied
            : null;
}
