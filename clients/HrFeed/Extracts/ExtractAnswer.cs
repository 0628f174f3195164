using System.Globalization;
using Workforce.Client;
using Workforce.V1;

namespace Workforce.HrFeed.Extracts;

/// <summary>Counts what the service says of an extract as it arrives, and puts it into words: it may be as much as the extract itself.</summary>
internal sealed class ExtractAnswer
{
    /// <summary>Whoever reads more of them has another organisation before them.</summary>
    private const int MostMovedTold = 20;

    private static readonly string Excesses = string.Join(", ", Enum.GetNames<ExtractExcess>().Skip(1));

    private readonly SortedDictionary<StaffingDifference.Types.Kind, int> _differences = [];
    private readonly List<string> _moved = [];
    private readonly SortedDictionary<ExtractDoubt.Types.Kind, int> _doubts = [];

    /// <summary>Counts a part of it.</summary>
    public void Note(ReconcileStaffingResponse part)
    {
        foreach (var difference in part.Differences)
        {
            _differences[difference.Kind] = _differences.GetValueOrDefault(difference.Kind) + 1;

            if (difference.Kind is StaffingDifference.Types.Kind.UnitMoved && _moved.Count < MostMovedTold)
            {
                var (unit, held) = (difference.Change.Unit, difference.Held.Unit);
                _moved.Add($"unit {unit.UnitId} was {InWords(held.Kind)}{Within(held)}, and would be {InWords(unit.Kind)}{Within(unit)}.");
            }
        }

        foreach (var doubt in part.Doubts)
        {
            _doubts[doubt.Kind] = _doubts.GetValueOrDefault(doubt.Kind) + 1;
        }
    }

    /// <summary>A line for each thing that it said.</summary>
    public List<string> InWords(ReconcileResult result) =>
    [
        .. _doubts.Select(doubts => Line($"look at {doubts.Value:N0} marked '{InWords(doubts.Key)}'.")),
        .. _differences.Select(kind => Line($"{InWords(kind.Key),-24}{kind.Value,8:N0}")),
        .. _moved,
        .. (result.Summary?.Excesses ?? []).Where(excess => excess.Excess is not ExtractExcess.UnitMoved).Select(excess =>
            Line($"{excess.Excess} {excess.UnitId}: {excess.Ended:N0} of {excess.Held:N0} would end; to be confirmed.")),
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

    private static string Within(OrganisationUnit unit) => unit.ParentUnitId.Length > 0 ? $" in {unit.ParentUnitId}" : "";

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
