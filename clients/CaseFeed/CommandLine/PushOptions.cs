using System.CommandLine;
using System.CommandLine.Parsing;
using Workforce.Client;
using Workforce.CommandLine;
using Workforce.Feeds.CommandLine;

namespace Workforce.CaseFeed.CommandLine;

/// <summary>The options of <c>push</c>, and what they may be.</summary>
internal sealed class PushOptions
{
    /// <summary>What a report's rows do not say.</summary>
    public SnapshotOptions Snapshot { get; } = new();

    public Argument<string> File { get; } = new("FILE") { Description = "The report, as CSV: one row a worker, or as the mapping says." };

    public Option<DateOnly?> AsOf { get; } = new("--as-of")
    {
        Description = "The day that the report is of, such as 2026-11-27; else what its rows or its name say.",
        HelpName = "DATE",
        CustomParser = ParseDay,
    };

    public Option<string?> Mapping { get; } = new("--mapping") { Description = "How the case system's report reads; else it has our own names for its columns.", HelpName = "FILE" };

    public Option<bool> Partial { get; } = new("--partial") { Description = "The report has only some of the workers: nothing follows for who is not in it." };

    public Option<bool> SeveralDays { get; } = new("--several-days") { Description = "The report's rows are of several days, and of each it has everybody. Else such a report is refused." };

    public Option<bool> ConfirmShrink { get; } = new("--confirm-shrink") { Description = "The report is right however much fewer workers or cases it has than the day before." };

    public Option<DateTimeOffset?> MadeTime { get; } = FeedOption.MadeTime(
        "When the report was made, such as 2026-11-27T22:00:00Z; when the file was last written, if not given. What was made later holds.");

    public Option<string?> Faults { get; } = FeedOption.Faults();

    public Option<bool> DryRun { get; } = new("--dry-run") { Description = "Read the report, add it up and list what is wrong with it; push nothing." };

    public Option<int> GiveUpAfter { get; } = FeedOption.GiveUpAfter();

    /// <summary>Adds all of them to the command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(File);
        Snapshot.AddTo(command);

        foreach (var option in new Option[] { AsOf, Mapping, Partial, SeveralDays, ConfirmShrink, MadeTime, Faults, DryRun, GiveUpAfter })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            var isConfirmed = Typed.Is(result, ConfirmShrink, isGiven => isGiven);

            if (Typed.Is(result, Partial, isGiven => isGiven)
                && (isConfirmed || Typed.Is(result, Snapshot.Covers, units => units!.Length > 0) || Typed.Is(result, Snapshot.MaxShrinkPercent, percent => percent is not null)))
            {
                result.AddError("--partial goes with none of --covers, --confirm-shrink and --max-shrink-percent: these are about a whole report.");
            }

            if (isConfirmed && Typed.Is(result, SeveralDays, isGiven => isGiven))
            {
                result.AddError("--several-days does not go with --confirm-shrink: push the day that is right though it falls as a file of its own.");
            }
        });
    }

    private static DateOnly? ParseDay(ArgumentResult result) => Typed.Day(result)?.ToDateOnly();
}
