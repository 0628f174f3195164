using System.CommandLine;
using System.CommandLine.Invocation;
using Workforce.Client;
using Workforce.CommandLine;

namespace Workforce.Answers;

/// <summary>Runs commands: asks the service, shows the answer, and says why there is none.</summary>
/// <param name="options">What was typed of where to ask, and how to show.</param>
/// <param name="screen">Where answers go.</param>
/// <param name="error">Where all else goes.</param>
public sealed class Answering(AnswerOptions options, Screen screen, TextWriter error)
{
    /// <summary>Runs what the arguments ask for, and returns an <see cref="ExitCode"/>.</summary>
    public async Task<int> RunAsync(RootCommand root, string[] arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(arguments);
        options.AddTo(root);

        var parsed = root.Parse(arguments);

        if (parsed.Action is ParseErrorAction mistake)
        {
            // What a program reads is not to begin with a page of help.
            mistake.ShowHelp = arguments.Length == 0;
        }

        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = screen.Output, Error = error }, cancellationToken);
        return parsed.Errors.Count > 0 ? ExitCode.BadInput : code;
    }

    /// <summary>Asks, shows what is answered, and returns an <see cref="ExitCode"/>.</summary>
    public Task<int> AskAsync(ParseResult parsed, FailureWords words, Func<WorkforceClient, Task<Answer>> ask, CancellationToken cancellationToken) => DoAsync(
        parsed,
        words,
        async client => Show(parsed, await ask(client)),
        cancellationToken);

    /// <summary>Does something with a client of its own, and returns an <see cref="ExitCode"/>.</summary>
    public async Task<int> DoAsync(ParseResult parsed, FailureWords words, Func<WorkforceClient, Task> work, CancellationToken cancellationToken)
    {
        var address = options.Service.AddressOf(parsed);

        return await new Failures(address, words, error).InWordsAsync(
            async () =>
            {
                await using var client = new WorkforceClient(new WorkforceClientOptions { Address = address, Access = options.Service.AccessOf(parsed) });
                await work(client);
            },
            cancellationToken);
    }

    /// <summary>Shows an answer in the form that was asked for.</summary>
    public void Show(ParseResult parsed, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var form = options.FormOf(parsed);
        screen.Show(answer, form);

        // What a program reads holds its rows alone; who started the program is told all the same.
        if (form is not Form.Table)
        {
            answer.Notes.ToList().ForEach(error.WriteLine);
        }
    }

    /// <summary>Says something before the answer is there: among it for people, beside it for programs.</summary>
    public void Say(ParseResult parsed, IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var writer = options.FormOf(parsed) is Form.Table ? screen.Output : error;
        lines.ToList().ForEach(writer.WriteLine);
    }
}
