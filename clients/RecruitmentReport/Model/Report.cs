namespace Workforce.RecruitmentReport.Model;

/// <summary>The report as it is read, whatever the format: sections of blocks, in the order in which a committee reads.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Subject">Of whom and when.</param>
/// <param name="UnitId">The unit it is about.</param>
/// <param name="Month">The month's last day.</param>
/// <param name="Revision">The revision that every figure was computed from.</param>
/// <param name="Facts">Of whom, of when and from what knowledge it is: each a name and what it is.</param>
/// <param name="Sections">The sections.</param>
internal sealed record Report(
    string Title,
    string Subject,
    string UnitId,
    DateOnly Month,
    long Revision,
    IReadOnlyList<Term> Facts,
    IReadOnlyList<Section> Sections)
{
    public IEnumerable<Table> Tables => Sections.SelectMany(section => section.Blocks.OfType<Table>());
}

/// <summary>A section of the report.</summary>
/// <param name="Id">Its name for programs and for links; never changes.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">What it holds, in order.</param>
internal sealed record Section(string Id, string Title, IReadOnlyList<Block> Blocks);

/// <summary>A part of a section.</summary>
internal abstract record Block;

/// <summary>Some sentences.</summary>
internal sealed record Paragraph(string Text) : Block;

/// <summary>What a reader should not miss: a warning, or what is not shown and why.</summary>
internal sealed record Notice(string Text) : Block;

/// <summary>Something to be typed as it is.</summary>
internal sealed record Command(string Text) : Block;

/// <summary>Words and what they mean.</summary>
internal sealed record Terms(IReadOnlyList<Term> Items) : Block;

/// <summary>A word and what it means, or a name and what it is.</summary>
internal sealed record Term(string Name, string Meaning);

/// <summary>A chart of figures that a table beside it holds too.</summary>
internal sealed record Figure(Chart Chart) : Block;

/// <summary>The figures that a committee looks at first.</summary>
internal sealed record Headlines(IReadOnlyList<Headline> Items) : Block;

/// <summary>One of the figures that a committee looks at first.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The figure, or why there is none.</param>
/// <param name="Definition">How it is counted.</param>
internal sealed record Headline(string Name, Cell Value, string Definition)
{
    /// <summary>What it was in earlier months, and whatever else belongs beside it.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>How it stands against each target that is set for it.</summary>
    public IReadOnlyList<Standing> Standings { get; init; } = [];
}

/// <summary>How a figure stands against a target.</summary>
/// <param name="Level">Green, amber or red; none without a value.</param>
/// <param name="Sentence">The same in words, with the target and by when it is to be met.</param>
internal sealed record Standing(StandingLevel Level, string Sentence);

/// <summary>Green, amber or red.</summary>
internal enum StandingLevel
{
    None,
    Green,
    Amber,
    Red,
}
