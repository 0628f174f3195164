using System.Globalization;
using SQLitePCL;

namespace Workforce.Ledger.Sqlite;

/// <summary>Which versions of the SQLite library a ledger may be given to.</summary>
/// <remarks>
/// From 3.7.0 on, where a commit begins the log anew while another connection copies it, the index may say that what was written since is in the file
/// already: it is then never copied, and lost. Here the log is copied beside the writer as a matter of course (<see cref="SqliteCheckpoints"/>). See
/// https://www.sqlite.org/wal.html#walresetbug for the versions that do not lose it.
/// </remarks>
internal static class SqliteVersion
{
    /// <exception cref="LedgerUnavailableException">The library may lose what it has committed.</exception>
    public static void ThrowIfUnsafe() => ThrowIfUnsafe(raw.sqlite3_libversion_number());

    /// <param name="number">As sqlite3_libversion_number tells it: 3,051,003 for 3.51.3.</param>
    /// <exception cref="LedgerUnavailableException">The library of that version may lose what it has committed.</exception>
    public static void ThrowIfUnsafe(int number)
    {
        if (!KeepsWhatIsCommitted(number))
        {
            throw new LedgerUnavailableException(string.Create(
                CultureInfo.InvariantCulture,
                $"The program was built with SQLite {number / 1_000_000}.{number / 1000 % 1000}.{number % 1000}, which can lose changes that it has committed. Build it with"
                + $" SQLitePCLRaw 2.1.13 or later, whose SQLite has that mended: 3.51.3 or later, or 3.50.7 or 3.44.6 of their own lines."));
        }
    }

    /// <inheritdoc cref="ThrowIfUnsafe(int)"/>
    public static bool KeepsWhatIsCommitted(int number) => number is >= 3_051_003 or (>= 3_050_007 and < 3_051_000) or (>= 3_044_006 and < 3_045_000);
}
