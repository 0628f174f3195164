namespace Workforce.Feeds.Faults;

/// <summary>One thing that is wrong with a row.</summary>
/// <param name="Column">The column, or the field's path in NDJSON; empty if it is the row as a whole.</param>
/// <param name="Reason">
/// The rule that it breaks, in English. Repeats what a CSV cell holds only where a word of the contract belongs.
/// </param>
public sealed record RowFault(string Column, string Reason);
