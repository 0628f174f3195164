using Workforce.Ledger.Tests.Auditing;

namespace Workforce.Ledger.Tests;

/// <summary>A file that is missing is never taken for an empty ledger, nor one that has gone for the ledger.</summary>
public class MissingFileTests
{
    [Fact]
    public async Task PrepareAsync_FileMissing_SaysWhatToDoAndMakesNone()
    {
        await using var file = LedgerFile.New();

        var outage = await Assert.ThrowsAsync<LedgerUnavailableException>(() => file.Open().PrepareAsync());

        Assert.Contains(file.Path, outage.Message, StringComparison.Ordinal);
        Assert.Contains("command migrate", outage.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(file.Path));
    }

    [Fact]
    public async Task PrepareAsync_FileOfNoBytes_IsAsMissing()
    {
        await using var file = LedgerFile.New();
        await File.WriteAllBytesAsync(file.Path, []);

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => file.Open().PrepareAsync());

        Assert.Equal(0, new FileInfo(file.Path).Length);
    }

    [Fact]
    public async Task PrepareAsync_FileMissingAndToBeMade_MakesIt()
    {
        await using var file = LedgerFile.New();
        var ledger = file.Open();

        await ledger.PrepareAsync(createIfMissing: true);

        Assert.Equal(new LedgerHead(0, 0), await ledger.HeadAsync());
    }

    /// <summary>What a restore leaves that is killed between setting the one aside and putting the other in its place.</summary>
    [Theory]
    [InlineData("replaced-20260930T081530Z")]
    [InlineData("restored-4711")]
    public async Task MigrateAsync_ARestoreWasBrokenOff_MakesNoNewLedger(string left)
    {
        await using var file = LedgerFile.New();
        await File.WriteAllTextAsync($"{file.Path}.{left}", "the ledger");

        var migrating = await Assert.ThrowsAsync<LedgerUnavailableException>(() => file.Open().MigrateAsync());
        var starting = await Assert.ThrowsAsync<LedgerUnavailableException>(() => file.Open().PrepareAsync(createIfMissing: true));

        Assert.All([migrating, starting], each => Assert.Contains(left, each.Message, StringComparison.Ordinal));
        Assert.False(File.Exists(file.Path));
    }

    /// <summary>The service was killed, and then somebody moved or emptied the file alone: SQLite would delete the log beside an empty one.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task MigrateAsync_OnlyTheLogOfALedgerIsLeft_MakesNoNewLedgerAndKeepsTheLog(bool emptied)
    {
        var (killed, ledger) = await LedgerFile.CreateAsync();
        await using var _ = killed;
        await ledger.AppendAsync([A.Change("acknowledged")], A.Moment);
        await using var file = LedgerFile.New();
        File.Copy(killed.Path + "-wal", file.Path + "-wal");
        var log = await File.ReadAllBytesAsync(file.Path + "-wal");

        if (emptied)
        {
            await File.WriteAllBytesAsync(file.Path, []);
        }

        var migrating = await Assert.ThrowsAsync<LedgerUnavailableException>(() => file.Open().MigrateAsync());
        var starting = await Assert.ThrowsAsync<LedgerUnavailableException>(() => file.Open().PrepareAsync(createIfMissing: true));
        var again = await Assert.ThrowsAsync<LedgerUnavailableException>(() => file.Open().PrepareAsync());

        Assert.All([migrating, starting, again], each => Assert.Contains("restore with --replace", each.Message, StringComparison.Ordinal));
        Assert.False(Sqlite.SqliteFile.IsThere(file.Path));
        Assert.Equal(log, await File.ReadAllBytesAsync(file.Path + "-wal"));
    }

    [Fact]
    public async Task PrepareAsync_LedgerThereBesideOneThatWasSetAside_GoesOn()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        await File.WriteAllTextAsync($"{file.Path}.replaced-20260930T081530Z", "the one before");

        await ledger.PrepareAsync();

        Assert.Equal(new LedgerHead(0, 0), await ledger.HeadAsync());
    }

    /// <summary>The process has it open, so that the system keeps it; but nobody will find it again.</summary>
    [Fact]
    public async Task Ledger_FileRenamedUnderIt_RecordsNothingUntilItIsBack()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([A.Change("1")], A.Moment);
        File.Move(file.Path, file.Path + ".away");

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.AppendAsync([A.Change("2")], A.Moment));
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.AppendAsync([A.Change("2")], A.Moment));
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.Audit.AppendAsync([Entry.Of()]));
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.HeadAsync());
        Assert.False(File.Exists(file.Path));

        File.Move(file.Path + ".away", file.Path);
        Assert.Equal(new LedgerHead(1, 1), await ledger.HeadAsync());
        Assert.Equal(2, (await ledger.AppendAsync([A.Change("2")], A.Moment)).Revision);
    }

    [Fact]
    public async Task Ledger_AnotherFilePutInItsPlace_GoesOnInThatOne()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        var (other, otherLedger) = await LedgerFile.CreateAsync();
        await using var __ = other;
        await otherLedger.AppendAsync([A.Change("other")], A.Moment);
        await other.CloseAsync();
        await ledger.AppendAsync([A.Change("1")], A.Moment);
        File.Delete(file.Path + "-wal");
        File.Delete(file.Path + "-shm");
        File.Move(other.Path, file.Path, overwrite: true);

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.AppendAsync([A.Change("2")], A.Moment));

        Assert.Equal(2, (await ledger.AppendAsync([A.Change("2")], A.Moment)).Revision);
        Assert.Equal(["other", "2"], (await file.Open().ReadAsync(0, 2).ToListAsync()).Select(each => each.Change.ChangeId));
    }
}
