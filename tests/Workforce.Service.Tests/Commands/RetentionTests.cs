using System.Text;
using Microsoft.Data.Sqlite;
using SqlServer.StandIn;
using SqlServer.StandIn.Faults;
using Workforce.Ledger;
using Workforce.Service.Commands;

namespace Workforce.Service.Tests.Commands;

/// <summary>What retention --erase says and leaves where it is disturbed. Names go a thousand at a time.</summary>
public class RetentionTests
{
    private static readonly string[] Erase = ["retention", "--years", "2", "--erase"];

    [Fact]
    public async Task Erase_AgainOnceNobodyReads_ClearsTheLogThoughNothingIsDue()
    {
        using var run = new CommandRun();
        await using var beside = await BesideAsync(run);
        await MakeAsync(run, count: 1);
        await ExecuteAsync(beside, "BEGIN; SELECT COUNT(*) FROM workers");

        Assert.Equal(ExitCode.Done, await run.RunAsync("workforce.db", Erase));
        Assert.Contains("log may still hold traces", run.Output.ToString(), StringComparison.Ordinal);
        Assert.True(Traces(run) > 0);
        await ExecuteAsync(beside, "COMMIT");
        run.Output.GetStringBuilder().Clear();

        Assert.Equal(ExitCode.Done, await run.RunAsync("workforce.db", Erase));

        Assert.Contains("0 names", run.Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("hold no trace", run.Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Traces(run));
    }

    [Fact]
    public async Task Erase_RefusedAfterTheFirstThousand_SaysWhatIsErasedAndClearsTheLogOfIt()
    {
        using var run = new CommandRun();
        await using var beside = await BesideAsync(run);
        await MakeAsync(run, count: 1001);
        await ExecuteAsync(
            beside,
            "CREATE TRIGGER refusal BEFORE INSERT ON name_erasures WHEN (SELECT COUNT(*) FROM name_erasures) >= 1000 BEGIN SELECT RAISE(ABORT, 'refused'); END");

        Assert.Equal(ExitCode.LedgerUnusable, await run.RunAsync("workforce.db", Erase));

        var error = run.Error.ToString();
        Assert.Contains("The database refused what was to be done with it.", error, StringComparison.Ordinal);
        Assert.Contains("1000 of 1001 names had been erased", error, StringComparison.Ordinal);
        Assert.Contains("hold no trace", error, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was done", error, StringComparison.Ordinal);

        // That of the one that is left.
        Assert.Equal(1, Traces(run));
    }

    [Theory]
    [InlineData(true, ExitCode.Stopped, "Stopped.")]
    [InlineData(false, ExitCode.LedgerUnusable, "its log or its disk is full")]
    public async Task Erase_StoppedOrOutageInTheSecondThousand_SaysWhatIsErasedAndGoesOnWhenRunAgain(bool isStopped, int expected, string what)
    {
        await using var server = TdsServer.Start();
        using var run = new CommandRun();
        using var stop = new CancellationTokenSource();
        var connection = $"{server.ConnectionString};Database=workforce";
        string[] arguments = [.. Erase, "--Workforce:Provider=SqlServer", $"--Workforce:ConnectionString={connection}"];
        await using (var ledger = ChangeLedger.OpenSqlServer(connection))
        {
            await ledger.MigrateAsync();
            await Leavers.AddAsync(ledger, count: 1001);
        }

        var appends = 0;
        server.Faults.Add(FaultMoment.BeforeStatement, isStopped ? new FaultAnswer.Silence() : new FaultAnswer.Error(9002, Severity: 17), where: IsOfTheSecond);

        var code = await LedgerCommandLine.RunAsync(arguments, run.Output, run.Error, stop.Token);

        var error = run.Error.ToString();
        Assert.Equal(expected, code);
        Assert.Contains(what, error, StringComparison.Ordinal);
        Assert.Contains("1000 of 1001 names had been erased", error, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was done", error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await LedgerCommandLine.RunAsync(arguments, run.Output, run.Error));
        Assert.Contains("Erased 1.", run.Output.ToString(), StringComparison.Ordinal);

        bool IsOfTheSecond(string statement)
        {
            if (!statement.StartsWith("UPDATE ledger_head SET change_number", StringComparison.Ordinal) || ++appends != 2)
            {
                return false;
            }

            if (isStopped)
            {
                stop.Cancel();
            }

            return true;
        }
    }

    private static async Task MakeAsync(CommandRun run, int count)
    {
        await using var ledger = run.Open("workforce.db");
        await Leavers.AddAsync(ledger, count);
    }

    /// <summary>A connection on the ledger as a service has one, so that the log stays when a command ends.</summary>
    private static async Task<SqliteConnection> BesideAsync(CommandRun run)
    {
        await using (var ledger = run.Open("workforce.db"))
        {
            await ledger.MigrateAsync();
        }

        var connection = new SqliteConnection($"Data Source={run.PathOf("workforce.db")};Pooling=False");
        await connection.OpenAsync();
        await ExecuteAsync(connection, "SELECT COUNT(*) FROM workers");

        return connection;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteScalarAsync();
    }

    private static int Traces(CommandRun run) => run.Files().Sum(file =>
    {
        using var stream = new FileStream(run.PathOf(file), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);

        return Encoding.Latin1.GetString(copy.ToArray()).Split(Leavers.Name).Length - 1;
    });
}
