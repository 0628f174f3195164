using Workforce.Feeds.Faults;
using Workforce.V1;

namespace Workforce.HrFeed;

/// <summary>One row of a staffing file: the change that it makes, or all that is wrong with it.</summary>
/// <param name="Line">The line of the file on which it begins, from 1.</param>
/// <param name="Change">The change; null if the row is at fault.</param>
/// <param name="Faults">Everything that is wrong with it; empty if it has a change.</param>
public sealed record StaffingRow(long Line, StaffingChange? Change, IReadOnlyList<RowFault> Faults)
{
    /// <summary>The column, in the file's own words, that a field of the change was read from.</summary>
    internal Func<string, string> ColumnOf { get; init; } = field => field;
}
