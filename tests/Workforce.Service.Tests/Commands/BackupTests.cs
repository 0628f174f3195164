using Workforce.Service.Commands;
using Workforce.Service.Tests.Hosting;

namespace Workforce.Service.Tests.Commands;

public class BackupTests
{
    [Fact]
    public async Task Backup_ServiceRunningAndTakingChanges_IsOneMomentAndRestores()
    {
        using var run = new CommandRun();
        await using var service = new Disposing(await RunningService.StartAsync());
        var pushing = Task.Run(async () =>
        {
            for (var number = 0; number < 40; number++)
            {
                await service.Service.PushAsync(A.Unit($"unit-{number}"));
            }
        });

        await service.Service.PushAsync(A.Unit("first"));
        var code = await LedgerCommandLine.RunAsync(
            ["backup", run.PathOf("backup.db"), $"--Workforce:DatabasePath={service.Service.DatabasePath}"], run.Output, run.Error);
        await pushing;

        Assert.Equal("", run.Error.ToString());
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal(ExitCode.Done, await run.RunAsync("restored.db", "restore", run.PathOf("backup.db")));
        var (head, changes) = await run.ContentsAsync("restored.db");
        Assert.Equal(head.ChangeNumber, changes.Count);
        Assert.Contains(changes, change => change.Change.Fact.Key.Id == "first");
        Assert.DoesNotContain(run.Files(), file => file.Contains("partial", StringComparison.Ordinal) || file.Contains("check", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Restore_LedgerThatIsThere_IsRefusedUnlessItIsSetAside()
    {
        using var run = new CommandRun();
        await run.MakeLedgerAsync("ledger.db");
        await run.RunAsync("ledger.db", "backup", run.PathOf("backup.db"));
        var before = await run.ContentsAsync("ledger.db");

        await using (var ledger = run.Open("ledger.db"))
        {
            await ledger.AppendAsync([before.Changes[0].Change with { ChangeId = "later" }], CommandRun.Moment.AddDays(2));
        }

        Assert.Equal(ExitCode.BadInput, await run.RunAsync("ledger.db", "restore", run.PathOf("backup.db")));
        Assert.Equal(before.Head.Revision + 1, (await run.ContentsAsync("ledger.db")).Head.Revision);
        Assert.Equal(ExitCode.Done, await run.RunAsync("ledger.db", "restore", "--replace", run.PathOf("backup.db")));

        var after = await run.ContentsAsync("ledger.db");
        Assert.Equal(before.Head, after.Head);
        Assert.Equal(before.Changes, after.Changes);
        var setAside = Assert.Single(run.Files(), file => file.StartsWith("ledger.db.replaced-", StringComparison.Ordinal));
        Assert.Equal(before.Head.Revision + 1, (await run.ContentsAsync(setAside)).Head.Revision);
    }

    [Fact]
    public async Task Restore_LedgerInUse_IsRefused()
    {
        using var run = new CommandRun();
        await run.MakeLedgerAsync("ledger.db");
        await run.RunAsync("ledger.db", "backup", run.PathOf("backup.db"));
        await using var inUse = run.Open("ledger.db");
        await inUse.AppendAsync([(await run.ContentsAsync("ledger.db")).Changes[0].Change with { ChangeId = "later" }], CommandRun.Moment.AddDays(2));

        Assert.Equal(ExitCode.BadInput, await run.RunAsync("ledger.db", "restore", "--replace", run.PathOf("backup.db")));

        Assert.Contains("is in use: stop the service first", run.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(4, (await inUse.HeadAsync()).Revision);
    }

    [Fact]
    public async Task RestoreVerify_SoundBackup_SaysSoAndLeavesEverythingAsItIs()
    {
        using var run = new CommandRun();
        await run.MakeLedgerAsync("ledger.db");
        await run.RunAsync("ledger.db", "backup", run.PathOf("backup.db"));
        var (files, bytes) = (run.Files().Order().ToList(), await File.ReadAllBytesAsync(run.PathOf("backup.db")));

        Assert.Equal(ExitCode.Done, await run.RunAsync("elsewhere.db", "restore", "--verify", run.PathOf("backup.db")));

        Assert.Contains("can be restored", run.Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(files, run.Files().Order());
        Assert.Equal(bytes, await File.ReadAllBytesAsync(run.PathOf("backup.db")));
    }

    /// <summary>A page in the midst of the file full of garbage, a file cut short, and a file that is something else.</summary>
    [Theory]
    [InlineData("garbage")]
    [InlineData("cut short")]
    [InlineData("something else")]
    public async Task RestoreVerify_DamagedBackup_IsToldAndNeverRestored(string damage)
    {
        using var run = new CommandRun();
        await run.MakeLedgerAsync("ledger.db");
        await run.RunAsync("ledger.db", "backup", run.PathOf("backup.db"));
        var bytes = await File.ReadAllBytesAsync(run.PathOf("backup.db"));
        var half = bytes.Length / 2 / 4096 * 4096;
        new Random(1).NextBytes(damage is "garbage" ? bytes.AsSpan(half, 4096) : []);
        await File.WriteAllBytesAsync(run.PathOf("backup.db"), damage switch
        {
            "cut short" => bytes[..half],
            "something else" => [.. "This is no database."u8],
            _ => bytes,
        });

        Assert.Equal(ExitCode.LedgerUnusable, await run.RunAsync("new.db", "restore", "--verify", run.PathOf("backup.db")));
        Assert.Equal(ExitCode.LedgerUnusable, await run.RunAsync("new.db", "restore", run.PathOf("backup.db")));

        Assert.DoesNotContain("new.db", run.Files());
    }

    [Fact]
    public async Task Backup_FileThatExistsOrLedgerThatDoesNot_IsRefused()
    {
        using var run = new CommandRun();
        await run.MakeLedgerAsync("ledger.db");
        await File.WriteAllTextAsync(run.PathOf("backup.db"), "mine");

        Assert.Equal(ExitCode.BadInput, await run.RunAsync("ledger.db", "backup", run.PathOf("backup.db")));
        Assert.Equal(ExitCode.LedgerUnusable, await run.RunAsync("nowhere.db", "backup", run.PathOf("other.db")));

        Assert.Equal("mine", await File.ReadAllTextAsync(run.PathOf("backup.db")));
        Assert.DoesNotContain(run.Files(), file => file.StartsWith("other.db", StringComparison.Ordinal));
    }

    private sealed class Disposing(RunningService service) : IAsyncDisposable
    {
        public RunningService Service => service;

        public async ValueTask DisposeAsync() => await service.DisposeAsync();
    }
}
