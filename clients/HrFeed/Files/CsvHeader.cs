using Workforce.CommandLine;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Sheets;

namespace Workforce.HrFeed.Files;

/// <summary>Which column stands where in a CSV file.</summary>
internal sealed class CsvHeader
{
    private readonly Dictionary<string, int> _places;

    private CsvHeader(Dictionary<string, int> places) => _places = places;

    public int Count => _places.Count;

    public IReadOnlyCollection<string> Columns => _places.Keys;

    /// <exception cref="UnreadableFileException">Columns are unknown, doubled or missing; the message names them all.</exception>
    public static CsvHeader Read(IEnumerable<string> names, long line)
    {
        var header = names.ToList();

        if (header is [var only] && SeparatorIn(only) is { } separator)
        {
            throw new UnreadableFileException(line, "", $"is separated by {separator}; save it with commas.");
        }

        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var faults = new List<FileFault>();
        var isAnyWithoutLikeness = false;
        var place = 0;

        foreach (var name in header.Select(Word.Plain))
        {
            if (name.Length == 0)
            {
                faults.Add(new(line, "", $"column {place + 1} has no name."));
            }
            else if (name.Any(letter => char.IsControl(letter) || letter == '\uFFFD'))
            {
                faults.Add(new(line, "", $"the name of column {place + 1} is not UTF-8 text; save the file as 'CSV UTF-8'."));
            }
            else if (!Column.All.Contains(name))
            {
                var advice = Column.NearestTo(name) is { } nearest ? $"; did you mean '{nearest}'?" : ".";
                isAnyWithoutLikeness |= advice is ".";
                faults.Add(new(line, "", $"there is no column '{CodeFault.Cut(name)}'{advice}"));
            }
            else if (!places.TryAdd(name, place))
            {
                faults.Add(new(line, "", $"column '{name}' is there twice, as columns {places[name] + 1} and {place + 1}."));
            }

            place++;
        }

        if (!places.ContainsKey(Column.Kind))
        {
            faults.Add(new(line, "", $"the header has no column '{Column.Kind}'."));
        }

        if (isAnyWithoutLikeness)
        {
            faults.Add(new(null, "", $"The columns are: {string.Join(", ", Column.All)}."));
        }

        return faults.Count == 0 ? new CsvHeader(places) : throw new UnreadableFileException(faults);
    }

    /// <summary>Where a column stands, from 0; null if the file does not have it.</summary>
    public int? PlaceOf(string column) => _places.TryGetValue(column, out var place) ? place : null;

    private static string? SeparatorIn(string name) =>
        name.Contains(';', StringComparison.Ordinal) ? "semicolons"
        : name.Contains('\t', StringComparison.Ordinal) ? "tabs"
        : null;
}
