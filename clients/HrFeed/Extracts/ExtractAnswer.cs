using System.Globalization;
using Workforce.Client;
using Workforce.V1;

namespace Workforce.HrFeed.Extracts;

/// <summary>Puts into words what the service said of an extract.</summary>
internal static class ExtractAnswer
{
    private static readonly string Excesses = string.Join(", ", Enum.GetNames<ExtractExcess>().Skip(1));

    /// <summary>A line for each thing that it said.</summary>
    public static List<string> InWords(ReconcileResult result) =>
    [
        .. result.Doubts.GroupBy(doubt => doubt.Kind).OrderBy(doubts => doubts.Key).Select(doubts => Line($"look at {doubts.Count():N0} marked '{InWords(doubts.Key)}'.")),
        .. result.Differences.GroupBy(difference => difference.Kind).OrderBy(kind => kind.Key).Select(kind => Line($"{InWords(kind.Key),-24}{kind.Count(),8:N0}")),
        .. (result.Summary?.Excesses ?? []).Select(excess => Line($"{excess.Excess} {excess.UnitId}: {excess.Ended:N0} of {excess.Held:N0} would end; to be confirmed.")),
        result switch
        {
            { Error: { } error } => $"nothing was changed. {error.Status.Detail}"
                + (WorkforceError.Of(error).Reason is ErrorReason.ExtractExceeds ? $" With --confirm and one of: {Excesses}." : ""),
            { Summary: { } summary } => Line($"{summary.Outcome}, revision {summary.Revision}."),
            _ => "the service did not say what became of it.",
        },
    ];

    /// <summary>A name of the contract as people write it: <c>WorkerAdded</c> is <c>worker added</c>.</summary>
    private static string InWords<T>(T name)
        where T : struct, Enum => string.Concat(name.ToString().Select((letter, place) => char.IsUpper(letter) && place > 0 ? $" {letter}" : $"{letter}")).ToLowerInvariant();

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
