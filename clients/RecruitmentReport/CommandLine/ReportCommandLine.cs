using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using Workforce.Client;
using Workforce.CommandLine;

namespace Workforce.RecruitmentReport.CommandLine;

/// <summary>The program: one command that writes one report.</summary>
internal static class ReportCommandLine
{
    /// <summary>For a single answer: who looks ahead waits in turn at the service, and nobody stands at the counter for a report.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        string[] arguments, TextWriter output, TextWriter error, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        var options = new ReportOptions(clock);
        var command = new RootCommand("Writes the committee's report of a council and a month: vacancies, starters and leavers, agency, caseloads, pipeline.");
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => WriteAsync(parsed, options, output, error, cancellation));

        var parsed = command.Parse(arguments);

        if (parsed.Action is ParseErrorAction mistake)
        {
            mistake.ShowHelp = arguments.Length == 0;
        }

        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellationToken);
        return parsed.Errors.Count > 0 ? ExitCode.BadInput : code;
    }

    private static async Task<int> WriteAsync(
        ParseResult parsed, ReportOptions options, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var (request, format, address) = (options.RequestOf(parsed), options.FormatOf(parsed), options.AddressOf(parsed));
        var path = options.OutputOf(parsed, request, format);

        return await new Failures(address, error).InWordsAsync(
            async () =>
            {
                await using var client = new WorkforceClient(new WorkforceClientOptions { Address = address, Access = options.AccessOf(parsed), Deadline = Patience });
                var report = await CommitteeReport.AskAsync(client, request, cancellationToken);
                await report.WriteAsync(path, format, cancellationToken);
                output.WriteLine($"Written to {path}, at revision {report.Revision.ToString(CultureInfo.InvariantCulture)}.");
            },
            cancellationToken);
    }
}
