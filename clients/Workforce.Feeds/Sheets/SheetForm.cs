namespace Workforce.Feeds.Sheets;

/// <summary>How the rows of a file stand in it.</summary>
/// <param name="Columns">The columns that are to be read; the others are passed over.</param>
public sealed record SheetForm(IReadOnlyList<SheetColumn> Columns)
{
    /// <summary>What stands between the cells.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>The line that names the columns, from 1: lines before it are headings and are passed over.</summary>
    public long HeaderLine { get; init; } = 1;

    /// <summary>Whether a line that begins with <c>#</c> is a comment; the first that is none then names the columns.</summary>
    public bool HasComments { get; init; }

    /// <summary>What the first filled cell of a totals row begins with, which must be the last; empty if there is none.</summary>
    public string TotalsWord { get; init; } = "";

    /// <summary>Whether somebody has said in a mapping file which column is which.</summary>
    public bool IsMapped { get; init; } = true;

    internal string SaidBy => IsMapped ? "the mapping says" : "without a mapping it is taken";
}

/// <summary>A column that is to be read.</summary>
/// <param name="Name">Its name with us. Several may have the same.</param>
/// <param name="Title">Its title in the file.</param>
public sealed record SheetColumn(string Name, string Title)
{
    /// <summary>Whether a file may be without it.</summary>
    public bool IsOptional { get; init; }
}

/// <summary>Where a column stands in a file.</summary>
/// <param name="Name">Its name with us.</param>
/// <param name="Title">Its title in the file.</param>
/// <param name="Place">As which cell of a row, from 0.</param>
public sealed record SheetPlace(string Name, string Title, int Place);
