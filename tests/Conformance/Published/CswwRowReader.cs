using System.Globalization;

namespace Workforce.Conformance.Published;

/// <summary>Makes rows of lines, by what the header names.</summary>
internal sealed class CswwRowReader
{
    private static readonly string[] Figures = [.. Column.OfCounts, .. Measure.All.Select(measure => measure.Rate), .. Column.NotHeld];

    private readonly Dictionary<string, int> _places;
    private readonly int _count;

    private CswwRowReader(Dictionary<string, int> places, int count)
    {
        _places = places;
        _count = count;
    }

    public static CswwRowReader Of(IReadOnlyList<string> header)
    {
        var names = header.Select(name => name.Trim('\uFEFF')).ToList();
        var missing = Column.OfThePlace.Concat(Figures).Except(names).ToList();

        return missing.Count == 0
            ? new(names.Index().DistinctBy(name => name.Item).ToDictionary(name => name.Item, name => name.Index), names.Count)
            : throw new UnreadableFileException($"The header has no column {string.Join(", ", missing)}.");
    }

    public CswwRow Read(long line, IReadOnlyList<string> cells)
    {
        if (cells.Count != _count)
        {
            throw new UnreadableFileException($"Line {line} has {cells.Count} cells where the header names {_count} columns.");
        }

        var level = Text(Column.Level) switch
        {
            "Local authority" => GeographicLevel.Authority,
            "Regional" => GeographicLevel.Region,
            "National" => GeographicLevel.Country,
            var other => throw new UnreadableFileException($"Line {line}: there is no {Column.Level} '{other}'."),
        };
        var (code, name) = level switch
        {
            GeographicLevel.Authority => (Column.AuthorityCode, Column.AuthorityName),
            GeographicLevel.Region => (Column.RegionCode, Column.RegionName),
            _ => (Column.CountryCode, Column.CountryName),
        };

        return new(line, Year(), level, Text(code), Text(name), Text(Column.RegionCode), Figures.ToDictionary(each => each, Figure));

        string Text(string column) => cells[_places[column]];

        int Year() => int.TryParse(Text(Column.TimePeriod), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is > 1950 and < 2100
            ? year
            : throw new UnreadableFileException($"Line {line}: {Column.TimePeriod} is not a year: '{Text(Column.TimePeriod)}'.");

        Cell Figure(string column) => new Cell(Text(column)) is { IsKnown: true } cell
            ? cell
            : throw new UnreadableFileException($"Line {line}: {column} is neither a number nor a known symbol: '{Text(column)}'.");
    }
}
