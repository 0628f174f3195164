using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Workforce.Ledger.Sqlite;

/// <summary>Copies the log into the file beside the writer, and not within one of its commits.</summary>
/// <remarks>
/// Left to itself SQLite copies the log at the end of the commit that makes it too long, and that commit waits for all of it to be on the disk; so
/// do its sender and every follower. Here it is copied meanwhile, on a connection of its own, of which nobody waits. Only the little that was written
/// since is copied within a commit, so that the log can begin anew: beside a writer that never rests a copy might never catch up. Where the disk is so
/// slow that the log grows faster than it is copied, the writer waits for it, as it would without this. A failure loses nothing, since the log has
/// everything; the next lot of pages tries again. While somebody reads the past, the log cannot be copied further than that, and grows.
/// </remarks>
/// <param name="open">Makes a context on a connection of its own.</param>
internal sealed class SqliteCheckpoints(Func<LedgerContext> open)
{
    /// <summary>At how many pages, 128 MiB, a commit of any other connection copies the log: what only others write, such as the trail of reads, is seen by none of this.</summary>
    public const int PagesOfOthers = 32_768;

    /// <summary>
    /// How long the log may become before the writer waits for the copy, 64 MiB: four times where copying begins, so that a disk that keeps up is never
    /// waited for, and one that does not cannot fill itself with the log.
    /// </summary>
    public const int Most = 16_384;

    /// <summary>From how many pages on the log is copied: 16 MiB, so that a page that many commits have touched is copied once.</summary>
    private const int Many = 4096;

    /// <summary>How many pages a commit may copy: some milliseconds.</summary>
    private const int Few = 256;

    /// <summary>After how many copies of all that there was a commit copies what came during the last of them, however much it is.</summary>
    private const int MaxCopies = 4;

    /// <summary>How many pages a copy has left for a reader of the past; null if it came to nothing, for a fault or since another process copies.</summary>
    private Task<int?> _copying = Task.FromResult<int?>(null);

    private int _copies;

    /// <summary>How many pages this process has written since the last copy began, or for the first of them.</summary>
    private int _pages;

    /// <summary>How many pages this process has written since the log last began anew, or was left to a reader of the past: what the log may be long.</summary>
    private int _logged;

    /// <summary>After each commit of the writer, on its connection and thread: one caller at a time.</summary>
    public void Committed(SqliteConnection connection)
    {
        var handle = SqliteEngine.HandleOf(connection);
        _ = raw.sqlite3_wal_autocheckpoint(handle, 0);

        if (raw.sqlite3_db_status(handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var written, out _, 1) == raw.SQLITE_OK)
        {
            _pages += written;
            _logged += written;
        }

        if (!_copying.IsCompleted)
        {
            if (_logged < Most)
            {
                return;
            }

            // Its fault, if it has one, is looked at below.
            Task.WaitAny(_copying);
        }

        if (_copies == 0)
        {
            if (_pages >= Many)
            {
                Begin();
            }
        }
        else if (!_copying.IsCompletedSuccessfully || _copying.Result is not <= Few)
        {
            // Somebody reads the past, or it failed: again once there is as much more.
            (_copies, _pages, _logged) = (0, 0, 0);
        }
        else if (_pages <= Few || _copies == MaxCopies || _logged >= Most)
        {
            var left = Copy(handle) ?? 0;
            (_copies, _pages, _logged) = (0, left, left);
        }
        else
        {
            Begin();
        }
    }

    /// <summary>Waits until nothing is being copied.</summary>
    public async Task EndAsync(CancellationToken cancellationToken) =>
        await ((Task)_copying).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private void Begin()
    {
        (_copies, _pages) = (_copies + 1, 0);
        _copying = Task.Run(CopyAsync);
    }

    private async Task<int?> CopyAsync()
    {
        await using var context = open();
        await context.Database.OpenConnectionAsync();
        return Copy(SqliteEngine.HandleOf((SqliteConnection)context.Database.GetDbConnection()));
    }

    /// <returns>How many pages are left in the log; null if nothing was copied.</returns>
    private static int? Copy(sqlite3 handle) =>
        raw.sqlite3_wal_checkpoint_v2(handle, null, raw.SQLITE_CHECKPOINT_PASSIVE, out var logged, out var copied) == raw.SQLITE_OK && logged >= 0
            ? logged - copied
            : null;
}
