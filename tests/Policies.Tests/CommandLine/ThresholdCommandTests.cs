using System.Text.Json;
using Workforce.CommandLine;
using Workforce.Policies.Tests.Fakes;
using Workforce.Service.Tests.Caseloads;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Policies.Tests.CommandLine;

/// <summary>The commands thresholds, threshold set and threshold withdraw.</summary>
[Collection(OneBorough.Name)]
public sealed class ThresholdCommandTests(Borough borough)
{
    /// <summary>Of 18, 22 and 25 cases one is above the 24 that stands, and two above 20.</summary>
    [Fact]
    public async Task Set_OfATeam_SaysBeforeHowManyAreOverAndHowManyWouldBe()
    {
        var team = await borough.TeamAsync(18, 22, 25);
        await borough.Service.LimitAsync(team.Id, "24", limit => (limit.ThresholdId, limit.MustBeMetByDate, limit.Note) = ("t-told", A.Day(2021, 3, 31), "Cabinet"));

        var ran = await borough.RunAsync(
            "threshold", "set", "t-told", "--unit", team.Name, "--basis", "cases", "--limit", "20", "--amber", "17.5", "--first", "2024-01-01");

        Assert.Equal((ExitCode.Done, ""), (ran.Code, ran.Error));
        Assert.Equal(
            [
                $"It takes the place of what is set: threshold t-told, unit {team.Id}, limit 24, from 2021-01-01, met by 2021-03-31, note Cabinet.",
                "Of those it is for, over the limit today: 1 as it is, 2 with this threshold.",
            ],
            ran.Lines.Take(2));
        Assert.StartsWith("Set at revision ", ran.Lines[2], StringComparison.Ordinal);
        var set = Assert.Single(await borough.ThresholdsAsync(team));
        Assert.Equal(("20", "17.5", CaseloadBasis.Cases, A.Day(2024, 1, 1)), (set.Limit.Value, set.AmberLimit.Value, set.Basis, set.FirstDate));
    }

    [Fact]
    public async Task Set_WithAllThatThereIs_IsListedAsItWasTyped()
    {
        var team = await borough.TeamAsync(0);

        var ran = await borough.RunAsync(
            "threshold", "set", "t-whole", "--unit", team.Id, "--basis", "cases-per-fte", "--limit", "25", "--amber", "22", "--role", "Case-Holder",
            "--first", "2024-01-01", "--must-be-met-by", "2024-04-01", "--last", "2030-12-31", "--protected", "6=60, 12=90", "--rounding", "half-up",
            "--note", "Cabinet, 3 June");
        var list = await borough.RunAsync("thresholds", team.Name);

        Assert.Equal((ExitCode.Done, ""), (ran.Code, ran.Error));
        Assert.Equal(
            $"""
            Thresholds of {team.Name} ({team.Id}) and below: 1
            | Threshold | Unit | Role | Limit | Amber | From | Met by | Until | Newly qualified | Rounding | Note |
            | t-whole | {team.Id} | case holder | 25 per FTE | 22 | 2024-01-01 | 2024-04-01 | 2030-12-31 | 6=60,12=90 | half-up | Cabinet, 3 June |
            """,
            Plain(list.Output).TrimEnd());
    }

