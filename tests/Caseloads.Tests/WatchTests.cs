using System.Text.Json;
using Workforce.Answers;
using Workforce.Caseloads.CommandLine;
using Workforce.Caseloads.Tests.Fakes;
using Workforce.CommandLine;
using Workforce.Service.Tests.Caseloads;
using Workforce.V1;

namespace Workforce.Caseloads.Tests;

/// <summary>The command watch, while reports come in.</summary>
public sealed class WatchTests : IAsyncLifetime, IDisposable
{
    private readonly Anytown _anytown = new();
    private readonly WatchedWriter _output = new();
    private readonly WatchedWriter _error = new();
    private readonly CancellationTokenSource _ctrlC = new();

    public Task InitializeAsync() => _anytown.InitializeAsync();

    public Task DisposeAsync() => _anytown.DisposeAsync();

    public void Dispose()
    {
        _ctrlC.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Watch_AsTable_ShowsWhoIsOverAndThenALineForEachChange()
    {
        var watch = WatchAsync("Family Support");
        await _output.UntilAsync("Over the limit in Family Support (T1) on ");
        await _output.UntilAsync("| W1     | Ann Example | T1   | 25   | 20    | 5       | 2026-03-02 |");

        await ReportAsync("W3", 22);
        await _output.UntilAsync($"{Case.Today:yyyy-MM-dd}  W3 is over: 22 of 20, since {Case.Today:yyyy-MM-dd}");
        await ReportAsync("W3", 23);
        await _output.UntilAsync("W3 is still over: 23 of 20");
        await ReportAsync("W1", 20);
        await _output.UntilAsync($"Ann Example (W1) is within the limit again; was over from 2026-03-02 to {Case.Today.AddDays(-1):yyyy-MM-dd}, with 25 of 20 at last");

        await StopAsync(watch);
        Assert.DoesNotContain('\u001b', _output.ToString());
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task Watch_AsCsv_HasOneHeadingAndRowsOnly()
    {
        var watch = WatchAsync("T1", "--csv");
        await _output.UntilAsync(",stands,W1,");

        await ReportAsync("W3", 22);
        await _output.UntilAsync(",opened,W3,");
        await ReportAsync("W3", 20);
        await _output.UntilAsync(",closed,W3,");

        await StopAsync(watch);
        var rows = _output.ToString().ReplaceLineEndings("\n").Trim().Split('\n');
        Assert.Equal("Day,What,Worker,Name,Unit,Load,Limit,Over by,Since,Until,Days,Peak,In 12 months,Plan,Due", rows[0]);
        Assert.All(rows, row => Assert.Equal(15, row.Split(',').Length));
    }

    [Fact]
    public async Task Watch_AsJson_IsTheServicesMessagesALineEach()
    {
        var watch = WatchAsync("T1", "--json");
        await _output.UntilAsync("\"complete\": true");

        await ReportAsync("W3", 22);
        await _output.UntilAsync("KIND_OPENED");

        await StopAsync(watch);
        var opened = _output.ToString().Split(Environment.NewLine).Single(line => line.Contains("KIND_OPENED", StringComparison.Ordinal));
        var message = JsonDocument.Parse(opened).RootElement;
        Assert.Equal("W3", message.GetProperty("events").GetProperty("events")[0].GetProperty("breach").GetProperty("workerId").GetString());
        Assert.NotEqual("0", message.GetProperty("revision").GetString());
    }

    [Fact]
    public async Task Watch_OfAUnitThatIsNot_EndsWithNotFound() => Assert.Equal(ExitCode.NotFound, await WatchAsync("Nowhere at all"));

    [Fact]
    public async Task Watch_WhenTheServiceGoes_SaysThatItMayBeOld()
    {
        var watch = WatchAsync("T1");
        await _output.UntilAsync("| W1     |");

        await _anytown.Service.BeginStopAsync();

        await _error.UntilAsync("What is shown may be old; it goes on by itself.");
        await StopAsync(watch);
    }

    private Task<int> WatchAsync(params string[] arguments) => CaseloadCommandLine.RunAsync(
        ["watch", .. arguments, "--service", $"http://{_anytown.Service.Channel.Target}"], Screen.Plain(_output), _error, _ctrlC.Token);

    private async Task ReportAsync(string workerId, int cases)
    {
        var acknowledgement = Assert.Single(await _anytown.Service.ReportAsync(Case.Report(workerId, cases)));
        Assert.Equal(ChangeAcknowledgement.Types.Outcome.Applied, acknowledgement.Outcome);
    }

    private async Task StopAsync(Task<int> watch)
    {
        await _ctrlC.CancelAsync();
        Assert.Equal(ExitCode.Stopped, await watch);
    }
}
