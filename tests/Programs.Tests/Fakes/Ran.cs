using Workforce.Answers;
using Workforce.CaseFeed.CommandLine;
using Workforce.Caseloads.CommandLine;
using Workforce.HrFeed.CommandLine;
using Workforce.Policies.CommandLine;
using Workforce.RecruitmentReport.CommandLine;

namespace Workforce.Programs.Tests.Fakes;

/// <summary>What became of a run of one of the programs, as it was typed.</summary>
internal sealed record Ran(int Code, string Output, string Error)
{
    public static async Task<Ran> HrFeedAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return new(await FeedCommandLine.RunAsync(arguments, output, error), output.ToString(), error.ToString());
    }

    public static async Task<Ran> CaseFeedAsync(TimeProvider clock, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return new(await CaseFeedCommandLine.RunAsync(arguments, output, error, clock), output.ToString(), error.ToString());
    }

    public static async Task<Ran> CaseloadsAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return new(await CaseloadCommandLine.RunAsync(arguments, Screen.Plain(output), error), output.ToString(), error.ToString());
    }

    public static async Task<Ran> PoliciesAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return new(await PolicyCommandLine.RunAsync(arguments, Screen.Plain(output), error), output.ToString(), error.ToString());
    }

    public static async Task<Ran> ReportAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return new(await ReportCommandLine.RunAsync(arguments, output, error, TimeProvider.System), output.ToString(), error.ToString());
    }
}
