using System.Text.Json;
using Workforce.Caseloads.Tests.Fakes;
using Workforce.CommandLine;
using Workforce.Service.Tests.Caseloads;

namespace Workforce.Caseloads.Tests.CommandLine;

/// <summary>The commands breaches, worker and preview.</summary>
public sealed class QuestionCommandTests(Anytown anytown) : IClassFixture<Anytown>
{
    /// <summary>From the 2nd to the 31st of March: 30 days.</summary>
    [Fact]
    public async Task Breaches_AsTable_SaySinceWhenAndByHowMuch()
    {
        var ran = await Ran.AgainstAsync(anytown.Service, "breaches", "Family Support", "--as-of", "2026-03-31");

        Assert.Equal(
            """
            Over the limit in Family Support (T1) on 2026-03-31: 1
            +--------+-------------+------+------+-------+---------+------------+------+------+--------------+------+
            | Worker | Name        | Unit | Load | Limit | Over by | Since      | Days | Peak | In 12 months | Plan |
            |--------+-------------+------+------+-------+---------+------------+------+------+--------------+------|
            | W1     | Ann Example | T1   | 25   | 20    | 5       | 2026-03-02 | 30   | 25   | 1            | none |
            +--------+-------------+------+------+-------+---------+------------+------+------+--------------+------+


            """,
            ran.Output);
    }

    [Fact]
    public async Task Breaches_AsCsvAndJson_AreTheSame()
    {
        var csv = await Ran.AgainstAsync(anytown.Service, "breaches", "D1", "--since", "2026-03-01", "--as-of", "2026-03-31", "--csv");
        var json = await Ran.AgainstAsync(anytown.Service, "breaches", "D1", "--since", "2026-03-01", "--as-of", "2026-03-31", "--json");

        Assert.Equal(
            $"""
            Worker,Name,Unit,Load,Limit,Over by,Since,Until,Days,Peak,In 12 months,Plan,Due
            W4,{new string('n', 200)},D1,26.7,25 per FTE,1.7,2026-03-31,,1,26.7,1,none,

            """,
            csv.Output,
            ignoreLineEndingDifferences: true);
        var breach = JsonDocument.Parse(Assert.Single(json.Lines)).RootElement;
        Assert.Equal(("W4", "26.6666666666"), (breach.GetProperty("workerId").GetString(), breach.GetProperty("load").GetProperty("value").GetString()));
    }

    [Fact]
    public async Task Breaches_WithoutADay_AreOfTodayInLondonAndSayWhoIsSilent()
    {
        var ran = await Ran.AgainstAsync(anytown.Service, "breaches", "T1");

        Assert.Equal($"Over the limit in Family Support (T1) on {Case.Today:yyyy-MM-dd}: 1", ran.Lines[0]);
        Assert.Contains("Case system 'ics' has been silent since 2026-03-31: its cases may no longer be so.", ran.Lines);
    }

    [Fact]
    public async Task Worker_AsTable_ShowsCasesBySystemAndBreaches()
    {
        var ran = await Ran.AgainstAsync(anytown.Service, "worker", "W1", "--as-of", "2026-03-31");

        Assert.Equal(
            """
            Ann Example (W1) on 2026-03-31: OVER by 5
            +--------+-------------+-------------+-----+-------+---------+-------+-----------+------------+
            | Worker | Name        | Role        | FTE | Cases | Per FTE | Limit | Standing  | Since      |
            |--------+-------------+-------------+-----+-------+---------+-------+-----------+------------|
            | W1     | Ann Example | case holder | 1   | 25    | 25      | 20    | OVER by 5 | 2026-03-02 |
            +--------+-------------+-------------+-----+-------+---------+-------+-----------+------------+

            By case system
            +--------+------------+---------+------------+--------------+-------------+-------+----------------+------------+
            | System | Assessment | In need | Protection | Looked after | Care leaver | Other | Finished, open | From       |
            |--------+------------+---------+------------+--------------+-------------+-------+----------------+------------|
            | ics    | 25         | 0       | 0          | 0            | 0           | 0     | 0              | 2026-03-31 |
            +--------+------------+---------+------------+--------------+-------------+-------+----------------+------------+

            Breaches in twelve months: 1
            +--------+-------------+------+------+-------+---------+------------+------+------+--------------+------+
            | Worker | Name        | Unit | Load | Limit | Over by | Since      | Days | Peak | In 12 months | Plan |
            |--------+-------------+------+------+-------+---------+------------+------+------+--------------+------|
            | W1     | Ann Example | T1   | 25   | 20    | 5       | 2026-03-02 | 30   | 25   | 1            | none |
            +--------+-------------+------+------+-------+---------+------------+------+------+--------------+------+


            """,
            ran.Output);
    }

