using System.CommandLine;
using Workforce.CommandLine;
using Workforce.Feeds.CommandLine;

namespace Workforce.HrFeed.CommandLine;

/// <summary>The options that more than one command has.</summary>
internal sealed class FeedOptions
{
    /// <summary>The right that all of them take.</summary>
    public const string Right = "staffing.write";

    public FeedOptions()
    {
        Source.Validators.Add(result => Typed.Require(result, Typed.Is(result, Source, source => source is { Length: > 0 and <= 64 }), "must have 1 to 64 characters."));
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

    public Option<int> GiveUpAfter { get; } = FeedOption.GiveUpAfter();

    /// <summary>Of those commands that are given files by hand: of a folder that is watched each file has a time of its own.</summary>
    public Option<DateTimeOffset?> MadeTime { get; } = FeedOption.MadeTime(
        "When an extract was made, or changes that do not say so themselves, such as 2026-04-01T09:30:00Z; when the file was last written, if not given.");

    public void AddTo(RootCommand root)
    {
        Service.AddTo(root);
        root.Options.Add(Source);
        root.Options.Add(GiveUpAfter);
    }
}
