namespace Workforce.HrFeed.CommandLine;

/// <summary>A row's outcome in words, for whoever has the file open beside them.</summary>
internal static class RowText
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
}
