using System.Text;
using Workforce.CaseFeed.CommandLine;
using Workforce.CommandLine;
using Workforce.Feeds.Tests.Fakes;

namespace Workforce.CaseFeed.Tests.CommandLine;

/// <summary>What needs no service; tests/Programs.Tests has the rest, against a real one.</summary>
public sealed class CaseFeedCommandLineTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task DryRun_WithoutAFault_SaysWhatTheReportAddsUpTo()
    {
        Assert.Equal(ExitCode.Done, await RunAsync("push", A.Sample("liquidlogic-caseloads-2026-11-27.csv"), "--mapping", A.Sample("liquidlogic.json"), "--dry-run"));
        // 17 of 20002, 15 of 20003, none of 20001: the report's own totals, less the 5 that nobody has.
        Assert.Equal(
            """
            2026-11-27: 3 workers, 1 of them without cases, have 32 cases (assessment 9, child in need 4, child protection 2, looked after 12, care leaver 3, other 2); 5 cases of 1 units have no worker.
            5 rows read, none of them at fault. Nothing was pushed.

            """,
            _output.ToString());
    }

    [Fact]
    public async Task Push_WithRowsAtFault_SendsNothing_ListsAll_AndKeepsThemAsTheyWere()
    {
        using var file = new FileOnDisk($"{A.Header}\nW1,T1,x,0,0,0,0,0,0\nW2,T1,0,0,0,0,0,0,0\n,=1+1,0,0,0,0,0,0,0\n");
        using var faults = new FileOnDisk("");

        // Nobody listens at port 1: had it looked for the service, it would say so.
        var code = await RunAsync("push", file.Path, "--source", "mosaic", "--as-of", "2026-11-27", "--faults", faults.Path, "--service", "http://127.0.0.1:1");

        Assert.Equal(ExitCode.SomeRejected, code);
        Assert.Equal(
            $"""
            line 2, assessment: must be a whole number from 0 to 999.
            line 4, worker_id: is required.
            3 rows read, 2 of them at fault. Nothing was pushed: a worker whose row cannot be read would be taken for having no cases.
            The rejected rows are in {faults.Path}.

            """,
            _output.ToString());
        Assert.Equal(
            "\"4\",\"worker_id\",\"is required.\",\"\",\"'=1+1\",\"0\",\"0\",\"0\",\"0\",\"0\",\"0\",\"0\"",
            (await File.ReadAllTextAsync(faults.Path, Encoding.UTF8)).Split("\r\n")[2]);
    }

    [Theory]
    [InlineData("--source is not said", "Say with --source which case system the report is from", "--as-of", "2026-11-27")]
    [InlineData("no day", "say it with --as-of", "--source", "mosaic")]
    [InlineData("day first", "--as-of must be a day of the calendar written as year-month-day", "--source", "mosaic", "--as-of", "27/11/2026")]
    [InlineData("percent", "--max-shrink-percent must be from 0 to 100.", "--source", "mosaic", "--max-shrink-percent", "101")]
    [InlineData("no percent", "--max-shrink-percent must be from 0 to 100.", "--source", "mosaic", "--max-shrink-percent", "twenty")]
    [InlineData("no seconds", "--give-up-after must be from 1 to 86400.", "--source", "mosaic", "--give-up-after", "soon")]
    [InlineData("nothing after it", "--source", "--source")]
    [InlineData("no yes or no", "maybe", "--source", "mosaic", "--partial=maybe")]
    [InlineData("several days", "--several-days does not go with --confirm-shrink", "--source", "mosaic", "--several-days", "--confirm-shrink")]
    [InlineData("own source", "--source must not begin with workforce/.", "--source", "workforce/x")]
    [InlineData("partial", "--partial goes with none of", "--source", "mosaic", "--partial", "--covers", "C1")]
    [InlineData("made time", "--made-time must be a time with its offset", "--source", "mosaic", "--made-time", "yesterday")]
    [InlineData("no mapping", "none.json", "--mapping", "none.json")]
    public async Task Push_WithArgumentsAtFault_ExitsWith2AndSaysWhich(string what, string fault, params string[] arguments)
    {
        using var file = new FileOnDisk($"{A.Header}\nW1,T1,0,0,0,0,0,0,0\n");
        var code = await RunAsync(["push", file.Path, .. arguments]);

        Assert.True(code == ExitCode.BadInput, what);
        Assert.Contains(fault, _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_WhoseFaultsCannotBeWritten_SaysSo_AndKeepsItsCode()
    {
        using var file = new FileOnDisk($"{A.Header}\nW1,T1,x,0,0,0,0,0,0\n");
        // Where a folder stands, no file can be put.
        var code = await RunAsync("push", file.Path, "--source", "mosaic", "--as-of", "2026-11-27", "--faults", AppContext.BaseDirectory.TrimEnd('/'));

        Assert.Equal(ExitCode.SomeRejected, code);
        Assert.StartsWith("Only the rejected rows could not be written to ", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_OfSeveralDays_IsOnlyForThoseWhoAskForIt()
    {
        using var file = new FileOnDisk($"date,{A.Header}\n2026-11-27,W1,T1,1,0,0,0,0,0,0\n2026-11-26,W1,T1,2,0,0,0,0,0,0\n");

        Assert.Equal(ExitCode.SomeRejected, await RunAsync("push", file.Path, "--source", "mosaic", "--dry-run"));
        Assert.Equal(ExitCode.Done, await RunAsync("push", file.Path, "--source", "mosaic", "--dry-run", "--several-days"));
    }

    [Theory]
    [InlineData(0, "--dry-run")]
    [InlineData(3, "--service", "http://127.0.0.1:1", "--give-up-after", "1")]
    public async Task Push_OfAFileWhoseLastLineHasNoEnd_SaysSoFirst(int code, params string[] options)
    {
        using var file = new FileOnDisk($"{A.Header}\nW1,T1,1,0,0,0,0,0,2");

        Assert.Equal(code, await RunAsync(["push", file.Path, "--source", "mosaic", "--as-of", "2026-11-27", .. options]));
        Assert.StartsWith("Line 2 is the last and has no end", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_OfAFileThatIsNotThere_ExitsWith2AndNamesIt()
    {
        Assert.Equal(ExitCode.BadInput, await RunAsync("push", "none.csv", "--source", "mosaic"));
        Assert.StartsWith("none.csv cannot be read:", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_WithNobodyThere_ExitsWith3_AndMayBeRunAgain()
    {
        var code = await RunAsync("push", A.Sample("caseloads.csv"), "--source", "mosaic", "--give-up-after", "1", "--service", "http://127.0.0.1:1");

        Assert.Equal(ExitCode.ServiceUnavailable, code);
        Assert.Contains("Run the same command again", _error.ToString(), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(params string[] arguments) => CaseFeedCommandLine.RunAsync(arguments, _output, _error, new OnTheDayAfter());

    private sealed class OnTheDayAfter : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(A.Today.ToDateTime(new(8, 0), DateTimeKind.Utc));
    }
}
