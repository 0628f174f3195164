using System.Diagnostics;
using Workforce.Service.Commands;
using Workforce.Service.Tests.Delivering;

namespace Workforce.Service.Tests.Commands;

/// <summary>A restore ends with the backup's changes and no others, whatever lies at the ledger's place, and deletes nothing of that.</summary>
public class RestoreTests
{
    private const string Ledger = "ledger.db";
    private const string Backup = "backup.db";

    /// <summary>The service was killed, so that its log stayed, and then somebody moved the ledger's file alone.</summary>
    [Fact]
    public async Task Restore_OnlyTheLogOfALedgerIsLeft_IsRefusedUnlessItIsSetAside()
    {
        using var run = new CommandRun();
        await MakeBackupAsync(run);
        await KillAsync(run, Ledger);
        File.Delete(run.PathOf(Ledger));
        File.Delete(run.PathOf(Ledger + "-shm"));
        var log = await File.ReadAllBytesAsync(run.PathOf(Ledger + "-wal"));

        Assert.Equal(ExitCode.BadInput, await run.RunAsync(Ledger, "restore", run.PathOf(Backup)));
        Assert.Contains("ledger.db-wal is there", run.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(log, await File.ReadAllBytesAsync(run.PathOf(Ledger + "-wal")));

        Assert.Equal(ExitCode.Done, await run.RunAsync(Ledger, "restore", "--replace", run.PathOf(Backup)));
        await AssertIsBackupAsync(run);
        var setAside = Assert.Single(SetAside(run));
        Assert.EndsWith("-wal", setAside, StringComparison.Ordinal);
        Assert.Contains(setAside, run.Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(log, await File.ReadAllBytesAsync(run.PathOf(setAside)));
    }

    /// <summary>The file was emptied: SQLite, asked to open it, would delete the log.</summary>
    [Fact]
    public async Task Restore_FileOfNoBytesBesideItsLog_SetsBothAside()
    {
        using var run = new CommandRun();
        await MakeBackupAsync(run);
        await KillAsync(run, Ledger);
        await File.WriteAllBytesAsync(run.PathOf(Ledger), []);
        var log = await File.ReadAllBytesAsync(run.PathOf(Ledger + "-wal"));

        Assert.Equal(ExitCode.LedgerUnusable, await run.RunAsync(Ledger, "backup", run.PathOf("other.db")));
        Assert.Equal(ExitCode.Done, await run.RunAsync(Ledger, "restore", "--replace", run.PathOf(Backup)));

        await AssertIsBackupAsync(run);
        Assert.Equal(log, await File.ReadAllBytesAsync(run.PathOf(Assert.Single(SetAside(run), file => file.EndsWith("-wal", StringComparison.Ordinal)))));
    }

    [Theory]
    [InlineData("-wal")]
    [InlineData("-shm")]
    [InlineData("-journal")]
    public async Task Restore_SomethingLeftOfALedger_IsRefusedUnlessItIsSetAside(string part)
    {
        using var run = new CommandRun();
        await MakeBackupAsync(run);
        await File.WriteAllTextAsync(run.PathOf(Ledger + part), "left");

        Assert.Equal(ExitCode.BadInput, await run.RunAsync(Ledger, "restore", run.PathOf(Backup)));
        Assert.False(File.Exists(run.PathOf(Ledger)));
        Assert.Equal(ExitCode.Done, await run.RunAsync(Ledger, "restore", "--replace", run.PathOf(Backup)));

        await AssertIsBackupAsync(run);
        Assert.Equal("left", await File.ReadAllTextAsync(run.PathOf(Assert.Single(SetAside(run), file => file.EndsWith(part, StringComparison.Ordinal)))));
    }

    /// <summary>
    /// Damaged are the header's first words, the rest of its page, which holds the schema, and the header's number of the schema's format. The log holds an
    /// acknowledged change that is nowhere else, and is sound: it goes with the file, as it is.
    /// </summary>
    [Theory]
    [InlineData(0, 16)]
    [InlineData(100, 3996)]
    [InlineData(44, 4)]
    public async Task Restore_LedgerDamaged_SetsItAsideWithItsLog(int offset, int length)
    {
        using var run = new CommandRun();
        await MakeBackupAsync(run);
        await KillAsync(run, Ledger);
        await DamageAsync(run.PathOf(Ledger), offset, length);
        var (file, log) = (await File.ReadAllBytesAsync(run.PathOf(Ledger)), await File.ReadAllBytesAsync(run.PathOf(Ledger + "-wal")));

        Assert.Equal(ExitCode.Done, await run.RunAsync(Ledger, "restore", "--replace", run.PathOf(Backup)));

        Assert.Equal("", run.Error.ToString());
        await AssertIsBackupAsync(run);
        var name = SetAside(run).Min()!;
        Assert.Equal(file, await File.ReadAllBytesAsync(run.PathOf(name)));
        Assert.Equal(log, await File.ReadAllBytesAsync(run.PathOf(name + "-wal")));
    }

    /// <summary>Of such a file SQLite cannot say so. The service is halted, since it would stop by itself at what it finds, sooner or later.</summary>
    [Theory]
    [InlineData("damaged")]
    [InlineData("emptied")]
    public async Task Restore_FileSpoiltUnderAService_IsRefused(string how)
    {
        using var run = new CommandRun();
        await MakeBackupAsync(run);
        File.Copy(run.PathOf(Backup), run.PathOf(Ledger));
        using var service = new ServiceProcess(run.PathOf(Ledger));
        service.Start();
        await service.UntilServingAsync();
        using var halting = Process.Start("bash", ["-c", $"kill -STOP {service.Id}"]);
        await halting.WaitForExitAsync();

        if (how is "damaged")
        {
            await DamageAsync(run.PathOf(Ledger), 0, 4096);
        }
        else
        {
            await using var file = new FileStream(run.PathOf(Ledger), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            file.SetLength(0);
        }

        Assert.Equal(ExitCode.BadInput, await run.RunAsync(Ledger, "restore", "--replace", run.PathOf(Backup)));

        Assert.Contains("is in use: stop the service first", run.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(SetAside(run));
    }

    [Fact]
    public async Task Restore_LedgerThatAppearsMeanwhile_IsLeftThere()
    {
        // The restore may be done before the ledger has appeared, which is another case.
        for (var attempts = 1; !await AppearsWhileRestoringAsync(); attempts++)
        {
            Assert.True(attempts < 10, "The ledger never appeared in time.");
        }
    }

    /// <summary>What a restore has set aside of a damaged ledger is two files, of which one is not the whole.</summary>
    [Fact]
    public async Task Restore_BackupWithALogBesideIt_IsRefused()
    {
        using var run = new CommandRun();
        await MakeBackupAsync(run);
        await KillAsync(run, "copied.db");

        Assert.Equal(ExitCode.LedgerUnusable, await run.RunAsync(Ledger, "restore", run.PathOf("copied.db")));

        Assert.Contains("copied.db-wal", run.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Ledger, run.Files());
    }

    /// <returns>False if the restore was done first; nothing is asserted then.</returns>
    private static async Task<bool> AppearsWhileRestoringAsync()
    {
        using var run = new CommandRun();
        await MakeBackupAsync(run);
        await run.MakeLedgerAsync("new.db");
        var made = await File.ReadAllBytesAsync(run.PathOf("new.db"));
        using var restored = new CancellationTokenSource();

        // A thread of its own, which waits for none of the pool's.
        var appearing = Task.Factory.StartNew(
            () => Appears(run, restored.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var code = await run.RunAsync(Ledger, "restore", run.PathOf(Backup));
        await restored.CancelAsync();

        if (!await appearing)
        {
            return false;
        }

        Assert.Equal(ExitCode.BadInput, code);
        Assert.Empty(SetAside(run));
        Assert.Equal(made, await File.ReadAllBytesAsync(run.PathOf(Ledger)));
        return true;
    }

    private static bool Appears(CommandRun run, CancellationToken restored)
    {
        while (!run.Files().Any(file => file.StartsWith("ledger.db.restored-", StringComparison.Ordinal)))
        {
            if (restored.IsCancellationRequested)
            {
                return false;
            }
        }

        try
        {
            File.Move(run.PathOf("new.db"), run.PathOf(Ledger));
            return true;
        }
        catch (IOException) when (File.Exists(run.PathOf(Ledger)))
        {
            return false;
        }
    }

    private static async Task MakeBackupAsync(CommandRun run)
    {
        await run.MakeLedgerAsync("source.db");
        Assert.Equal(ExitCode.Done, await run.RunAsync("source.db", "backup", run.PathOf(Backup)));
    }

    /// <summary>The files of a service that was killed after one more change than the backup has: nothing was closed, and the log has that change alone.</summary>
    private static async Task KillAsync(CommandRun run, string name)
    {
        var change = (await run.ContentsAsync("source.db")).Changes[0].Change;
        await using var ledger = run.Open("source.db");
        Assert.True(await ledger.ScrubAsync());
        await ledger.AppendAsync([change with { ChangeId = "later" }], CommandRun.Moment.AddDays(2));

        foreach (var part in new[] { "", "-wal", "-shm" })
        {
            File.Copy(run.PathOf("source.db" + part), run.PathOf(name + part));
        }
    }

    private static async Task DamageAsync(string path, int offset, int length)
    {
        var garbage = new byte[length];
        new Random(1).NextBytes(garbage);
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = offset;
        await file.WriteAsync(garbage);
    }

    private static IEnumerable<string> SetAside(CommandRun run) => run.Files().Where(file => file.StartsWith("ledger.db.replaced-", StringComparison.Ordinal));

    private static async Task AssertIsBackupAsync(CommandRun run)
    {
        var backup = await run.ContentsAsync("source.db");
        await using var ledger = run.Open(Ledger);
        await ledger.VerifyAsync();
        var restored = await run.ContentsAsync(Ledger);

        // The backup was made before the last change of its source, if there was one later.
        Assert.Equal(3, restored.Head.Revision);
        Assert.Equal(backup.Changes.Where(change => change.Revision <= 3), restored.Changes);
    }
}
