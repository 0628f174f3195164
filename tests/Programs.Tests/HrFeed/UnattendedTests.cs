using System.Globalization;
using System.Text;
using Workforce.Caseloads.Tests.Fakes;
using Workforce.CommandLine;
using Workforce.HrFeed.CommandLine;
using Workforce.Programs.Tests.Fakes;
using Workforce.Service.Tests.Hosting;

namespace Workforce.Programs.Tests.HrFeed;

/// <summary>What happens at night, when nobody looks: the feed is killed, the service is away, the file is large.</summary>
public sealed class UnattendedTests : IDisposable
{
    private const string Extract = "itrent-establishment-2026-11-27.csv";

    /// <summary>A council's full list of staff has 200,000 rows at most; a build has no time for so many each time.</summary>
    private static readonly int LargeRows = int.Parse(Environment.GetEnvironmentVariable("WORKFORCE_FEED_ROWS") ?? "10000", CultureInfo.InvariantCulture);

    private readonly Drop _drop = new();

    public void Dispose() => _drop.Dispose();

    [Fact]
    public async Task Feed_KilledWhileItPushes_AndRunAgain_LosesNothingAndRecordsNothingTwice()
    {
        var rows = 60_000;

        // On a busy machine the feed may be done before it is killed.
        while (!await LosesNothingAsync(rows))
        {
            rows *= 2;
            Assert.True(rows < 1_000_000, "The feed was always done before it was killed.");
        }
    }

    [Fact]
    public async Task Feed_KilledWhileAnExtractIsOnItsWay_AppliesItOnce()
    {
        await using var running = new Disposing(await Council.StartAsync());
        var service = running.Service;
        _drop.Put(Extract, Drop.Itrent(5000));
        string[] arguments = ["once", _drop.Folder, "--service", service.Address.ToString(), "--stable", "0", "--mapping", Drop.Sample("itrent.json")];

        // At several moments: before it is sent, while it is, while the service works, and before the file is moved.
        foreach (var wait in new[] { 0, 50, 150, 300, 500 })
        {
            using var killed = FeedProcess.Start(null, arguments);

            while (!killed.HasEnded && !killed.Text.Contains("rows of itrent", StringComparison.Ordinal))
            {
                await Task.Delay(1);
            }

            await Task.Delay(wait);

            if (!killed.HasEnded)
            {
                await killed.KillAsync();
            }

            Assert.Equal(1, _drop.Waiting.Count + _drop.Done.Count);
            Assert.True((await service.WorkersAsync()).Count is 0 or 5000, "A part of the extract is applied.");
        }

        if (_drop.Waiting.Count > 0)
        {
            using var again = FeedProcess.Start(null, arguments);
            Assert.True(await again.EndedAsync() == ExitCode.Done, again.Text);
        }

        Assert.Equal(5000, (await service.WorkersAsync()).Count);
        Assert.Equal(5000, (await service.ChangesAsync()).Count(change => change.Engagement is not null));
        Assert.Equal([Extract], _drop.Done);
    }

    [Fact]
    public async Task ServiceAwayAndBack_FilesAreTakenInTheOrderInWhichTheyWereWritten()
    {
        var port = FreePort.Next();
        string[] settings = [$"--Workforce:Port={port}"];
        await using var running = new Disposing(await Council.StartAsync(settings));
        var service = running.Service;
        await service.BeginStopAsync();

        using var stopping = new CancellationTokenSource();
        using var output = new WatchedWriter();
        var watching = FeedCommandLine.RunAsync(
            ["watch", _drop.Folder, "--service", $"http://127.0.0.1:{port}", "--stable", "0", "--give-up-after", "1", "--mapping", Drop.Sample("itrent.json")],
            output, output, stopping.Token);

        // Dropped out of order of their names: what counts is when they were written.
        _drop.Put("b.csv", "kind,worker_id,name\nworker,W1,First\n");
        _drop.Put(Extract, Drop.Itrent(3));
        _drop.Put("a.csv", "kind,worker_id,name\nworker,W1,Last\n");
        await output.UntilAsync("What is in the folder waits there, in order.");
        Assert.Equal(["a.csv", "b.csv", Extract], _drop.Waiting);

        await service.RestartAsync();
        await output.UntilAsync("Applied" + new string(' ', 14) + "1", times: 2);
        await output.UntilAsync("It goes on.");
        await stopping.CancelAsync();
        Assert.Equal(ExitCode.Stopped, await watching);

        Assert.Equal(["a.csv", "b.csv", Extract], _drop.Done);
        var names = (await service.ChangesAsync()).Select(change => change.Worker?.WorkerId).Where(id => id is "W1" or "1" or "2" or "3");
        Assert.Equal(["W1", "1", "2", "3", "W1"], names);
    }

    [Fact]
    public async Task LargeExtract_GoesThroughWhole()
    {
        await using var running = new Disposing(await Council.StartAsync());
        var service = running.Service;
        _drop.Put(Extract, Drop.Itrent(LargeRows));
        var ran = await Ran.HrFeedAsync(
            "once", _drop.Folder, "--service", service.Address.ToString(), "--stable", "0", "--mapping", Drop.Sample("itrent.json"));

        Assert.True(ran.Code == ExitCode.Done, ran.Output + ran.Error);
        Assert.Equal(LargeRows, (await service.WorkersAsync()).Count);
        Assert.InRange(ran.Output.Split("entries sent done").Length - 1, 1, 11);
    }

