using System.Text.Json;
using Workforce.Caseloads.Tests.Fakes;
using Workforce.CommandLine;

namespace Workforce.Caseloads.Tests.CommandLine;

public sealed class TeamCommandTests(Anytown anytown) : IClassFixture<Anytown>
{
    /// <summary>W1 and W2 hold 25 + 18 = 43 cases at 1.5 FTE: 21.5 each, 28.7 per FTE.</summary>
    [Fact]
    public async Task Team_AsTable_ShowsEverybodyAndTheFigures()
    {
        var ran = await Ran.AgainstAsync(anytown.Service, "team", "Family Support", "--as-of", "2026-03-31");

        Assert.Equal(
            """
            Family Support (T1) on 2026-03-31
            +--------+-----------------+---------------+-----+-------+---------+-------+-----------+------------+
            | Worker | Name            | Role          | FTE | Cases | Per FTE | Limit | Standing  | Since      |
            |--------+-----------------+---------------+-----+-------+---------+-------+-----------+------------|
            | W1     | Ann Example     | case holder   | 1   | 25    | 25      | 20    | OVER by 5 | 2026-03-02 |
            | W2     | =HYPERLINK("x") | case holder   | 0.5 | 18    | 36      | 20    | amber     |            |
            | W3     |                 | case holder   | 1   | 0     | 0       | 20    | within    |            |
            | X9     |                 | (not in post) |     | 4     |         | 20    | within    |            |
            +--------+-----------------+---------------+-----+-------+---------+-------+-----------+------------+

            In all, agency workers included
            +--------------+-------+------+--------------+--------+------+----------------+-------+-------------------+
            | Case holders | Cases | Mean | Mean per FTE | Median | Most | Over the limit | Amber | Unallocated cases |
            |--------------+-------+------+--------------+--------+------+----------------+-------+-------------------|
            | 2            | 43    | 21.5 | 28.7         | 21.5   | 25   | 1              | 1     | 0                 |
            +--------------+-------+------+--------------+--------+------+----------------+-------+-------------------+

            Not in post by HR's record, and in none of these figures: 1 with 4 cases here.

            """,
            ran.Output);
        Assert.Equal((ExitCode.Done, ""), (ran.Code, ran.Error));
    }

    [Fact]
    public async Task Team_AsCsv_HasRowsAloneAndNoFormula()
    {
        var ran = await Ran.AgainstAsync(anytown.Service, "team", "T1", "--as-of", "2026-03-31", "--csv");

        Assert.Equal(
            """
            Worker,Name,Role,FTE,Cases,Per FTE,Limit,Standing,Since
            W1,Ann Example,case holder,1,25,25,20,OVER by 5,2026-03-02
            W2,"'=HYPERLINK(""x"")",case holder,0.5,18,36,20,amber,
            W3,,case holder,1,0,0,20,within,
            X9,,(not in post),,4,,20,within,

            """,
            ran.Output,
            ignoreLineEndingDifferences: true);
        Assert.Contains("Not in post by HR's record", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Team_AsJson_IsALineForEachWorkerAndTheSummaryLast()
    {
        var ran = await Ran.AgainstAsync(anytown.Service, "team", "T1", "--as-of", "2026-03-31", "--json");

        var lines = ran.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["W1", "W2", "W3", "X9"], lines[..^1].Select(line => line.GetProperty("workerId").GetString()));
        Assert.Equal("CASELOAD_LEVEL_OVER", lines[0].GetProperty("level").GetString());
        Assert.Equal("43", lines[^1].GetProperty("withAgency").GetProperty("cases").GetProperty("value").GetProperty("value").GetString());
    }

    [Fact]
    public async Task Team_BeforeTheFirstSnapshot_TellsNeverReportedFromNone()
    {
        var before = await Ran.AgainstAsync(anytown.Service, "team", "T1", "--as-of", "2026-03-10");
        var after = await Ran.AgainstAsync(anytown.Service, "team", "T1", "--as-of", "2026-03-31");

        Assert.Contains("| W3     |                 | case holder   | 1   | (never reported) |         | 20    | not known |", before.Output, StringComparison.Ordinal);
        Assert.Contains("No case system has ever reported 1 of those in post: how many cases they have is not known.", before.Output, StringComparison.Ordinal);
        Assert.Contains("| W3     |                 | case holder   | 1   | 0     | 0       | 20    | within    |", after.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ever reported", after.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Team_OfASilentCaseSystem_SaysSo()
    {
        var ran = await Ran.AgainstAsync(anytown.Service, "team", "T1");

        Assert.Contains("Case system 'ics' has been silent since 2026-03-31: its cases may no longer be so.", ran.Lines);
    }

    [Fact]
    public async Task Team_BeforeAnyReport_SaysSo()
    {
        var ran = await Ran.AgainstAsync(anytown.Service, "team", "T1", "--as-of", "2026-02-28");

        Assert.Contains("No case system has said anything of this day, nor of any day before it.", ran.Lines);
    }

    /// <summary>16 cases at 0.6 FTE are 26.67 per FTE: 1.7 above 25. The longest name there is stays on its line.</summary>
    [Fact]
    public async Task Team_UnderALimitPerFte_SaysSoOnOneLineHoweverLongTheName()
    {
        var ran = await Ran.AgainstAsync(anytown.Service, "team", "D1", "--as-of", "2026-03-31");

        Assert.Contains(
            $"| W4     | {new string('n', 200)} | case holder | 0.6 | 16    | 26.7    | 25 per FTE | OVER by 1.7 | 2026-03-31 |",
            ran.Lines);
    }

    [Fact]
    public async Task Team_UnderALimitInPointsWithoutWeighting_SaysWhyItCannotBeCompared()
    {
        var ran = await Ran.AgainstAsync(anytown.Service, "team", "D2", "--as-of", "2026-03-31");

        Assert.Contains("| 100 points | limit is in points, no weighting set |", ran.Output, StringComparison.Ordinal);
        Assert.Contains("Cannot be compared with their limit: 1; the column Standing says why.", ran.Lines);
    }

    [Fact]
    public async Task Team_OfARole_ShowsIt()
    {
        var ran = await Ran.AgainstAsync(anytown.Service, "team", "T1", "--as-of", "2026-03-31", "--role", "senior-practitioner", "--csv");

        Assert.Equal(["X9,,(not in post),,4,,20,within,"], ran.Output.ReplaceLineEndings("\n").Trim().Split('\n')[1..]);
    }
}
