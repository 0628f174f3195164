using System.CommandLine;
using Workforce.CommandLine;

namespace Workforce.Feeds.CommandLine;

/// <summary>The argument and options of every command that takes the files of a drop folder.</summary>
public sealed class FolderOptions
{
    /// <param name="mappings">What a mapping says, for <c>--mapping</c>.</param>
    /// <param name="dryRun">What a dry run does, for <c>--dry-run</c>.</param>
    public FolderOptions(string mappings, string dryRun)
    {
        Mappings = new("--mapping") { Description = mappings, HelpName = "FILE", DefaultValueFactory = _ => [] };
        DryRun = new("--dry-run") { Description = dryRun };
        Stable.Validators.Add(result => Typed.Require(result, Typed.Is(result, Stable, seconds => seconds is >= 0 and <= 3600), "must be from 0 to 3600."));
    }

    /// <summary>The folder.</summary>
    public Argument<string> Folder { get; } = new("FOLDER") { Description = "The folder that files are dropped into." };

    /// <summary>Files with mappings.</summary>
    public Option<string[]> Mappings { get; }

    /// <summary>For how many seconds a file must not have changed.</summary>
    public Option<int> Stable { get; } = new("--stable")
    {
        Description = "For how many seconds a file must not have changed; NAME.done beside it says so too.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 5,
    };

    /// <summary>Whether nothing is to be changed or moved.</summary>
    public Option<bool> DryRun { get; }

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.Arguments.Add(Folder);
        command.Options.Add(Mappings);
        command.Options.Add(Stable);
        command.Options.Add(DryRun);
    }

    /// <summary>For how long a file must not have changed.</summary>
    public TimeSpan StableFor(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return TimeSpan.FromSeconds(parsed.GetValue(Stable));
    }
}
