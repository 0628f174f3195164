using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Measures;

/// <summary>Whether a measure lacks a figure that it needs.</summary>
internal static class ReportingGaps
{
    public static NoValueReason? On(StaffingSnapshot snapshot, string unitId, DateOnly day, params ReadOnlySpan<ReportedFigure> needed) =>
        Over(snapshot, unitId, day, day, needed);

    /// <summary>Why there is no value for a unit over some days; null if nothing it needs is lacking.</summary>
    /// <remarks>
    /// What is lacking in a part is lacking in the whole: a sum that leaves some of it out without a word is a wrong sum. Who
    /// wants the rest asks for an aggregate, which says what it leaves out. Not returned outweighs unreliable.
    /// </remarks>
    public static NoValueReason? Over(
        StaffingSnapshot snapshot,
        string unitId,
        DateOnly first,
        DateOnly last,
        params ReadOnlySpan<ReportedFigure> needed)
    {
        if (snapshot.Gaps.IsEmpty)
        {
            return null;
        }

        var figures = FigureSet.Of(needed);
        var reasons = snapshot.Gaps.Values
            .Where(gap => gap.Figures.Overlaps(figures)
                && gap.FirstDate <= last
                && (gap.LastDate ?? DateOnly.MaxValue) >= first
                && AreOneWithin(snapshot, gap.UnitId, unitId, Earlier(last, gap.LastDate ?? last)))
            .Select(gap => gap.Reason)
            .ToHashSet();

        return reasons.Contains(ReportingGapReason.NotReturned) ? NoValueReason.Missing
            : reasons.Count > 0 ? NoValueReason.Unreliable
            : null;
    }

    /// <summary>The value, unless there is a reason for none.</summary>
    public static MeasureValue Unless(this MeasureValue value, NoValueReason? gap) =>
        gap is { } reason ? MeasureValue.Without(reason) : value;

    private static bool AreOneWithin(StaffingSnapshot snapshot, string one, string other, DateOnly day) =>
        snapshot.Tree.PathOn(one, day.DayNumber).Contains(other) || snapshot.Tree.PathOn(other, day.DayNumber).Contains(one);

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
