namespace Workforce.Ledger.Sqlite;

/// <summary>Lets one process at a time migrate a ledger, by a lock that dies with its process.</summary>
/// <remarks>
/// EF's own lock is a row in the database: a process that is killed while it migrates leaves it behind, and every later
/// start waits for it for ever. The file stays: one that is deleted while another waits for it would be locked by two.
/// </remarks>
internal static class SqliteMigrationLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(50);

    public static async Task<FileStream> TakeAsync(string ledgerPath, CancellationToken cancellationToken)
    {
        var path = ledgerPath + "-migrating";
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;

        while (true)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path) && Environment.TickCount64 < deadline)
            {
                await Task.Delay(RetryDelay, cancellationToken);
            }
        }
    }
}
