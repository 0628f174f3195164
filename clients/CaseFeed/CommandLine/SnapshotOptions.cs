using System.CommandLine;
using System.CommandLine.Parsing;
using Workforce.CaseFeed.Sending;
using Workforce.CaseFeed.Sheets;
using Workforce.CommandLine;
using Workforce.Feeds.Faults;

namespace Workforce.CaseFeed.CommandLine;

/// <summary>The options that say of a report what its rows do not: in place of what its mapping says.</summary>
internal sealed class SnapshotOptions
{
    public SnapshotOptions()
    {
        Source.Validators.Add(result => Require(result, Typed.TryRead(result, Source, out var source) && source is not null ? SnapshotRules.FaultOfSource(source) : null));
        Covers.Validators.Add(result => Require(result, Typed.TryRead(result, Covers, out var covers) ? SnapshotRules.FaultOfCovered(covers!) : null));
        MaxShrinkPercent.Validators.Add(result => Typed.Require(result, Typed.Is(result, MaxShrinkPercent, percent => percent is >= 0 and <= 100), "must be from 0 to 100."));
    }

    public Option<string?> Source { get; } = new("--source") { Description = "The case system, such as liquidlogic; else what the mapping says.", HelpName = "NAME" };

    public Option<string[]> Covers { get; } = new("--covers")
    {
        Description = "A unit whose workers' cases the case system holds, with those below it; several with several options. Who works there and is not in the report has no cases.",
        HelpName = "UNIT",
        DefaultValueFactory = _ => [],
        AllowMultipleArgumentsPerToken = true,
    };

    public Option<decimal?> MaxShrinkPercent { get; } = new("--max-shrink-percent")
    {
        Description = "By how many per cent the workers with cases, or the cases, may fall from the day before; else what the service is set to.",
        HelpName = "N",
    };

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Source);
        command.Options.Add(Covers);
        command.Options.Add(MaxShrinkPercent);
    }

    /// <summary>What holds for reports of a mapping.</summary>
    /// <exception cref="UnreadableFileException">Nothing says which case system it is.</exception>
    public SnapshotTerms TermsOf(ParseResult parsed, CaseloadMapping mapping, DateTimeOffset madeTime)
    {
        var source = parsed.GetValue(Source) ?? mapping.Source;
        var covers = parsed.GetValue(Covers) is { Length: > 0 } named ? named : mapping.Covers;

        return new()
        {
            Source = source.Length > 0 ? source : throw new UnreadableFileException("Say with --source which case system the report is from, always by the same name, such as --source liquidlogic."),
            MadeTime = madeTime,
            CoveredUnitIds = [.. covers.Distinct()],
            MaxShrinkPercent = parsed.GetValue(MaxShrinkPercent),
        };
    }

    private static void Require(OptionResult result, string? fault) => Typed.Require(result, fault is null, fault ?? "");
}
