using Workforce.Ledger.Sqlite;

namespace Workforce.Ledger.Tests;

/// <summary>A library that can lose commits is never given a ledger.</summary>
public class SqliteVersionTests
{
    /// <summary>https://www.sqlite.org/wal.html#walresetbug: mended in 3.51.3, and in 3.50.7 and 3.44.6 for those who stay with those lines.</summary>
    [Theory]
    [InlineData(3_007_000, false)]
    [InlineData(3_035_005, false)]
    [InlineData(3_044_005, false)]
    [InlineData(3_044_006, true)]
    [InlineData(3_044_007, true)]
    [InlineData(3_045_000, false)]
    [InlineData(3_049_001, false)]
    [InlineData(3_050_006, false)]
    [InlineData(3_050_007, true)]
    [InlineData(3_051_000, false)]
    [InlineData(3_051_002, false)]
    [InlineData(3_051_003, true)]
    [InlineData(3_052_000, true)]
    [InlineData(4_000_000, true)]
    public void KeepsWhatIsCommitted_OfAVersion_IsAsItsReleaseNotesSay(int number, bool keeps) =>
        Assert.Equal(keeps, SqliteVersion.KeepsWhatIsCommitted(number));

    [Fact]
    public void ThrowIfUnsafe_OldLibrary_SaysWhichAndWhatToDo()
    {
        var refusal = Assert.Throws<LedgerUnavailableException>(() => SqliteVersion.ThrowIfUnsafe(3_035_005));

        Assert.Contains("SQLite 3.35.5,", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("SQLitePCLRaw 2.1.13 or later", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ThrowIfUnsafe_LibraryOfTheBuild_DoesNotThrow()
    {
        SqliteEngine.EnsureReady();

        SqliteVersion.ThrowIfUnsafe();
    }
}
