using System.Globalization;
using Workforce.Feeds.Faults;

namespace Workforce.Feeds.Rows;

/// <summary>A row's outcome in words, for whoever has the file open beside them.</summary>
public static class RowText
{
    /// <summary>
    /// A line for each fault of a rejected row, one for a row that is held or superseded, nothing for the others.
    /// </summary>
    public static string Of(RowOutcome outcome) => outcome.Result switch
    {
        RowResult.Rejected => string.Join(Environment.NewLine, outcome.Faults.Select(fault => Of(outcome.Line, fault))),
        RowResult.Held => $"line {outcome.Line}: held until {WaitingFor(outcome)} is known.",
        RowResult.Duplicate when outcome.WaitingFor.Count > 0 =>
            $"line {outcome.Line}: recorded before, still held until {WaitingFor(outcome)} is known.",
        RowResult.Applied when outcome.Superseded =>
            $"line {outcome.Line}: recorded, but a change of the same fact that was made later holds.",
        _ => "",
    };

    private static string WaitingFor(RowOutcome outcome) => string.Join(" and ", outcome.WaitingFor);

    /// <summary>One fault of a row.</summary>
    public static string Of(long line, RowFault fault) =>
        fault.Column.Length == 0 ? $"line {line}: {fault.Reason}" : $"line {line}, {fault.Column}: {fault.Reason}";

    /// <summary>How many rows came to something, and how many of them to something in particular, as a line of a table.</summary>
    public static string OfCount(string result, long count, long part = 0, string partName = "")
    {
        var some = part > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({part:N0} of them {partName})") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{result,-10}{count,12:N0}{some}");
    }
}
