using System.CommandLine;
using Workforce.CommandLine;

namespace Workforce.Answers;

/// <summary>The options that every command of a program that asks and shows has: where the service is, who asks, and <c>--json</c> and <c>--csv</c>.</summary>
public sealed class AnswerOptions
{
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON, as the contract spells it, one line an item.", Recursive = true };

    private readonly Option<bool> _csv = new("--csv") { Description = "Print CSV.", Recursive = true };

    /// <summary>Where the service is, and who asks.</summary>
    public ServiceOptions Service { get; } = new();

    /// <summary>Adds them to a program's root, which has its commands by then.</summary>
    public void AddTo(RootCommand root)
    {
        ArgumentNullException.ThrowIfNull(root);
        Service.AddTo(root);
        root.Options.Add(_json);
        root.Options.Add(_csv);
        Check(root);
    }

    /// <summary>The form that was asked for.</summary>
    public Form FormOf(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return parsed.GetValue(_json) ? Form.Json : parsed.GetValue(_csv) ? Form.Csv : Form.Table;
    }

    // Only the validators of the command that is asked for are run.
    private void Check(Command command)
    {
        foreach (var each in command.Subcommands)
        {
            each.Validators.Add(result => Typed.Require(result, !(Typed.Is(result, _json, isGiven => isGiven) && Typed.Is(result, _csv, isGiven => isGiven)), "--json and --csv do not go together."));
            Check(each);
        }
    }
}
