using Workforce.Caseloads.CommandLine;
using Workforce.Caseloads.Showing;
using Workforce.HrFeed.CommandLine;
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

    public static async Task<Ran> CaseloadsAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return new(await CaseloadCommandLine.RunAsync(arguments, Screen.Plain(output), error), output.ToString(), error.ToString());
    }

    public static async Task<Ran> ReportAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return new(await ReportCommandLine.RunAsync(arguments, output, error, TimeProvider.System), output.ToString(), error.ToString());
    }
}
