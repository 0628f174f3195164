using Workforce.Answers;
using Workforce.Caseloads.CommandLine;
using Workforce.Service.Tests.Hosting;

namespace Workforce.Caseloads.Tests.Fakes;

/// <summary>What became of a run of the program.</summary>
internal sealed record Ran(int Code, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.Split(Environment.NewLine)[..^1];

    public static Task<Ran> AgainstAsync(RunningService service, params string[] arguments) =>
        AtAsync(new Uri($"http://{service.Channel.Target}"), arguments);

    public static async Task<Ran> AtAsync(Uri address, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CaseloadCommandLine.RunAsync([.. arguments, "--service", address.ToString()], Screen.Plain(output), error);
        return new(code, output.ToString(), error.ToString());
    }
}
