using Workforce.Answers;
using Workforce.Policies.CommandLine;

namespace Workforce.Policies.Tests.Fakes;

/// <summary>What became of a run of the program.</summary>
internal sealed record Ran(int Code, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.Split(Environment.NewLine)[..^1];

    public IReadOnlyList<string> ErrorLines => Error.TrimEnd().Split(Environment.NewLine);

    public static async Task<Ran> AtAsync(Uri address, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await PolicyCommandLine.RunAsync([.. arguments, "--service", address.ToString()], Screen.Plain(output), error);
        return new(code, output.ToString(), error.ToString());
    }
}
