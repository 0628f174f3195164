using Google.Protobuf;

namespace Workforce.Answers;

/// <summary>How much a row wants to be seen. The words of the row say the same, for who sees no colour.</summary>
public enum Emphasis
{
    /// <summary>As any other.</summary>
    None,

    /// <summary>Near a limit.</summary>
    Amber,

    /// <summary>Beyond a limit.</summary>
    Over,
}

/// <summary>One row of a sheet.</summary>
/// <param name="Cells">One for each column; empty where there is nothing to say.</param>
/// <param name="Emphasis">How much it wants to be seen.</param>
public sealed record SheetRow(IReadOnlyList<string> Cells, Emphasis Emphasis = Emphasis.None);

/// <summary>Rows under headings.</summary>
/// <param name="Title">Stands above it, and not in CSV.</param>
/// <param name="Columns">The headings.</param>
/// <param name="Rows">The rows.</param>
public sealed record Sheet(string Title, IReadOnlyList<string> Columns, IReadOnlyList<SheetRow> Rows);

/// <summary>What a question was answered with: for people as sheets and notes, for programs as the contract's messages.</summary>
/// <param name="Sheets">The sheets.</param>
/// <param name="Notes">What must be known to read them, such as that a case system is silent.</param>
/// <param name="Messages">The messages that they were made of.</param>
public sealed record Answer(IReadOnlyList<Sheet> Sheets, IReadOnlyList<string> Notes, IReadOnlyList<IMessage> Messages)
{
    /// <summary>What CSV shows, which has room for one kind of row alone: the first sheet unless said otherwise.</summary>
    public Sheet CsvSheet { get; init; } = Sheets[0];
}
