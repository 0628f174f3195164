using System.Text.Json;
using Workforce.Caseloads.Tests.Fakes;
using Workforce.CommandLine;

namespace Workforce.Caseloads.Tests.CommandLine;

/// <summary>The command plan, which records.</summary>
public sealed class PlanCommandTests(Anytown anytown) : IClassFixture<Anytown>
{
    /// <summary>From the 2nd to the 31st of March: 30 days.</summary>
    [Fact]
    public async Task Plan_OfAWorkerOverTheLimit_IsRecordedAndShown()
    {
        var ran = await Ran.AgainstAsync(
            anytown.Service, "plan", "W1", "--text", "Two cases go to W3.", "--due", "2026-04-10", "--acknowledge", "--as-of", "2026-03-31");
        var breaches = await Ran.AgainstAsync(anytown.Service, "breaches", "T1", "--as-of", "2026-03-31", "--csv");

        Assert.Equal(
            """
            Recorded for Ann Example (W1), over the limit since 2026-03-02.
            +--------+-------------+------+------+-------+---------+------------+------+------+--------------+---------------------+------------+
            | Worker | Name        | Unit | Load | Limit | Over by | Since      | Days | Peak | In 12 months | Plan                | Due        |
            |--------+-------------+------+------+-------+---------+------------+------+------+--------------+---------------------+------------|
            | W1     | Ann Example | T1   | 25   | 20    | 5       | 2026-03-02 | 30   | 25   | 1            | Two cases go to W3. | 2026-04-10 |
            +--------+-------------+------+------+-------+---------+------------+------+------+--------------+---------------------+------------+


            """,
            ran.Output);
        Assert.Equal((ExitCode.Done, ""), (ran.Code, ran.Error));
        Assert.Contains(",Two cases go to W3.,2026-04-10", breaches.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_AsJson_IsTheAnswerWithWhatWasRecorded()
    {
        var ran = await Ran.AgainstAsync(anytown.Service, "plan", "W4", "--acknowledge", "--as-of", "2026-03-31", "--json");

        var answer = JsonDocument.Parse(Assert.Single(ran.Lines)).RootElement;
        Assert.True(answer.GetProperty("breach").GetProperty("plan").GetProperty("acknowledged").GetBoolean());
        Assert.NotEqual("0", answer.GetProperty("revision").GetString());
    }

    [Theory]
    [InlineData("W2")]
    [InlineData("W99")]
    public async Task Plan_OfAWorkerWithoutABreach_SaysSo(string worker)
    {
        var ran = await Ran.AgainstAsync(anytown.Service, "plan", worker, "--text", "Nothing to do.", "--as-of", "2026-03-31");

        Assert.Equal((ExitCode.NotFound, ""), (ran.Code, ran.Output));
        Assert.Equal(
            [
                $"{worker} is not over the limit on 2026-03-31, so that there is no breach to plan for.",
                "The command breaches lists who of a unit is.",
            ],
            ran.Error.TrimEnd().Split(Environment.NewLine));
    }

    [Theory]
    [InlineData("--text must have at most 200 characters.", "--as-of must not be in the future.", "--as-of", "2090-01-01")]
    public async Task Plan_WithFaults_NamesThemAllByWhatWasTyped(string text, string day, params string[] more)
    {
        var ran = await Ran.AgainstAsync(anytown.Service, ["plan", "W1", "--text", new string('x', 201), .. more]);

        Assert.Equal((ExitCode.Refused, ""), (ran.Code, ran.Output));
        Assert.Equal(["The service refused the plan:", $"  {day}", $"  {text}"], ran.Error.TrimEnd().Split(Environment.NewLine));
    }

    [Theory]
    [InlineData("plan", "W1")]
    [InlineData("plan", "W1", "--text", " ", "--acknowledge")]
    public async Task Plan_ThatSaysNothing_IsRefused(params string[] arguments)
    {
        var ran = await Ran.AgainstAsync(anytown.Service, arguments);

        Assert.Equal((ExitCode.BadInput, ""), (ran.Code, ran.Output));
        Assert.StartsWith("Say with --text what is to be done, or with --acknowledge that you have seen it.", ran.Error, StringComparison.Ordinal);
    }
}
