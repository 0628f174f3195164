using System.Text.Json;
using Workforce.CommandLine;
using Workforce.Policies.Tests.Fakes;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Policies.Tests.CommandLine;

/// <summary>The commands targets, target set and target withdraw.</summary>
[Collection(OneBorough.Name)]
public sealed class TargetCommandTests(Borough borough)
{
    /// <summary>One of two posts of 1 FTE is vacant: 50 %, which is 10 beyond 40 and within the margin of 15; and 1 FTE in post, which is 1 short of 2.</summary>
    [Fact]
    public async Task Set_ThenListed_ShowsValueAndStanding()
    {
        var team = await HalfVacantAsync();

        var rate = await borough.RunAsync(
            "target", "set", $"{team.Id}-rate", "--unit", team.Name, "--measure", "vacancy-rate:establishment", "--at-most", "40", "--amber", "15",
            "--first", "2024-01-01", "--must-be-met-by", "2024-12-31", "--note", "Notice to Improve");
        var amount = await borough.RunAsync(
            "target", "set", $"{team.Id}-fte", "--unit", team.Id, "--measure", "Figure:In-Post", "--at-least", "2", "--role", "case-holder", "--role", "senior-practitioner",
            "--first", "2024-01-01", "--must-be-met-by", "2090-12-31", "--last", "2090-12-31");
        var list = await borough.RunAsync("targets", team.Name, "--csv");

        Assert.Equal((0, "", 0, ""), (rate.Code, rate.Error, amount.Code, amount.Error));
        Assert.StartsWith("Set at revision ", rate.Lines[0], StringComparison.Ordinal);
        Assert.Equal(
            $"""
            Target,Unit,Roles,Measure,To reach,Amber within,From,Met by,Until,Value,Stands,Beyond by,Due,Note
            {team.Id}-fte,{team.Id},"senior practitioner, case holder",figure:in-post,at least 2,,2024-01-01,2090-12-31,2090-12-31,1,RED,1,,
            {team.Id}-rate,{team.Id},all registered,vacancy-rate:establishment,at most 40,15,2024-01-01,2024-12-31,,50,amber,10,due,Notice to Improve

            """,
            list.Output,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task List_OfADay_HasThoseMeasuredOnItWithItsValues()
    {
        var team = await HalfVacantAsync();
        await SetAsync(team, "then", "--last", "2024-01-31");
        await SetAsync(team, "now");

        var all = await borough.RunAsync("targets", team.Id);
        var day = await borough.RunAsync("targets", team.Id, "--as-of", "2024-02-01", "--json");

        Assert.Equal($"Targets of {team.Name} ({team.Id}) and below, as they stand today: 2", all.Lines[0]);
        var target = JsonDocument.Parse(Assert.Single(day.Lines)).RootElement;
        Assert.Equal($"{team.Id}-now", target.GetProperty("target").GetProperty("targetId").GetString());
        Assert.Equal("RAG_GREEN", target.GetProperty("rag").GetString());
    }

    /// <summary>Every measure of the contract can be typed, set and is called by what was typed.</summary>
    [Fact]
    public async Task Measures_OfEveryWord_AreSetAndListedByIt()
    {
        var team = await borough.TeamAsync();
        string[] words = [.. MeasureWords.Near("none").SelectMany(kind => kind.Split(", "))];
        // 4 vacancy rates, 10 figures, 2 x 2 x 2 turnovers, 4 agency rates, 7 figures of caseloads.
        Assert.Equal(33, words.Distinct().Count());

        foreach (var (word, place) in words.Select((word, place) => (word, place)))
        {
            var ran = await borough.RunAsync(
                "target", "set", $"{team.Id}-{place}", "--unit", team.Id, "--measure", word, "--at-most", "50", "--first", "2024-01-01", "--must-be-met-by", "2024-12-31");
            Assert.True(ran.Code == 0, $"{word}: {ran.Error}");
        }

        var list = await borough.RunAsync("targets", team.Id, "--csv");
        Assert.Equal(words.Order(StringComparer.Ordinal), list.Lines.Skip(1).Select(line => line.Split("all registered,")[1].Split(',')[0]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("turnover:average:month:headcount", TurnoverDefinition.Average, TurnoverMeasure.Types.Span.Month, true)]
    [InlineData("turnover:dfe:twelve-months", TurnoverDefinition.Dfe, TurnoverMeasure.Types.Span.TwelveMonths, false)]
    public void Measure_OfATurnoversWord_HasItsParts(string word, TurnoverDefinition definition, TurnoverMeasure.Types.Span span, bool headcount)
    {
        var turnover = MeasureWords.MeasureOf(word)!.Turnover;

        Assert.Equal((definition, span, headcount), (turnover.Definition, turnover.Span, turnover.Headcount));
    }

    [Fact]
    public async Task Set_UnderAnIdThatIsSet_SaysWhatItTakesThePlaceOf()
    {
        var team = await borough.TeamAsync();
        await SetAsync(team, "again", "--note", "Scrutiny");

        var same = await SetAsync(team, "again", "--note", "Scrutiny");
        var other = await SetAsync(team, "again", "--amber", "5");

        Assert.StartsWith("Set at revision ", same.Lines[0], StringComparison.Ordinal);
        Assert.Equal(
            $"It takes the place of what is set: target {team.Id}-again, unit {team.Id}, roles all registered, measure vacancy-rate:establishment, "
            + "to reach at most 60, from 2024-01-01, met by 2024-01-31, note Scrutiny.",
            other.Lines[0]);
    }

    [Fact]
    public async Task Set_AsJson_PrintsTheAnswer()
    {
        var team = await borough.TeamAsync();

        var ran = await SetAsync(team, "json", "--json");

        Assert.Equal($"{team.Id}-json", JsonDocument.Parse(Assert.Single(ran.Lines)).RootElement.GetProperty("target").GetProperty("targetId").GetString());
    }

    [Fact]
    public async Task Set_WithFaults_NamesThemAllByWhatWasTyped()
    {
        var team = await borough.TeamAsync();

        var ran = await borough.RunAsync(
            "target", "set", "faults", "--unit", team.Id, "--measure", "vacancy-rate:dfe", "--at-most", "101", "--amber", "-1", "--first", "2024-01-02",
            "--must-be-met-by", "2024-01-01", "--note", new string('x', 201));

        Assert.Equal((ExitCode.Refused, ""), (ran.Code, ran.Output));
        Assert.Equal(
            [
                "The service refused the target:",
                "  --must-be-met-by must not be before --first.",
                "  --at-most or --at-least must be from 0 to 100.",
                "  --amber must be from 0 to 1000000.",
                "  --note must have at most 200 characters.",
            ],
            ran.ErrorLines);
    }

    [Fact]
    public async Task Withdraw_OfOneThatIsSet_TakesItBack()
    {
        var team = await borough.TeamAsync();
        await SetAsync(team, "back");

        var ran = await borough.RunAsync("target", "withdraw", $"{team.Id}-back");
        var again = await borough.RunAsync("target", "withdraw", $"{team.Id}-back");

        Assert.Equal((ExitCode.Done, ""), (ran.Code, ran.Error));
        Assert.Empty((await borough.Service.Measures.ListTargetsAsync(new() { UnitId = team.Id })).Targets);
        Assert.Equal((ExitCode.NotFound, ""), (again.Code, again.Output));
        Assert.StartsWith($"There is no target '{team.Id}-back'.", again.Error, StringComparison.Ordinal);
    }

    private Task<Ran> SetAsync(Team team, string id, params string[] more) => borough.RunAsync(
        ["target", "set", $"{team.Id}-{id}", "--unit", team.Id, "--measure", "vacancy-rate:establishment", "--at-most", "60", "--first", "2024-01-01", "--must-be-met-by", "2024-01-31", .. more]);

    private async Task<Team> HalfVacantAsync()
    {
        var team = await borough.TeamAsync(0);
        await borough.Service.PushAsync(A.Post(A.Id("post"), team.Id));
        return team;
    }
}
