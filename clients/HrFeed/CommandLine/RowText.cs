namespace Workforce.HrFeed.CommandLine;

/// <summary>A row's outcome in words, for whoever has the file open beside them.</summary>
internal static class RowText
{
    /// <summary>A line for each fault of a rejected row, one for a held row, nothing for the others.</summary>
    public static string Of(RowOutcome outcome) => outcome.Result switch
    {
        RowResult.Rejected => string.Join(Environment.NewLine, outcome.Faults.Select(fault => Of(outcome.Line, fault))),
        RowResult.Held => $"line {outcome.Line}: held until {string.Join(" and ", outcome.WaitingFor)} is known.",
        _ => "",
    };

    private static string Of(long line, RowFault fault) =>
        fault.Column.Length == 0 ? $"line {line}: {fault.Reason}" : $"line {line}, {fault.Column}: {fault.Reason}";
}
