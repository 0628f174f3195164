using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SqlServer.StandIn.Faults;
using Workforce.Domain.Facts;
using Workforce.Ledger.SqlServer;
using Workforce.Ledger.Tests.Auditing;

namespace Workforce.Ledger.Tests.SqlServer;

/// <summary>How a database comes to have the ledger's tables: by the program, with what the server refuses; and by a database administrator.</summary>
public class MigrationPathTests
{
    [Fact]
    public async Task MigrateAsync_NoDatabase_MakesItWithSnapshots()
    {
        await using var server = LedgerServer.StartWithoutDatabase();
        await using var ledger = server.Open();

        Assert.Null(await ledger.MigrateAsync());

        await ledger.PrepareAsync();
        Assert.Equal(1, (await ledger.AppendAsync([A.Change("1")], A.Moment)).Revision);
        Assert.True(server.IsReadCommittedSnapshot);
    }

    /// <summary>5069 is what a server says that lets nobody alter the database.</summary>
    [Fact]
    public async Task MigrateAsync_ServerRefusesSnapshots_MakesTheTablesAndSaysSo()
    {
        await using var server = LedgerServer.StartWithoutDatabase();
        await using var ledger = server.Open();
        server.Faults.Add(
            FaultMoment.BeforeStatement,
            new FaultAnswer.Error(5069),
            where: statement => statement.Contains("READ_COMMITTED_SNAPSHOT", StringComparison.Ordinal));

        var note = await ledger.MigrateAsync();

        Assert.Contains("has not switched READ_COMMITTED_SNAPSHOT on (SQL Server 5069)", note, StringComparison.Ordinal);
        await ledger.PrepareAsync();
        Assert.Null(await ledger.MigrateAsync());
    }

    [Fact]
    public async Task MigrateAsync_ServerMakesNoDatabases_IsAnOutage()
    {
        await using var server = LedgerServer.StartWithoutDatabase();
        await using var ledger = server.Open();
        server.Faults.Add(
            FaultMoment.BeforeStatement,
            new FaultAnswer.Error(262, Severity: 14),
            where: statement => statement.Contains("CREATE DATABASE", StringComparison.Ordinal));

        var outage = await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.MigrateAsync());

        Assert.Contains("access to the ledger's database is denied (SQL Server 262)", outage.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrepareAsync_NoDatabase_SaysWhatToDo()
    {
        await using var server = LedgerServer.StartWithoutDatabase();
        await using var ledger = server.Open();

        var refusal = await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.PrepareAsync());

        Assert.Contains("command migrate", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>A server that speaks T-SQL without being SQL Server may lack the lock by which one process at a time migrates.</summary>
    [Fact]
    public async Task MigrateAsync_ServerHasNoApplicationLocks_SaysWhatToDo()
    {
        await using var server = LedgerServer.StartEmpty();
        await using var ledger = server.Open();
        server.Faults.Add(
            FaultMoment.BeforeStatement,
            new FaultAnswer.Error(2812),
            where: statement => statement.Contains("sp_getapplock", StringComparison.Ordinal));

        var outage = await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.MigrateAsync());

        Assert.Contains("migrate --script", outage.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_RunTwiceByAnAdministrator_MakesTheTablesOfThisVersion()
    {
        await using var server = LedgerServer.StartEmpty();
        await using var ledger = server.Open();

        await RunAsync(server, SqlServerLedgerDatabase.Script());
        await RunAsync(server, SqlServerLedgerDatabase.Script());

        await ledger.PrepareAsync();
        Assert.Equal(1, (await ledger.AppendAsync([A.Change("1")], A.Moment)).Revision);
    }

    /// <summary>A replica of the version before runs on meanwhile; what it asks and adds is the same in words, so that one of this version stands in for it.</summary>
    [Fact]
    public async Task MigrateAsync_DatabaseOfTheFirstVersion_ComparesCallersExactlyAndLosesNothing()
    {
        await using var server = LedgerServer.StartEmpty();
        await using var old = server.Open();
        await using var ledger = server.Open();
        await RunAsync(server, ScriptThrough("20261129142200_Initial"));
        await old.Audit.AppendAsync([Entry.Of("alice"), Entry.Of("Alice")]);
        await old.AppendAsync([A.Change("1", new Worker("W1", "Ann"))], A.Moment, [new(0, 1, Entry.Of("Alice"))]);
        Assert.Equal(3, (await old.Audit.ListAsync(new() { Caller = "alice" })).Count);

        await ledger.MigrateAsync();

        await ledger.PrepareAsync();
        await old.Audit.AppendAsync([Entry.Of("alice")]);
        await old.AppendAsync([A.Change("2", new Worker("W2", "Bob"))], A.Moment, [new(0, 1, Entry.Of("Alice"))]);
        Assert.Equal([4L, 1L], (await ledger.Audit.ListAsync(new() { Caller = "alice" })).Select(entry => entry.Number));
        Assert.Equal((null, 5L), ((await ledger.Audit.VerifyAsync()).Fault, (await ledger.Audit.VerifyAsync()).Checked));
        Assert.Equal(["W1", "W2"], await ledger.NamedWorkersAsync());
    }

    private static string ScriptThrough(string migration)
    {
        using var context = new SqlServerLedgerContext.DesignTime().CreateDbContext([]);

        return context.GetService<IMigrator>().GenerateScript(toMigration: migration);
    }

    /// <summary>As sqlcmd does: each part between two lines of GO by itself.</summary>
    private static async Task RunAsync(LedgerServer server, string script)
    {
        foreach (var batch in script.ReplaceLineEndings("\n").Split("\nGO\n", StringSplitOptions.RemoveEmptyEntries).Where(batch => batch.Trim('\n', '\uFEFF').Length > 0))
        {
            await server.ExecuteAsync(batch);
        }
    }
}
