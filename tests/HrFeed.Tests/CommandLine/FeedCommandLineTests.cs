using Grpc.Core;
using Workforce.CommandLine;
using Workforce.Feeds.Tests.Fakes;
using Workforce.HrFeed.CommandLine;
using Workforce.HrFeed.Tests.Fakes;
using Workforce.V1;

namespace Workforce.HrFeed.Tests.CommandLine;

public sealed class FeedCommandLineTests : IDisposable
{
    private readonly FakeStaffing _staffing = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Push_AllLanded_ExitsWith0AndCounts()
    {
        using var file = new FileOnDisk("kind,worker_id,change_id\nworker,W1,1\nworker,W2,2\nworker,W3,1\nworker,W4,4\n");
        _staffing.Answer = change => change.ChangeId is "4"
            ? new()
            {
                Outcome = ChangeAcknowledgement.Types.Outcome.Held,
                WaitingFor = { new FactReference { UnitId = "T1" }, new FactReference { WorkerId = "W9" } },
            }
            : null;

        var (code, address) = await PushAsync(file);

        Assert.Equal(ExitCode.Done, code);
        Assert.Equal(
            $"""
            Pushing {file.Path} to {address}
            Source: hr-feed. Made time: the file's date {File.GetLastWriteTimeUtc(file.Path):yyyy-MM-dd'T'HH:mm:ss'Z'}.
            line 5: held until unit T1 and worker W9 is known.
            Applied              2
            Duplicate            1
            Held                 1
            Rejected             0
            What was held is recorded, and counts by itself once what it waits for is known.

            """,
            _output.ToString());
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task Push_SomeRejected_ExitsWith1AndListsThem()
    {
        using var file = new FileOnDisk("kind,worker_id,name\nworker,W1,\nworker,W2\nworker,W3,\n,,x\n");
        _staffing.Answer = change => change.Worker.WorkerId is "W3" ? FakeStaffing.Rejected(("worker.name", "is odd.")) : null;

        var (code, address) = await PushAsync(file, "--made-time", "2026-04-01T10:30:00+01:00");

        Assert.Equal(ExitCode.SomeRejected, code);
        Assert.Equal(
            $"""
            Pushing {file.Path} to {address}
            Source: hr-feed. Made time: --made-time 2026-04-01T09:30:00Z.
            line 3: has 2 cells where the header names 3 columns.
            line 4, name: is odd.
            line 5, kind: is required.
            Applied              1
            Duplicate            0
            Held                 0
            Rejected             3
            Correct the rejected rows and push the file again.

            """,
            _output.ToString());
    }

    [Fact]
    public async Task Push_CorrectedAndWrittenLater_GivesLaterChanges()
    {
        using var file = new FileOnDisk("kind,worker_id,name\nworker,W1,Ann\nworker,,\n");
        File.SetLastWriteTimeUtc(file.Path, new DateTime(2029, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await PushAsync(file);
        await File.WriteAllTextAsync(file.Path, "kind,worker_id,name\nworker,W1,Anne\nworker,W2,\n");
        File.SetLastWriteTimeUtc(file.Path, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        var (code, _) = await PushAsync(file);

        Assert.Equal(ExitCode.Done, code);
        Assert.Equal(
            ["Ann", "Anne"],
            _staffing.Kept.Where(change => change.Worker.WorkerId is "W1")
                .OrderBy(change => change.MadeTime.ToDateTimeOffset()).Select(change => change.Worker.Name));
    }

    [Fact]
    public async Task Push_SupersededAndStillHeld_ListsAndCountsThem()
    {
        using var file = new FileOnDisk("kind,worker_id\nworker,W1\nworker,W2\nworker,W3\n");
        _staffing.Answer = change => change.Worker.WorkerId switch
        {
            "W1" => new() { Outcome = ChangeAcknowledgement.Types.Outcome.Applied, Superseded = true },
            "W2" => new()
            {
                Outcome = ChangeAcknowledgement.Types.Outcome.Duplicate,
                WaitingFor = { new FactReference { PostId = "P99" } },
            },
            _ => null,
        };

        var (code, address) = await PushAsync(file, "--made-time", "2026-04-01T09:30:00Z");

        Assert.Equal(ExitCode.Done, code);
        Assert.Equal(
            $"""
            Pushing {file.Path} to {address}
            Source: hr-feed. Made time: --made-time 2026-04-01T09:30:00Z.
            line 2: recorded, but a change of the same fact that was made later holds.
            line 3: recorded before, still held until post P99 is known.
            Applied              2 (1 of them superseded)
            Duplicate            1 (1 of them still held)
            Held                 0
            Rejected             0
            What was held is recorded, and counts by itself once what it waits for is known.

            """,
            _output.ToString());
    }

    [Theory]
    [InlineData("kind,worker_id\nworker,W1\n", ".csv", "")]
    [InlineData("kind,worker_id,Made Time\nworker,W1,\n", ".csv", "column made_time; where it is empty, ")]
    [InlineData("{\"worker\":{}}", ".ndjson", "the lines' madeTime; where it is empty, ")]
    public async Task Push_NoMadeTimeGiven_SaysWhereItComesFrom(string content, string extension, string madeTime)
    {
        using var file = new FileOnDisk(content, extension);
        File.SetLastWriteTimeUtc(file.Path, A.MadeTime.UtcDateTime);

        await PushAsync(file, "--source", "itrent");

        Assert.Contains(
            $"\nSource: itrent. Made time: {madeTime}the file's date 2026-04-01T09:30:00Z.\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_SourceAndMadeTimeGiven_AreThoseOfTheChanges()
    {
        using var file = new FileOnDisk("kind,worker_id\nworker,W1\n");

        await PushAsync(file, "--source", "itrent", "--made-time", "2026-04-01T09:30:00Z");

        var change = Assert.Single(_staffing.Kept);
        Assert.Equal(("itrent", A.MadeTime), (change.Source, change.MadeTime.ToDateTimeOffset()));
    }

    [Fact]
    public async Task Push_ManyRows_WritesALineToEachTenThousand()
    {
        using var file = new FileOnDisk("kind,worker_id\n" + string.Concat(Enumerable.Range(1, 20_001).Select(n => $"worker,W{n}\n")));

        await PushAsync(file);

        var name = Path.GetFileName(file.Path);
        Assert.Contains(
            $"{name}: 10,000 of 20,002 lines done\n{name}: 20,000 of 20,002 lines done\nApplied         20,001\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind,workerid\na,b\n", "line 1: there is no column 'workerid'; did you mean 'worker_id'?")]
    [InlineData("", "The file is empty; it needs a header line that names its columns.")]
    public async Task Push_FileUnreadable_ExitsWith2AndSaysWhy(string content, string reason)
    {
        using var file = new FileOnDisk(content);

        var code = await RunAsync("push", file.Path);

        Assert.Equal(ExitCode.BadInput, code);
        Assert.Equal($"{file.Path} cannot be read:\n{reason}\n", _error.ToString());
    }

    [Theory]
    [InlineData("--service must be an absolute http or https address.", "push", "f.csv", "--service", "localhost")]
    [InlineData("--source must have 1 to 64 characters.", "push", "f.csv", "--source", "")]
    [InlineData("--made-time must be a time with its offset, such as 2026-04-01T09:30:00Z.", "push", "f.csv", "--made-time", "2026-04-01")]
    [InlineData("--made-time must be a time with its offset, such as 2026-04-01T09:30:00Z.", "once", "drop", "--made-time", "yesterday")]
    [InlineData("Unrecognized command or argument '--made-time'.", "watch", "drop", "--made-time", "2026-04-01T09:30:00Z")]
    [InlineData("--stable must be from 0 to 3600.", "once", "drop", "--stable", "soon")]
    [InlineData("--give-up-after must be from 1 to 86400.", "push", "f.csv", "--give-up-after", "0")]
    [InlineData("Required argument missing for command: 'push'.", "push")]
    [InlineData("Required command was not provided.")]
    public async Task Run_ArgumentAtFault_ExitsWith2AndSaysTheRule(string rule, params string[] arguments)
    {
        var code = await RunAsync(arguments);

        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains(rule, _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_ServiceAway_ExitsWith3AndSaysWhatToDo()
    {
        using var file = new FileOnDisk("kind,worker_id\nworker,W1\n");
        var service = await FakeService.StartAsync(_staffing);
        await service.DisposeAsync();
        var patience = 1;
        var code = await PushForAsync(patience);

        // On a busy machine the time may be over before the first attempt has failed.
        while (!_error.ToString().Contains("trying again", StringComparison.Ordinal) && patience < 60)
        {
            _error.GetStringBuilder().Clear();
            code = await PushForAsync(patience *= 2);
        }

        Assert.Equal(ExitCode.ServiceUnavailable, code);
        Assert.StartsWith(
            $"{service.Address} does not answer (nothing listens there; is the service running?); trying again for {patience} s.\n"
            + $"The Workforce service at {service.Address} acknowledged nothing for {patience} s "
            + "(nothing listens there; is the service running?). ",
            _error.ToString(),
            StringComparison.Ordinal);
        Assert.EndsWith(
            "Run the same command again: what had arrived comes back as duplicate.\n", _error.ToString(), StringComparison.Ordinal);

        Task<int> PushForAsync(int seconds) => RunAsync("push", file.Path, "--address", service.Address.ToString(), "--give-up-after", $"{seconds}");
    }

    [Fact]
    public async Task Push_ServiceRefuses_ExitsWith4()
    {
        using var file = new FileOnDisk("kind,worker_id\nworker,W1\n");
        _staffing.Begin = FakeStaffing.Failing(StatusCode.PermissionDenied);

        var (code, _) = await PushAsync(file);

        Assert.Equal(ExitCode.Refused, code);
        Assert.Equal(
            "You may not push this.\nAsk whoever runs the Workforce service for the right staffing.write on your unit.\n", _error.ToString());
    }

    [Fact]
    public async Task Push_Stopped_ExitsWith130()
    {
        using var file = new FileOnDisk("kind,worker_id\nworker,W1\n");
        using var stopping = new CancellationTokenSource();
        _staffing.Begin = async context =>
        {
            await stopping.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
        };
        await using var service = await FakeService.StartAsync(_staffing);

        var code = await FeedCommandLine.RunAsync(
            ["push", file.Path, "--service", service.Address.ToString()], _output, _error, stopping.Token);

        Assert.Equal(ExitCode.Stopped, code);
    }

    [Fact]
    public async Task DryRun_RowsAtFault_ListsThemAndExitsWith1WithoutAService()
    {
        using var file = new FileOnDisk("kind,worker_id\nworker,W1\nworker,\n");

        var code = await RunAsync("push", file.Path, "--dry-run");

        Assert.Equal(ExitCode.SomeRejected, code);
        Assert.Equal("line 3, worker_id: is required.\n2 rows read, 1 of them at fault. Nothing was pushed.\n", _output.ToString());
    }

    [Fact]
    public async Task DryRun_OfALargeFile_SaysHowFarItHasCome()
    {
        using var file = new FileOnDisk("kind,worker_id\n" + string.Concat(Enumerable.Range(1, 19_999).Select(row => $"worker,W{row}\n")));

        var code = await RunAsync("push", file.Path, "--dry-run");

        // Of 20,000 lines a step is half.
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal(
            $"{Path.GetFileName(file.Path)}: 10,000 of 20,000 lines done\n{Path.GetFileName(file.Path)}: 20,000 of 20,000 lines done\n"
            + "19,999 rows read, 0 of them at fault. Nothing was pushed.\n",
            _output.ToString());
    }

    [Theory]
    [InlineData("```csv", ".csv", 10)]
    [InlineData("```ndjson", ".ndjson", 2)]
    public async Task DryRun_ExampleOfTheReadme_HasNoFault(string fence, string extension, int rows)
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "README.md"));
        using var file = new FileOnDisk(readme.Split(fence)[1].Split("```")[0].TrimStart(), extension);

        var code = await RunAsync("push", file.Path, "--dry-run");

        Assert.Equal($"{rows} rows read, 0 of them at fault. Nothing was pushed.\n", _output.ToString());
        Assert.Equal(ExitCode.Done, code);
    }

    private async Task<(int Code, Uri Address)> PushAsync(FileOnDisk file, params string[] options)
    {
        await using var service = await FakeService.StartAsync(_staffing);
        return (await RunAsync(["push", file.Path, "--service", service.Address.ToString(), .. options]), service.Address);
    }

    private Task<int> RunAsync(params string[] arguments) => FeedCommandLine.RunAsync(arguments, _output, _error);
}
