using System.CommandLine;
using System.CommandLine.Parsing;
using Workforce.CommandLine;
using Workforce.Feeds.Rows;

namespace Workforce.Feeds.CommandLine;

/// <summary>Options that every program has which pushes files.</summary>
public static class FeedOption
{
    /// <summary><c>--give-up-after</c>: how many seconds to go on trying, 30 if not given.</summary>
    public static Option<int> GiveUpAfter()
    {
        var option = new Option<int>("--give-up-after")
        {
            Description = "How many seconds to go on trying while the service does not answer, 1 to 86400.",
            HelpName = "SECONDS",
            Recursive = true,
            DefaultValueFactory = _ => 30,
        };
        option.Validators.Add(result => Typed.Require(result, Typed.Is(result, option, seconds => seconds is >= 1 and <= 86_400), "must be from 1 to 86400."));
        return option;
    }

    /// <summary><c>--made-time</c>: when what a file says was made.</summary>
    public static Option<DateTimeOffset?> MadeTime(string description) => new("--made-time")
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = ParseMoment,
    };

    /// <summary><c>--faults</c>: where the rows at fault are written.</summary>
    public static Option<string?> Faults() => new("--faults")
    {
        Description = "Where to write the rejected rows, as CSV for a spreadsheet; nothing is written if there are none.",
        HelpName = "PATH",
    };

    private static DateTimeOffset? ParseMoment(ArgumentResult result) => MadeMoment.TryRead(result.Tokens[0].Value, out var moment)
        ? moment
        : Typed.Refused<DateTimeOffset?>(result, "must be a time with its offset, such as 2026-04-01T09:30:00Z.");
}
