using System.Text.Json;
using Workforce.CommandLine;
using Workforce.Policies.Tests.Fakes;

namespace Workforce.Policies.Tests.CommandLine;

/// <summary>The commands weightings, weighting set and weighting withdraw.</summary>
[Collection(OneBorough.Name)]
public sealed class WeightingCommandTests(Borough borough)
{
    private static readonly string[] Points =
    [
        "--assessment", "2", "--child-in-need", "1.5", "--child-protection", "3", "--looked-after", "2.5", "--care-leaver", "0", "--other", "1",
        "--open-but-finished", "0.25",
    ];

    [Fact]
    public async Task Set_ThenListed_HasEachCategorysPoints()
    {
        var team = await borough.TeamAsync();

        var ran = await borough.RunAsync(["weighting", "set", team.Name, "--first", "2024-01-01", "--stable", "4", .. Points]);
        var csv = await borough.RunAsync("weightings", team.Id, "--csv");
        var json = await borough.RunAsync("weightings", team.Id, "--json");

        Assert.Equal((ExitCode.Done, ""), (ran.Code, ran.Error));
        Assert.StartsWith("Set at revision ", ran.Lines[0], StringComparison.Ordinal);
        Assert.Equal(
            ["Unit,From,Every holder,Assessment,In need,Protection,Looked after,Care leaver,Other,\"Finished, open\"", $"{team.Id},2024-01-01,4,2,1.5,3,2.5,0,1,0.25"],
            csv.Output.ReplaceLineEndings("\n").Trim().Split('\n'));
        var weights = JsonDocument.Parse(Assert.Single(json.Lines)).RootElement.GetProperty("weights");
        Assert.Equal("0.25", weights.GetProperty("openButFinishedPoints").GetProperty("value").GetString());
    }

    [Fact]
    public async Task Set_OfADayThatIsSet_SaysWhatItTakesThePlaceOf()
    {
        var team = await borough.TeamAsync();
        await borough.RunAsync(["weighting", "set", team.Id, "--first", "2024-01-01", .. Points]);

        var same = await borough.RunAsync(["weighting", "set", team.Id, "--first", "2024-01-01", .. Points]);
        var ran = await borough.RunAsync(["weighting", "set", team.Id, "--first", "2024-01-01", .. Points[..^1], "0.5"]);

        Assert.StartsWith("Set at revision ", same.Lines[0], StringComparison.Ordinal);
        Assert.Equal(
            $"It takes the place of what is set: unit {team.Id}, from 2024-01-01, every holder 0, assessment 2, in need 1.5, protection 3, looked after 2.5, "
            + "care leaver 0, other 1, finished, open 0.25.",
            ran.Lines[0]);
    }

    [Fact]
    public async Task Set_AsJson_PrintsTheAnswer()
    {
        var team = await borough.TeamAsync();

        var ran = await borough.RunAsync(["weighting", "set", team.Id, "--first", "2024-01-01", "--json", .. Points]);

        Assert.Equal(team.Id, JsonDocument.Parse(Assert.Single(ran.Lines)).RootElement.GetProperty("weighting").GetProperty("unitId").GetString());
    }

    [Fact]
    public async Task Set_WithFaults_NamesThemAllByWhatWasTyped()
    {
        var team = await borough.TeamAsync();

        var ran = await borough.RunAsync(["weighting", "set", team.Id, "--first", "2024-01-01", "--stable", "-1", .. Points[..^1], "1001"]);

        Assert.Equal((ExitCode.Refused, ""), (ran.Code, ran.Output));
        Assert.Equal(
            ["The service refused the weighting:", "  --stable must be from 0 to 1000.", "  --open-but-finished must be from 0 to 1000."], ran.ErrorLines);
    }

    [Fact]
    public async Task Withdraw_OfOneThatIsSet_TakesItBack()
    {
        var team = await borough.TeamAsync();
        await borough.RunAsync(["weighting", "set", team.Id, "--first", "2024-01-01", .. Points]);

        var wrong = await borough.RunAsync("weighting", "withdraw", team.Id, "--first", "2024-01-02");
        var right = await borough.RunAsync("weighting", "withdraw", team.Id, "--first", "2024-01-01");
        var list = await borough.RunAsync("weightings", team.Id);

        Assert.Equal((ExitCode.NotFound, ""), (wrong.Code, wrong.Output));
        Assert.Equal([$"{team.Name} ({team.Id}) has no weighting that begins on 2024-01-02. It has: 2024-01-01."], wrong.ErrorLines);
        Assert.Equal((ExitCode.Done, ""), (right.Code, right.Error));
        Assert.Equal($"Weightings of {team.Name} ({team.Id}) and below: 0", list.Lines[0]);
    }
}
