namespace Workforce.RecruitmentReport.Model;

/// <summary>A table of the report. Its first column says what each row is about.</summary>
/// <param name="Id">The name of the table for programs; never changes.</param>
/// <param name="Caption">What it shows, of what and when.</param>
/// <param name="Columns">The columns, one or more.</param>
/// <param name="Rows">The rows, each with one cell a column.</param>
internal sealed record Table(string Id, string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) : Block
{
    /// <summary>What a reader must know of single figures.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>A column of a table.</summary>
/// <param name="Id">Its name for programs, within the table; never changes.</param>
/// <param name="Title">Its heading, with the unit.</param>
/// <param name="IsRate">True if its cells are rates, which have a numerator and a denominator.</param>
internal sealed record Column(string Id, string Title, bool IsRate = false);

/// <summary>A row of a table.</summary>
/// <param name="Cells">One for each column.</param>
/// <param name="IsTotal">True for the sum or the whole.</param>
internal sealed record Row(IReadOnlyList<Cell> Cells, bool IsTotal = false);
