using Workforce.CommandLine;
using Workforce.Policies.Tests.Fakes;

namespace Workforce.Policies.Tests.CommandLine;

/// <summary>What is said of arguments that cannot be read. No service is asked.</summary>
public sealed class ArgumentTests
{
    private const string Threshold = "threshold set t --unit U --basis cases --limit 20 --first 2024-01-01";
    private const string Target = "target set t --unit U --measure vacancy-rate:dfe --first 2024-01-01 --must-be-met-by 2024-01-01";
    private static readonly Uri Nowhere = new("http://127.0.0.1:1");

    [Theory]
    [InlineData("threshold set t --unit U --basis case --limit 20 --first 2024-01-01", "--basis must be one of cases, cases-per-fte, weighted-points.")]
    [InlineData("threshold set t --unit U --basis cases --limit many --first 2024-01-01", "--limit must be a number, such as 25 or 22.5.")]
    [InlineData("threshold set t --unit U --basis cases --limit 1,000 --first 2024-01-01", "--limit must be a number, such as 25 or 22.5.")]
    [InlineData("threshold set t --unit U --basis cases --limit 20 --first 01/01/2024", "--first must be a day of the calendar written as year-month-day, such as 2026-11-30.")]
    [InlineData(Threshold + " --role manager", "--role must be one of senior-manager, middle-manager, first-line-manager, senior-practitioner, case-holder,")]
    [InlineData(Threshold + " --rounding nearest", "--rounding must be one of none, down, half-up, up.")]
    [InlineData(Threshold + " --protected 6:60", "--protected must be steps of months and per cent, such as 6=60,12=90")]
    [InlineData(Threshold + " --protected 6=60,", "--protected must be steps of months and per cent, such as 6=60,12=90")]
    [InlineData(Threshold + " --json --csv", "--json and --csv do not go together.")]
    [InlineData("threshold set t", "Option '--unit' is required.", "Option '--basis' is required.", "Option '--limit' is required.", "Option '--first' is required.")]
    [InlineData("threshold withdraw", "Required argument missing for command: 'withdraw'.")]
    [InlineData("weighting set U --first 2024-01-01 --assessment 1", "Option '--child-in-need' is required.", "Option '--open-but-finished' is required.")]
    [InlineData(Target, "Give --at-most or --at-least, and one of them alone.")]
    [InlineData(Target + " --at-most 8 --at-least 7", "Give --at-most or --at-least, and one of them alone.")]
    [InlineData(Target + " --at-most eight", "--at-most must be a number, such as 25 or 22.5.")]
    [InlineData(
        "target set t --unit U --measure vacancy-rate:ofsted --at-most 8 --first 2024-01-01 --must-be-met-by 2024-01-01",
        "--measure must be one of:",
        "  vacancy-rate:establishment, vacancy-rate:establishment-net-of-agency, vacancy-rate:establishment-with-pipeline, vacancy-rate:dfe")]
    [InlineData(
        "target set t --unit U --measure sickness --at-most 8 --first 2024-01-01 --must-be-met-by 2024-01-01",
        "  vacancy-rate:establishment,",
        "  figure:establishment,",
        "  turnover:dfe:twelve-months, turnover:dfe:twelve-months:headcount, turnover:dfe:month,",
        "  agency-rate:fte,",
        "  caseload:mean-per-head,")]
    [InlineData("audit --most many", "--most must be from 1 to 1000000.")]
    [InlineData("audit --until yesterday", "--until must be a day of the calendar written as year-month-day, such as 2026-11-30.")]
    [InlineData("audit --method SetLimit", "--method must be one of CompareAsKnown, EraseWorkerName,", "SetCaseloadThreshold,", "erase-name, retention, subject-access.")]
    [InlineData("audit --most 0", "--most must be from 1 to 1000000.")]
    [InlineData("audit --since 2024-01-02 --until 2024-01-01", "--until must not be before --since.")]
    public async Task Arguments_AtFault_AreRefusedInWordsWithNothingElsePrinted(string line, params string[] said)
    {
        var ran = await Ran.AtAsync(Nowhere, line.Split(' '));

        Assert.Equal((ExitCode.BadInput, ""), (ran.Code, ran.Output));
        Assert.All(said, each => Assert.Contains(each, ran.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Service_Away_WhenSetting_SaysThatItIsNotKnownWhatWasRecorded()
    {
        var ran = await Ran.AtAsync(Nowhere, Threshold.Split(' '));

        Assert.Equal((ExitCode.ServiceUnavailable, ""), (ran.Code, ran.Output));
        Assert.StartsWith("The Workforce service at http://127.0.0.1:1 does not answer (", ran.Error, StringComparison.Ordinal);
        Assert.Equal("Whether the threshold was recorded is not known: thresholds shows what is set, and the same command again does no harm.", ran.ErrorLines[^1]);
    }

    [Fact]
    public async Task Help_OfEveryCommand_IsPrinted()
    {
        foreach (var command in new[] { "thresholds", "threshold set", "threshold withdraw", "weightings", "weighting set", "weighting withdraw", "targets", "target set", "target withdraw", "audit" })
        {
            var ran = await Ran.AtAsync(Nowhere, [.. command.Split(' '), "--help"]);

            Assert.Equal((0, ""), (ran.Code, ran.Error));
            Assert.Contains("--json", ran.Output, StringComparison.Ordinal);
        }
    }
}
