using System.Globalization;
using Workforce.CommandLine;
using Workforce.Feeds.Sheets;
using Workforce.V1;

namespace Workforce.CaseFeed.Sheets;

/// <summary>Adds up what rows say of workers and units, or notes with each row all that is wrong with it.</summary>
/// <param name="mapping">How the rows read.</param>
/// <param name="places">Where the columns stand.</param>
/// <param name="given">The day of all rows; null if each says its own.</param>
/// <param name="lastDay">The last day that may be.</param>
internal sealed class CaseloadRows(CaseloadMapping mapping, IReadOnlyList<SheetPlace> places, DateOnly? given, DateOnly lastDay)
{
    private readonly SheetCells _cells = new(places, mapping.Dates);
    private readonly SortedDictionary<DateOnly, Dictionary<(bool IsUnit, string Id), CaseHolder>> _days = [];
    private readonly Dictionary<string, long> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<DateOnly, (SheetRow First, int Count)> _rowsOfDay = [];
    private readonly string _unallocated = mapping.UnallocatedWord.Trim();

    /// <summary>Whether the rows say of which day they are.</summary>
    public bool HasDays => _cells.Has(CaseloadColumn.Date);

    /// <summary>What was added up, by day.</summary>
    public IReadOnlyList<CaseloadDay> Days =>
    [
        .. _days.Select(day => new CaseloadDay(
            day.Key,
            [.. day.Value.Where(each => !each.Key.IsUnit).Select(each => each.Value)],
            [.. day.Value.Where(each => each.Key.IsUnit).Select(each => each.Value)])),
    ];

    /// <summary>What the row says that was read last, in words: whose cases, and how many. Empty if it is at fault.</summary>
    public string Last { get; private set; } = "";

    /// <summary>Notes, where the rows are of several days, of which each is: with the first row of every day but the one that most rows are of.</summary>
    /// <returns>Those rows.</returns>
    public IEnumerable<SheetRow> RejectSeveralDays()
    {
        var days = _rowsOfDay.OrderByDescending(day => day.Value.Count).ThenBy(day => day.Value.First.Line).ToList();

        foreach (var (day, (first, count)) in days.Skip(1))
        {
            _cells.Begin(first);
            _cells.Reject(CaseloadColumn.Date, string.Create(
                CultureInfo.InvariantCulture,
                $"is {day:yyyy-MM-dd}, of which day {count:N0} of the rows are, and {days[0].Value.Count:N0} are of {days[0].Key:yyyy-MM-dd}: who has no row of a day would be taken for having no cases. If the file is of several whole days, say --several-days."));
            yield return first;
        }
    }

    /// <summary>Reads one more row.</summary>
    public void Read(SheetRow row)
    {
        _cells.Begin(row);
        Last = "";
        var day = Day();

        if (row.Faults.Count == 0 && day is { } said)
        {
            var (first, count) = _rowsOfDay.GetValueOrDefault(said, (row, 0));
            _rowsOfDay[said] = (first, count + 1);
        }

        var workerId = _cells.Text(CaseloadColumn.WorkerId, ContractLimits.MaxIdLength, isRequired: true);
        var isUnit = workerId.Equals(_unallocated, StringComparison.OrdinalIgnoreCase);
        var unitId = _cells.Text(CaseloadColumn.UnitId, ContractLimits.MaxIdLength, isRequired: isUnit);
        var counts = mapping.IsByCategory ? CountOfCategory() : CountsOfAll();

        if (row.Faults.Count > 0 || day is null)
        {
            return;
        }

        var key = string.Join('\t', (string[])[$"{day:O}", isUnit ? $"unit\t{unitId}" : $"worker\t{workerId}", .. Apart()]);

        if (_lines.TryGetValue(key, out var line))
        {
            _cells.Reject(CaseloadColumn.WorkerId, $"is in line {line} too{(mapping.OneRowPer.Count == 0
                ? "; if the report has several rows of one worker on purpose, a mapping must say what tells them apart (oneRowPer)."
                : $", alike in {string.Join(" and ", mapping.OneRowPer)}.")}");
            return;
        }

