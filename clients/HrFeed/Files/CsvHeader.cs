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
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var faults = new List<string>();
        var place = 0;

        foreach (var name in names.Select(Word.Plain))
        {
            if (name.Length == 0)
            {
                faults.Add($"line {line}: column {place + 1} has no name.");
            }
            else if (name.Any(letter => char.IsControl(letter) || letter == '\uFFFD'))
            {
                faults.Add($"line {line}: the name of column {place + 1} is not UTF-8 text; save the file as 'CSV UTF-8'.");
            }
            else if (!Column.All.Contains(name))
            {
                faults.Add($"line {line}: there is no column '{name}'.");
            }
            else if (!places.TryAdd(name, place))
            {
                faults.Add($"line {line}: column '{name}' is there twice.");
            }

            place++;
        }

        if (!places.ContainsKey(Column.Kind))
        {
            faults.Add($"line {line}: the header has no column '{Column.Kind}'.");
        }

        return faults.Count == 0 ? new CsvHeader(places) : throw new UnreadableFileException(string.Join('\n', faults));
    }

    /// <summary>Where a column stands, from 0; null if the file does not have it.</summary>
    public int? PlaceOf(string column) => _places.TryGetValue(column, out var place) ? place : null;
}
