using Workforce.Ledger;
using Workforce.Ledger.Auditing;
using Workforce.Service.Commands;
using Workforce.Service.Tests.Delivering;

namespace Workforce.Service.Tests.Commands;

public class AuditCommandTests
{
    private static readonly DateTime Moment = new(2024, 3, 1, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Verify_EndThatWasWrittenDown_IsFoundAndThenMissedOnceItIsCutOff()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("workforce.db");
        await AddAsync(path, days: 10);
        var (code, output, _) = await RunAsync(path, "audit", "verify");
        var end = output.TrimEnd().Split('\n')[^1].Trim();

        Assert.Equal(ExitCode.Done, code);
        Assert.StartsWith("10:", end, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, (await RunAsync(path, "audit", "verify", "--expect", end)).Code);

        await ExecuteAsync(
            path,
            "DELETE FROM audit_entries WHERE entry_number = 10;"
            + " UPDATE audit_head SET entry_number = 9, entry_hash = (SELECT entry_hash FROM audit_entries WHERE entry_number = 9)");

        Assert.Equal(ExitCode.Done, (await RunAsync(path, "audit", "verify")).Code);
        var cut = await RunAsync(path, "audit", "verify", "--expect", end);
        Assert.Equal(ExitCode.LedgerUnusable, cut.Code);
        Assert.Contains("Entry 10: The end has been cut off", cut.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trim_BeforeADay_LeavesATrailThatVerifiesAndSaysWhoTrimmedIt()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("workforce.db");
        await AddAsync(path, days: 10);

        var trimmed = await RunAsync(path, "audit", "trim", "--before", "2024-03-05");
        var verified = await RunAsync(path, "audit", "verify");

        // The first four are of 1 to 4 March; six are left, and the one that says so.
        Assert.Equal((ExitCode.Done, ExitCode.Done), (trimmed.Code, verified.Code));
        Assert.Contains("Removed 4 entries.", trimmed.Output, StringComparison.Ordinal);
        Assert.Contains("Sound: 7 entries", verified.Output, StringComparison.Ordinal);
        await using var ledger = ChangeLedger.OpenSqlite(path);
        var last = (await ledger.Audit.ListAsync(new() { Limit = 1 }))[0].Entry;
        Assert.Equal(("audit trim", AuditCommand.Operator), (last.Method, last.Caller));
    }

    /// <summary>Ten thousand entries go at a time.</summary>
    [Fact]
    public async Task Trim_RefusedInTheSecondSlice_SaysWhatIsRemovedAndGoesOnWhenRunAgain()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("workforce.db");
        await AddAsync(path, days: 1, aDay: 20_001);
        await ExecuteAsync(
            path,
            "CREATE TRIGGER refusal BEFORE INSERT ON audit_entries WHEN NEW.trimmed_through > 10000 BEGIN SELECT RAISE(ABORT, 'refused'); END");

        var refused = await RunAsync(path, "audit", "trim", "--before", "2024-03-02");
        var verified = await RunAsync(path, "audit", "verify");
        await ExecuteAsync(path, "DROP TRIGGER refusal");
        var again = await RunAsync(path, "audit", "trim", "--before", "2024-03-02");

        Assert.Equal((ExitCode.LedgerUnusable, ExitCode.Done, ExitCode.Done), (refused.Code, verified.Code, again.Code));
        Assert.Contains("By then 10000 entries had been removed", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was done", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Sound: 10002 entries", verified.Output, StringComparison.Ordinal);
        Assert.Contains("Removed 10001 entries.", again.Output, StringComparison.Ordinal);

        // Of 10,000, and then of 10,000 and of 1.
        Assert.Contains("Sound: 3 entries", (await RunAsync(path, "audit", "verify")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("audit", "verify", "--expect", "12")]
    [InlineData("audit", "trim", "--before", "last year")]
    [InlineData("audit", "trim")]
    [InlineData("retention")]
    [InlineData("erase-name", "nobody")]
    public async Task Command_ArgumentThatCannotBe_IsBadInput(params string[] arguments)
    {
        using var directory = new TemporaryDirectory();
        await AddAsync(directory.File("workforce.db"), days: 1);

        Assert.Equal(ExitCode.BadInput, (await RunAsync(directory.File("workforce.db"), arguments)).Code);
    }

    private static async Task AddAsync(string path, int days, int aDay = 1)
    {
        await using var ledger = ChangeLedger.OpenSqlite(path);
        await ledger.MigrateAsync();
        await ledger.Audit.AppendAsync([.. Enumerable.Range(0, days * aDay).Select(number => new AuditEntry
        {
            Caller = "hr",
            Method = "workforce.v1.StaffingService/GetWorker",
            FirstAt = Moment.AddDays(number / aDay),
            LastAt = Moment.AddDays(number / aDay),
        })]);
    }

    private static async Task ExecuteAsync(string path, string sql)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string path, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await LedgerCommandLine.RunAsync([$"--Workforce:DatabasePath={path}", .. arguments], output, error);

        return (code, output.ToString(), error.ToString());
    }
}
