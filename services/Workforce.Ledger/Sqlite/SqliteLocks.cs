namespace Workforce.Ledger.Sqlite;

/// <summary>
/// Asks the system who uses a ledger, where SQLite cannot open it and so cannot tell: whoever has read from a file keeps a lock on certain bytes of it
/// until it is closed.
/// </summary>
/// <remarks>
/// Linux and Windows answer. On macOS .NET cannot ask, and nobody is taken to have the ledger open. No system tells of the asking process itself, which even
/// loses its own locks by asking: this is for a command, which has the ledger open nowhere.
/// </remarks>
internal static class SqliteLocks
{
    /// <summary>Pending, reserved and shared, see https://www.sqlite.org/fileformat2.html#the_lock_byte_page.</summary>
    private const long First = 0x4000_0000;

    private const long Length = 512;

    /// <exception cref="IOException">Another process has the file open.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be asked, since this user may not write it.</exception>
    public static void ThrowIfHeld(string path)
    {
        if (!File.Exists(path) || !(OperatingSystem.IsLinux() || OperatingSystem.IsWindows()))
        {
            return;
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

        try
        {
            stream.Lock(First, Length);
            stream.Unlock(First, Length);
        }
        catch (IOException)
        {
            throw InUse(path);
        }
    }

    public static IOException InUse(string path) => new($"{path} is in use: stop the service first.");
}
