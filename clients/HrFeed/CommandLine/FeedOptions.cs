using System.CommandLine;
using System.CommandLine.Parsing;
using Workforce.CommandLine;

namespace Workforce.HrFeed.CommandLine;

/// <summary>The options that every command has.</summary>
internal sealed class FeedOptions
{
    public FeedOptions()
    {
        Source.Validators.Add(result => Require(result, result.GetValue(Source) is { Length: > 0 and <= 64 }, "must have 1 to 64 characters."));
        GiveUpAfter.Validators.Add(result => Require(result, result.GetValue(GiveUpAfter) is >= 1 and <= 86_400, "must be from 1 to 86400."));
    }

    /// <summary>Where the service is, and who asks.</summary>
    public ServiceOptions Service { get; } = new();

    public Option<string> Source { get; } = new("--source")
    {
        Description = "The system that made the files of changes.",
        HelpName = "NAME",
        Recursive = true,
        DefaultValueFactory = _ => RowDefaults.DefaultSource,
    };

    public Option<int> GiveUpAfter { get; } = new("--give-up-after")
    {
        Description = "How many seconds to go on trying while the service does not answer, 1 to 86400.",
        HelpName = "SECONDS",
        Recursive = true,
        DefaultValueFactory = _ => 30,
    };

    public void AddTo(RootCommand root)
    {
        Service.AddTo(root);
        root.Options.Add(Source);
        root.Options.Add(GiveUpAfter);
    }

    /// <summary>Refuses what was typed of an option, by its name.</summary>
    public static void Require(SymbolResult result, bool isInOrder, string rule)
    {
        if (!isInOrder)
        {
            // An option's own parser is handed the option's value, which does not know its name.
            var option = result as OptionResult ?? result.Parent as OptionResult;
            result.AddError($"{option?.Option.Name} {rule}");
        }
    }
}
