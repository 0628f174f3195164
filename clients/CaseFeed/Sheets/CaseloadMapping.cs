using Workforce.CommandLine;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Sheets;
using Workforce.V1;

namespace Workforce.CaseFeed.Sheets;

/// <summary>How one case system's report reads: a JSON file that README.md describes.</summary>
public sealed record CaseloadMapping : SheetMapping
{
    private static readonly string[] Single = [CaseloadColumn.Date, CaseloadColumn.WorkerId, CaseloadColumn.UnitId, CaseloadColumn.Category, CaseloadColumn.Cases];

    /// <summary>How a report reads that has our own names for its columns, all categories among them.</summary>
    public static CaseloadMapping Own { get; } = new()
    {
        Encoding = "utf-8",
        Dates = "iso",
        Columns = CaseloadColumn.All
            .Except([CaseloadColumn.Category, CaseloadColumn.Cases])
            .ToDictionary(column => column, column => new ColumnTitles([column])),
        IsOwn = true,
    };

    /// <summary>The case system, such as <c>liquidlogic</c>; empty if whoever pushes says it.</summary>
    public string Source { get; init; } = "";

    /// <summary>The units whose workers' cases the system holds; empty if whoever pushes says it, or nobody.</summary>
    public IReadOnlyList<string> Covers { get; init; } = [];

    /// <summary>The file's titles of each column that is read, by the name that it has here. All others are passed over.</summary>
    public required IReadOnlyDictionary<string, ColumnTitles> Columns { get; init; }

    /// <summary>The titles of the columns of which no two rows have the same, such as the worker's and the team's; the rows of one worker are then added up.</summary>
    public IReadOnlyList<string> OneRowPer { get; init; } = [];

    /// <summary>What stands in place of a worker's id in a row of a unit's cases that no worker has.</summary>
    public string UnallocatedWord { get; init; } = "unallocated";

    /// <summary>Whether an empty cell is no cases; a fault otherwise.</summary>
    public bool BlankIsZero { get; init; }

    /// <summary>Whether nobody has said which column is which.</summary>
    internal bool IsOwn { get; private init; }

    /// <summary>Whether a row is of one category, and not of all.</summary>
    internal bool IsByCategory => Columns.ContainsKey(CaseloadColumn.Category);

    /// <summary>How the rows stand in the files.</summary>
    internal SheetForm Form => FormOf(ReadColumns()) with { HasComments = IsOwn, IsMapped = !IsOwn };

    /// <summary>Reads a mapping.</summary>
    /// <exception cref="UnreadableFileException">There is none, or it is at fault; the message says where.</exception>
    public static CaseloadMapping Read(string path) => ReadAs<CaseloadMapping>(path);

    /// <inheritdoc/>
    protected override IEnumerable<string> Faults() => [.. base.Faults(), .. ColumnFaults(), .. WordFaults(), .. PushFaults()];

    private SheetColumn[] ReadColumns() =>
    [
        .. from column in Columns
           from title in column.Value.All
           select new SheetColumn(column.Key, title) { IsOptional = IsOwn && column.Key is (CaseloadColumn.Date or CaseloadColumn.UnitId) },
        .. OneRowPer.Select(title => new SheetColumn(CaseloadColumn.OneRowPer, title)),
    ];

    private IEnumerable<string> ColumnFaults()
    {
        foreach (var column in Columns.Keys.Except(CaseloadColumn.All))
        {
            yield return $"there is no column '{column}'; the columns are {string.Join(", ", CaseloadColumn.All)}.";
        }

        if (!Columns.ContainsKey(CaseloadColumn.WorkerId))
        {
            yield return "columns must say which is worker_id.";
        }

        if (IsByCategory != Columns.ContainsKey(CaseloadColumn.Cases) || IsByCategory == CaseCategory.All.Any(category => Columns.ContainsKey(category.Name)))
        {
            yield return "columns must say which hold the numbers of cases: either one or more of the categories, or both category and cases.";
        }

        foreach (var (column, titles) in Columns)
        {
            if (titles.All.Count == 0 || titles.All.Any(string.IsNullOrWhiteSpace))
            {
                yield return $"columns has no title for {column}.";
            }

            if (titles.All.Count > 1 && Single.Contains(column))
            {
                yield return $"columns has several titles for {column}; only categories may have several.";
            }
        }

        foreach (var title in Columns.Values.SelectMany(titles => titles.All).GroupBy(title => title.Trim(), StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
        {
            yield return $"columns reads '{title.Key}' as two things; its cases would count twice.";
        }
    }

    private IEnumerable<string> WordFaults()
    {
        foreach (var column in Words.Keys.Where(column => column is not CaseloadColumn.Category))
        {
            yield return $"words has '{column}', which takes no codes.";
        }

        foreach (var word in Words.Values.SelectMany(words => words.Values).Where(word => CaseCategory.Find(word) is null).Distinct())
        {
            yield return $"words has '{word}', which is no category; the categories are {CaseCategory.Names}.";
        }

        if (string.IsNullOrWhiteSpace(UnallocatedWord))
        {
            yield return "unallocatedWord must not be empty: a worker whose id is missing would be taken for nobody.";
        }
    }

    private IEnumerable<string> PushFaults()
    {
        if (Source.Length > 0 && SnapshotRules.FaultOfSource(Source) is { } source)
        {
            yield return $"source {source}";
        }

        if (SnapshotRules.FaultOfCovered(Covers) is { } covers)
        {
            yield return $"covers {covers}";
        }
    }
}

/// <summary>What may be said of a snapshot besides its rows, whether in a mapping or on the command line.</summary>
internal static class SnapshotRules
{
    /// <summary>What is wrong with the name of a case system; null if nothing is.</summary>
    public static string? FaultOfSource(string source) =>
        source.Length is 0 or > ContractLimits.MaxIdLength ? $"must have 1 to {ContractLimits.MaxIdLength} characters."
        : source.StartsWith("workforce/", StringComparison.Ordinal) ? "must not begin with workforce/."
        : null;

    /// <summary>What is wrong with the units that a snapshot covers; null if nothing is.</summary>
    public static string? FaultOfCovered(IReadOnlyList<string> units) =>
        units.Count > ContractLimits.MaxCoveredUnits ? $"must name at most {ContractLimits.MaxCoveredUnits} units: one above them covers those below."
        : units.Any(unit => unit.Length is 0 or > ContractLimits.MaxIdLength) ? $"must name units by their ids, of 1 to {ContractLimits.MaxIdLength} characters."
        : null;
}
