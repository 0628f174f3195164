using Workforce.Conformance.Comparing;

namespace Workforce.Conformance.Tests;

public class AggregateTests
{
    /// <summary>The North East of 2022 as published; of its authorities Gateshead as published, the other eleven added up.</summary>
    private const string NorthEast = """
        2022,Reporting year,Regional,E92000001,England,E12000001,North East,,,,2054.5,2157,268.8,286,282.3,304,14.8,15.2,221,226,9.7,9.5,144.1,65.2,259.1,11.2,55.6,1375.6,24794,18,16245.4,3.1
        2022,Reporting year,Local authority,E92000001,England,E12000001,North East,390,E08000037,Gateshead,153.7,164,16.6,17,u,u,u,u,8,8,4.9,4.7,8,100,11,6.7,72.7,144,2368,16.5,1554.5,4
        2022,Reporting year,Local authority,E92000001,England,E12000001,North East,999,E99999999,The other eleven,1901,1993,252.2,269,281.2,303,14.8,15.2,213,218,10.1,9.9,136.1,63.9,248.1,11.5,54.9,1231.6,22426,18.2,14690.9,3.1
        """;

    private static readonly string Header = ExampleRows.Text.Split('\n')[0];

    /// <summary>As printed 282.3 / 2054.5 = 13.7; without Gateshead 281.2 / 1901 = 14.79 and 303 / 1993 = 15.20, as published.</summary>
    [Fact]
    public async Task Run_OfARegionWhoseRateLeavesOutAnAuthority_AgreesAndSaysWhom()
    {
        var report = await ExampleRun.RunAsync($"{Header}\n{NorthEast}");

        Assert.Equal(
            [
                "2022 North East, turnover_rate_fte: published 14.8, answered 14.8 from 281.2 / 1901 without Gateshead; ",
                "2022 North East, turnover_rate_headcount: published 15.2, answered 15.2 from 303 / 1993 without Gateshead; ",
            ],
            report.Results.Where(result => result.LeftOut.Count > 0).Select(result => $"{result}"));
        Assert.Empty(report.Of(Verdict.Differs));
        Assert.Equal(
            ["u, turnover_rate_fte", "u, turnover_rate_headcount"],
            report.Of(Verdict.Exact)
                .Where(result => result.Answer?.Reason is V1.NoValueReason.Unreliable)
                .Select(result => $"{result.Published}, {result.Measure}"));
    }

    /// <summary>Vacancies 259.1 / 2313.6 is 11.199, with no authority left out; 256.1 / 2310.6 added up.</summary>
    [Fact]
    public async Task Run_OfARegionThatNothingExplains_SaysSo()
    {
        var report = await ExampleRun.RunAsync($"{Header}\n{NorthEast.Replace("259.1,11.2", "259.1,12.2", StringComparison.Ordinal)}");

        Assert.Equal(
            "2022 North East, vacancy_rate_fte: published 12.2, answered 11.2 from 259.1 / 2313.6; counts printed so cannot give it: 11.199",
            $"{Assert.Single(report.AggregateDifferences)}");
    }
}