        _lines.Add(key, row.Line);
        Add(day.Value, (isUnit, isUnit ? unitId : workerId), isUnit ? "" : unitId, counts, row.Line);
        Last = string.Create(
            CultureInfo.InvariantCulture, $"{(isUnit ? $"unit {unitId}, without a worker," : $"worker {workerId}")} with {counts.Sum(each => each.Count)} cases");
    }

    private DateOnly? Day()
    {
        if (!HasDays)
        {
            return given;
        }

        var day = _cells.Day(CaseloadColumn.Date, isRequired: true);

        if (day is { } said && given is { } other && said != other)
        {
            _cells.Reject(CaseloadColumn.Date, $"is {said:yyyy-MM-dd}, and the file is to be of {other:yyyy-MM-dd}.");
        }
        else if (day > lastDay)
        {
            _cells.Reject(CaseloadColumn.Date, $"is {day:yyyy-MM-dd}, which lies in the future.");
        }

        return day;
    }

    /// <summary>What tells a row from others of the same worker.</summary>
    private IEnumerable<string> Apart() =>
        mapping.OneRowPer.Count > 0 ? _cells.Cells(CaseloadColumn.OneRowPer).Select(cell => cell.Text)
        : mapping.IsByCategory ? [_cells.Cell(CaseloadColumn.Category)]
        : [];

    /// <summary>The numbers of a row that has one for each category. A category without a column has no cases.</summary>
    private List<(CaseCategory Category, string Title, int Count)> CountsOfAll() =>
    [
        .. from category in CaseCategory.All
           from cell in _cells.Cells(category.Name)
           select (category, cell.Title, Count(cell.Title, cell.Text)),
    ];

    /// <summary>The number of a row that says of which category it is.</summary>
    private List<(CaseCategory Category, string Title, int Count)> CountOfCategory()
    {
        var word = _cells.Text(CaseloadColumn.Category, ContractLimits.MaxTextLength, isRequired: true);
        var title = _cells.TitleOf(CaseloadColumn.Cases);
        var count = Count(title, _cells.Cell(CaseloadColumn.Cases));

        if (CaseCategory.Find(mapping.OwnWord(CaseloadColumn.Category, word)) is { } category)
        {
            return [(category, title, count)];
        }

        if (word.Length > 0)
        {
            _cells.Reject(CaseloadColumn.Category, $"'{CodeFault.Cut(word)}' is none of the mapping's words, nor of: {CaseCategory.Names}.");
        }

        return [];
    }

    private int Count(string title, string text)
    {
        if (text.Length == 0)
        {
            if (!mapping.BlankIsZero)
            {
                _cells.RejectTitle(title, "is required: 0 for no cases.");
            }

            return 0;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > ContractLimits.MaxCases)
        {
            _cells.RejectTitle(title, $"must be a whole number from 0 to {ContractLimits.MaxCases}.");
        }

        return count;
    }

    private void Add(
        DateOnly day, (bool IsUnit, string Id) key, string unitId, IReadOnlyList<(CaseCategory Category, string Title, int Count)> counts, long line)
    {
        if (!_days.TryGetValue(day, out var holders))
        {
            _days.Add(day, holders = []);
        }

        if (!holders.TryGetValue(key, out var holder))
        {
            holders.Add(key, holder = new(key.Id, line, new()));
        }

        foreach (var (category, title, count) in counts)
        {
            var sum = category.Of(holder.Counts) + count;
            category.Set(holder.Counts, sum);

            if (count > 0 && sum > ContractLimits.MaxCases)
            {
                _cells.RejectTitle(title, string.Create(
                    CultureInfo.InvariantCulture, $"makes {sum:N0} cases {category.InWords} with the columns and rows before it; nobody may have more than {ContractLimits.MaxCases}."));
            }
        }

        holder.In(unitId, counts.Sum(each => each.Count));
    }
}
