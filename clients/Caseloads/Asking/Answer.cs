using Google.Protobuf;

namespace Workforce.Caseloads.Asking;

/// <summary>How much a row wants to be seen. The words of the row say the same, for who sees no colour.</summary>
internal enum Emphasis
{
    None,
    Amber,
    Over,
}

/// <summary>One row of a sheet.</summary>
internal sealed record SheetRow(IReadOnlyList<string> Cells, Emphasis Emphasis = Emphasis.None);

/// <summary>Rows under headings.</summary>
internal sealed record Sheet(string Title, IReadOnlyList<string> Columns, IReadOnlyList<SheetRow> Rows);

/// <summary>What a question was answered with: for people as sheets and notes, for programs as the contract's messages.</summary>
/// <param name="Sheets">The sheets.</param>
/// <param name="Notes">What must be known to read them, such as that a case system is silent.</param>
/// <param name="Messages">The messages that they were made of.</param>
internal sealed record Answer(IReadOnlyList<Sheet> Sheets, IReadOnlyList<string> Notes, IReadOnlyList<IMessage> Messages)
{
    /// <summary>What CSV shows, which has room for one kind of row alone: the first sheet unless said otherwise.</summary>
    public Sheet CsvSheet { get; init; } = Sheets[0];
}
