namespace Workforce.RecruitmentReport.Model;

/// <summary>A chart of figures that a table beside it holds too.</summary>
/// <param name="Id">Its name within the report.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What it tells, in words, for whoever cannot see it.</param>
internal abstract record Chart(string Id, string Title, string Description);

/// <summary>Lines over months.</summary>
/// <param name="Id"><inheritdoc cref="Chart" path="/param[@name='Id']"/></param>
/// <param name="Title"><inheritdoc cref="Chart" path="/param[@name='Title']"/></param>
/// <param name="Description"><inheritdoc cref="Chart" path="/param[@name='Description']"/></param>
/// <param name="Months">The last day of each month.</param>
/// <param name="Unit">What stands after a number on the axis.</param>
/// <param name="Lines">The lines, each with one cell a month; one without a number breaks the line.</param>
internal sealed record LineChart(
    string Id, string Title, string Description, IReadOnlyList<DateOnly> Months, string Unit, IReadOnlyList<Line> Lines)
    : Chart(Id, Title, Description)
{
    /// <summary>What is to be reached: drawn as a level of its own for each month.</summary>
    public Line? Target { get; init; }

    /// <summary>Ranges in which a figure is expected to lie, the widest first.</summary>
    public IReadOnlyList<Band> Bands { get; init; } = [];
}

/// <summary>A line of a chart.</summary>
internal sealed record Line(string Name, IReadOnlyList<Cell?> Cells);

/// <summary>A range of a chart, from month to month.</summary>
internal sealed record Band(string Name, IReadOnlyList<decimal?> Low, IReadOnlyList<decimal?> High);

/// <summary>Bars from the left, each with its number written beside it.</summary>
internal sealed record BarChart(string Id, string Title, string Description, IReadOnlyList<string> SeriesNames, IReadOnlyList<BarGroup> Groups)
    : Chart(Id, Title, Description);

/// <summary>What is drawn of one thing: a bar for each series. A cell without a number is written out instead.</summary>
internal sealed record BarGroup(string Name, IReadOnlyList<Cell> Bars);

/// <summary>Bars whose parts add up, each part with its number written in it or beside it.</summary>
internal sealed record StackedBarChart(string Id, string Title, string Description, IReadOnlyList<string> PartNames, IReadOnlyList<BarGroup> Groups)
    : Chart(Id, Title, Description);