    [Fact]
    public async Task LargeExtract_WithEveryRowAtFault_KeepsEveryRow()
    {
        await using var running = new Disposing(await Council.StartAsync());
        _drop.Put(Extract, Drop.Itrent(LargeRows).Replace("01/09/2019,01/09/2019", "2019-09-01,01/09/2019", StringComparison.Ordinal));
        var ran = await Ran.HrFeedAsync(
            "once", _drop.Folder, "--service", running.Service.Address.ToString(), "--stable", "0", "--mapping", Drop.Sample("itrent.json"));

        Assert.Equal(ExitCode.SomeRejected, ran.Code);
        Assert.Equal(LargeRows + 1, _drop.FaultsOf(Extract).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains($"{(LargeRows - 20).ToString("N0", CultureInfo.InvariantCulture)} more rows are at fault.", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Person 222", 0)]
    [InlineData("Person 333", 60)]
    public async Task Extract_ThatIsAnotherWhenItIsSent_ChangesNothing_AndIsLeft(string name, int seconds)
    {
        // A team and 333 times a post, a worker and an engagement are 1,000 statements: one message, which has left when the file's end shows that it is another.
        const int Rows = 333;
        await using var running = new Disposing(await Council.StartAsync());
        var before = running.Service.Model.Current.Revision;
        var path = _drop.Put(Extract, Drop.Itrent(Rows));
        var written = File.GetLastWriteTimeUtc(path);
        using var output = new NoticingWriter("333 rows of itrent", () =>
        {
            File.WriteAllText(path, Drop.Itrent(Rows).Replace("Person 333", name, StringComparison.Ordinal));
            File.SetLastWriteTimeUtc(path, written.AddSeconds(seconds));
        });

        var code = await FeedCommandLine.RunAsync(
            ["once", _drop.Folder, "--service", running.Service.Address.ToString(), "--stable", "0", "--mapping", Drop.Sample("itrent.json")], output, output);

        Assert.True(code == ExitCode.StillBeingWritten, output.ToString());
        Assert.Contains($"{Extract}: is still being written, and was left for the next run.", output.ToString(), StringComparison.Ordinal);
        Assert.Equal([Extract], _drop.Waiting);
        Assert.Equal(before, running.Service.Model.Current.Revision);
        Assert.Empty(await running.Service.WorkersAsync());
    }

    [Fact]
    public async Task Feed_SignsInByWhatItsEnvironmentSays()
    {
        await using var running = new Disposing(await Council.StartAsync());
        var token = Path.Combine(_drop.Folder, ".token");
        await File.WriteAllTextAsync(token, "not a token that anybody looks at here", Encoding.ASCII);
        var path = _drop.Put("changes.csv", "kind,worker_id\nworker,W1\n");

        using var missing = FeedProcess.Start(
            new Dictionary<string, string> { ["WORKFORCE_TOKEN_FILE"] = $"{token}-missing" }, "push", path, "--service", running.Service.Address.ToString());
        Assert.Equal(ExitCode.BadInput, await missing.EndedAsync());

        using var there = FeedProcess.Start(
            new Dictionary<string, string> { ["WORKFORCE_TOKEN_FILE"] = token }, "push", path, "--service", running.Service.Address.ToString());
        Assert.True(await there.EndedAsync() == ExitCode.Done, there.Text);
    }

    /// <returns>False if it had pushed its first file before it was killed; nothing is asserted then.</returns>
    private static async Task<bool> LosesNothingAsync(int rows)
    {
        using var drop = new Drop();
        await using var running = new Disposing(await Council.StartAsync());
        var service = running.Service;
        drop.Put("changes.csv", "kind,worker_id\n" + string.Concat(Enumerable.Range(1, rows).Select(worker => $"worker,W{worker}\n")));
        drop.Put(Extract, Drop.Itrent(1000));
        var before = service.Model.Current.Revision;
        string[] arguments = ["once", drop.Folder, "--service", service.Address.ToString(), "--stable", "0", "--mapping", Drop.Sample("itrent.json")];

        using (var killed = FeedProcess.Start(null, arguments))
        {
            while (service.Model.Current.Revision == before && !killed.HasEnded)
            {
                await Task.Delay(1);
            }

            await killed.KillAsync();

            if (killed.Text.Contains(string.Create(CultureInfo.InvariantCulture, $"Applied{rows,15:N0}"), StringComparison.Ordinal))
            {
                return false;
            }

            Assert.Equal(FeedProcess.Killed, await killed.EndedAsync());
        }

        Assert.Equal(["changes.csv", Extract], drop.Waiting);
        var midway = (await service.ChangesAsync()).Count(change => change.Worker is not null);
        Assert.InRange(midway, 1, rows);

        using var again = FeedProcess.Start(null, arguments);
        Assert.True(await again.EndedAsync() == ExitCode.Done, again.Text);

        // Each worker of the changes, and of each of 1,000 rows a worker, a post and an engagement, and one team.
        var changes = await service.ChangesAsync();
        Assert.Equal(rows, changes.Where(change => change.Worker?.WorkerId[0] == 'W').Select(change => change.Worker.WorkerId).Distinct().Count());
        Assert.Equal(rows, changes.Count(change => change.Worker?.WorkerId[0] == 'W'));
        Assert.Equal(1000, (await service.WorkersAsync()).Distinct().Count());
        Assert.Equal(1000, (await service.WorkersAsync()).Count);
        Assert.Equal(["changes.csv", Extract], drop.Done);
        Assert.Contains("Duplicate", again.Text, StringComparison.Ordinal);
        return true;
    }

    /// <summary>Does something when a line is written.</summary>
    private sealed class NoticingWriter(string text, Action act) : StringWriter(CultureInfo.InvariantCulture)
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);

            if (value?.Contains(text, StringComparison.Ordinal) is true)
            {
                act();
            }
        }
    }

    private sealed class Disposing(RunningService service) : IAsyncDisposable
    {
        public RunningService Service => service;

        public async ValueTask DisposeAsync() => await service.DisposeAsync();
    }
}