    [Theory]
    [InlineData("2026-03-31", "W3 on 2026-03-31: within", "By case system: confirmed none")]
    [InlineData("2026-03-10", "W3 on 2026-03-10: not known", "By case system: never reported")]
    public async Task Worker_WithoutCases_SaysWhetherThatIsKnown(string day, string title, string systems)
    {
        var ran = await Ran.AgainstAsync(anytown.Service, "worker", "W3", "--as-of", day);

        Assert.Equal(ExitCode.Done, ran.Code);
        Assert.Equal([title, systems, "Breaches in twelve months: 0"], ran.Lines.Where(line => line is [not ('|' or '+'), ..]));
    }

    [Fact]
    public async Task Worker_AsCsvAndJson_IsOneLine()
    {
        var csv = await Ran.AgainstAsync(anytown.Service, "worker", "X9", "--as-of", "2026-03-31", "--csv");
        var json = await Ran.AgainstAsync(anytown.Service, "worker", "X9", "--as-of", "2026-03-31", "--json");

        Assert.Equal("X9,,(not in post),,4,,20,within,", csv.Output.ReplaceLineEndings("\n").Trim().Split('\n')[1]);
        Assert.Equal(4, JsonDocument.Parse(Assert.Single(json.Lines)).RootElement.GetProperty("caseload").GetProperty("caseCount").GetInt32());
    }

    [Fact]
    public async Task Preview_OfAWorkerAndAUnit_ShowsWhoWouldBeOverAndWhoHasRoom()
    {
        var ran = await Ran.AgainstAsync(
            anytown.Service, "preview", "--worker", "W2", "--unit", "T1", "--cases", "3", "--category", "child-protection", "--as-of", "2026-03-31");

        Assert.Equal(
            """
            With these cases
            +--------+-----------------+-----------+------------+-----------+-------+---------------+----------+
            | Worker | Name            | Cases now | Cases then | Load then | Limit | Standing then | Room now |
            |--------+-----------------+-----------+------------+-----------+-------+---------------+----------|
            | W2     | =HYPERLINK("x") | 18        | 21         | 21        | 20    | OVER by 1     | 2        |
            +--------+-----------------+-----------+------------+-----------+-------+---------------+----------+

            Most room in Family Support (T1)
            +--------+-----------+------------+-----------+-------+---------------+----------+
            | Worker | Cases now | Cases then | Load then | Limit | Standing then | Room now |
            |--------+-----------+------------+-----------+-------+---------------+----------|
            | W3     | 0         | 3          | 3         | 20    | within        | 20       |
            +--------+-----------+------------+-----------+-------+---------------+----------+


            """,
            ran.Output);
    }

    [Fact]
    public async Task Preview_AsCsv_HasTheWorkerAndTheCandidatesAndNegativeNumbersAsNumbers()
    {
        var ran = await Ran.AgainstAsync(anytown.Service, "preview", "--worker", "W1", "--unit", "T1", "--as-of", "2026-03-31", "--csv");

        Assert.Equal(
            """
            Worker,Name,Cases now,Cases then,Load then,Limit,Standing then,Room now
            W1,Ann Example,25,26,26,20,OVER by 6,-5
            W3,,0,1,1,20,within,20
            W2,"'=HYPERLINK(""x"")",18,19,19,20,amber,2

            """,
            ran.Output,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task Preview_OfAUnit_NamesManagersOnlyIfAskedFor()
    {
        var holders = await Ran.AgainstAsync(anytown.Service, "preview", "--unit", "T2", "--csv");
        var managers = await Ran.AgainstAsync(anytown.Service, "preview", "--unit", "T2", "--csv", "--role", "first-line-manager");

        Assert.DoesNotContain("M1", holders.Output, StringComparison.Ordinal);
        Assert.Contains("M1,,0,1,1,20,within,20", managers.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_AsJson_IsTheWholeAnswer()
    {
        var ran = await Ran.AgainstAsync(anytown.Service, "preview", "--worker", "W1", "--as-of", "2026-03-31", "--json");

        Assert.True(JsonDocument.Parse(Assert.Single(ran.Lines)).RootElement.GetProperty("worker").GetProperty("isBreach").GetBoolean());
    }

    [Fact]
    public async Task Answers_OfEveryCommand_HaveNoControlSequences()
    {
        string[][] questions =
        [
            ["team", "C1", "--as-of", "2026-03-31"], ["breaches", "C1", "--as-of", "2026-03-31"], ["worker", "W1", "--as-of", "2026-03-31"], ["preview", "--worker", "W1"],
        ];

        foreach (var question in questions)
        {
            Assert.DoesNotContain('\u001b', (await Ran.AgainstAsync(anytown.Service, question)).Output);
        }
    }
}