    [Fact]
    public async Task List_OfADay_HasThoseMeasuredOnIt()
    {
        var team = await borough.TeamAsync();
        await borough.Service.LimitAsync(team.Id, "30", limit => (limit.ThresholdId, limit.LastDate) = ("t-then", A.Day(2022, 12, 31)));
        await borough.Service.LimitAsync(team.Id, "25", limit => (limit.ThresholdId, limit.FirstDate) = ("t-now", A.Day(2023, 1, 1)));

        var day = await borough.RunAsync("thresholds", team.Id, "--as-of", "2022-12-31", "--csv");
        var all = await borough.RunAsync("thresholds", team.Id, "--json");

        Assert.Equal(
            ["Threshold,Unit,Role,Worker,Limit,Amber,From,Met by,Until,Newly qualified,Rounding,Note", $"t-then,{team.Id},,,30,,2021-01-01,,2022-12-31,,,"],
            day.Output.ReplaceLineEndings("\n").Trim().Split('\n'));
        Assert.Equal(["t-now", "t-then"], all.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("thresholdId").GetString()));
    }

    [Fact]
    public async Task List_OfAUnitWithoutAny_SaysThatThoseAboveApply()
    {
        var team = await borough.TeamAsync();

        var ran = await borough.RunAsync("thresholds", team.Id);

        Assert.Equal([$"Thresholds of {team.Name} ({team.Id}) and below: 0", "", "What is set for a unit above it applies here too: ask for that one."], ran.Lines);
    }

    [Fact]
    public async Task DryRun_NamesWhoWouldBeOver_AndRecordsNothing()
    {
        var team = await borough.TeamAsync(18, 22, 25);
        string[] arguments = ["threshold", "set", "t-dry", "--unit", team.Id, "--basis", "cases", "--limit", "20", "--first", "2024-01-01", "--dry-run"];

        var table = await borough.RunAsync(arguments);
        var csv = await borough.RunAsync([.. arguments, "--csv"]);
        var json = await borough.RunAsync([.. arguments, "--json"]);

        Assert.Equal((0, 0, 0), (table.Code, csv.Code, json.Code));
        Assert.Equal(
            $"""
            Would be over the limit
            | Worker | Unit | Role | FTE | Cases | Load | Limit | Over by |
            | {team.Workers[1]} | {team.Id} | case holder | 1 | 22 | 22 | 20 | 2 |
            | {team.Workers[2]} | {team.Id} | case holder | 1 | 25 | 25 | 20 | 5 |

            Of those it is for, over the limit today: 0 as it is, 2 with this threshold.
            Nothing was recorded.
            """,
            Plain(table.Output).TrimEnd());
        Assert.Equal(3, csv.Lines.Count);
        Assert.Equal(["Of those it is for, over the limit today: 0 as it is, 2 with this threshold.", "Nothing was recorded."], csv.ErrorLines);
        Assert.Equal(2, JsonDocument.Parse(Assert.Single(json.Lines)).RootElement.GetProperty("overCount").GetInt32());
        Assert.Empty(await borough.ThresholdsAsync(team));
    }

    [Fact]
    public async Task DryRun_OfAnotherDay_IsAboutThatDay()
    {
        var team = await borough.TeamAsync(25);

        var ran = await borough.RunAsync(
            "threshold", "set", "t-day", "--unit", team.Id, "--basis", "cases", "--limit", "20", "--first", "2024-01-01", "--dry-run", "--as-of", "2024-01-01");

        Assert.Contains("Of those it is for, over the limit on 2024-01-01: 0 as it is, 0 with this threshold.", ran.Lines);
        Assert.Contains(ran.Lines, line => line.StartsWith("Case system 'ics' has said nothing of this day", StringComparison.Ordinal)
            || line is "No case system has said anything of this day, nor of any day before it.");
    }

    [Fact]
    public async Task DryRun_InPointsWithoutAWeighting_SaysWhoCannotBeCompared()
    {
        var team = await borough.TeamAsync(9);

        var ran = await borough.RunAsync(
            "threshold", "set", "t-points", "--unit", team.Id, "--basis", "weighted-points", "--limit", "100", "--first", "2024-01-01", "--dry-run");

        Assert.Contains("Cannot be compared with it, for want of an FTE or a weighting: 1.", ran.Lines);
    }

    [Fact]
    public async Task Set_AsJson_PrintsTheAnswerAloneAndTellsBesideIt()
    {
        var team = await borough.TeamAsync(21);

        var ran = await borough.RunAsync(
            "threshold", "set", "t-json", "--unit", team.Id, "--basis", "cases", "--limit", "20", "--first", "2024-01-01", "--json");

        Assert.Equal("t-json", JsonDocument.Parse(Assert.Single(ran.Lines)).RootElement.GetProperty("threshold").GetProperty("thresholdId").GetString());
        Assert.Equal(["Of those it is for, over the limit today: 0 as it is, 1 with this threshold."], ran.ErrorLines);
    }

    [Fact]
    public async Task Withdraw_OfOneThatIsSet_TakesItBack()
    {
        var team = await borough.TeamAsync();
        await borough.Service.LimitAsync(team.Id, "30", limit => limit.ThresholdId = "t-back");

        var ran = await borough.RunAsync("threshold", "withdraw", "t-back");

        Assert.Equal((ExitCode.Done, ""), (ran.Code, ran.Error));
        Assert.StartsWith("Withdrawn at revision ", ran.Lines[0], StringComparison.Ordinal);
        Assert.Empty(await borough.ThresholdsAsync(team));
    }

    [Fact]
    public async Task Withdraw_OfOneThatIsNot_NamesWhatIsNear()
    {
        var team = await borough.TeamAsync();
        await borough.Service.LimitAsync(team.Id, "30", limit => limit.ThresholdId = "nearby-one");

        var ran = await borough.RunAsync("threshold", "withdraw", "nearby-two");

        Assert.Equal((ExitCode.NotFound, ""), (ran.Code, ran.Output));
        Assert.Equal(["There is no threshold 'nearby-two'. Near to it:", "  nearby-one"], ran.ErrorLines);
    }

    [Fact]
    public async Task Set_WithFaults_NamesThemAllByWhatWasTypedAndRecordsNothing()
    {
        var team = await borough.TeamAsync();

        var ran = await borough.RunAsync(
            "threshold", "set", "t-faults", "--unit", team.Id, "--basis", "cases", "--limit", "20", "--amber", "21", "--first", "2024-01-02",
            "--last", "2024-01-01", "--protected", "6=60,6=101");

        Assert.Equal((ExitCode.Refused, ""), (ran.Code, ran.Output));
        Assert.Equal(
            [
                "The service refused the threshold:",
                "  --amber must not be above the limit.",
                "  --last must not be before --first.",
                "  --protected, step 2: the months must be above that of the step before.",
                "  --protected, step 2: the per cent must be from 0 to 100.",
            ],
            ran.ErrorLines);
        Assert.Empty(await borough.ThresholdsAsync(team));
    }

    [Fact]
    public async Task Set_OnDaysOfAnother_IsRefused()
    {
        var team = await borough.TeamAsync();
        await borough.Service.LimitAsync(team.Id, "30");

        var ran = await borough.RunAsync("threshold", "set", "t-second", "--unit", team.Id, "--basis", "cases", "--limit", "20", "--first", "2024-01-02");

        Assert.Equal(ExitCode.Refused, ran.Code);
        Assert.Equal(
            ["The service refused the threshold:", "  --first must leave no day on which another threshold of the same unit, role and worker is measured too."],
            ran.ErrorLines);
    }

    [Theory]
    [InlineData("thresholds", "Bourough")]
    [InlineData("threshold", "set", "t", "--unit", "Bourough", "--basis", "cases", "--limit", "20", "--first", "2024-01-02")]
    [InlineData("weightings", "Bourough")]
    [InlineData("weighting", "withdraw", "Bourough", "--first", "2024-01-02")]
    [InlineData("targets", "Bourough")]
    [InlineData("target", "set", "t", "--unit", "Bourough", "--measure", "vacancy-rate:dfe", "--at-most", "8", "--first", "2024-01-02", "--must-be-met-by", "2024-01-02")]
    [InlineData("audit", "--unit", "Bourough")]
    public async Task Unit_Unknown_IsNotFoundAndWhatIsNearIsNamed(params string[] arguments)
    {
        var ran = await borough.RunAsync(arguments);

        Assert.Equal((ExitCode.NotFound, ""), (ran.Code, ran.Output));
        Assert.Equal(["There is no unit 'Bourough', by id or by name. Near to it:", "  Borough (B1)"], ran.ErrorLines);
    }

    /// <summary>A table's cells without what makes it as wide as it is, and without its lines.</summary>
    private static string Plain(string table) => string.Join(
        Environment.NewLine,
        table.Split(Environment.NewLine)
            .Where(line => !line.StartsWith('+') && !line.StartsWith("|-", StringComparison.Ordinal))
            .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
}
