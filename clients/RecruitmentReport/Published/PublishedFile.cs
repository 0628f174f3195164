using System.Globalization;
using CsvHelper;
using Workforce.RecruitmentReport.Wording;

namespace Workforce.RecruitmentReport.Published;

/// <summary>A CSV file in the layout in which the Department for Education publishes the children's social work workforce.</summary>
internal sealed class PublishedFile(string name, IReadOnlyList<PublishedRow> rows)
{
    /// <exception cref="UnreadablePublishedFileException">There is no such file, or it is not of that layout.</exception>
    public static async Task<PublishedFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            return new(Path.GetFileName(path), await RowsAsync(stream, cancellationToken));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnreadablePublishedFileException($"The file '{path}' cannot be read: {exception.Message}");
        }
    }

    /// <summary>The rows to print beside a council's own figures.</summary>
    /// <param name="request">Which authority the council is, and with whom to compare it.</param>
    /// <param name="unitName">The council's name, if the request does not say which authority it is.</param>
    /// <exception cref="UnreadablePublishedFileException">An authority that was asked for is not in the file.</exception>
    public PublishedComparison CompareFor(ReportRequest request, string unitName)
    {
        var due = request.LastDay.Month >= 9 ? request.LastDay.Year : request.LastDay.Year - 1;
        var years = rows.Select(row => row.Year).Distinct().Order().ToList();
        var year = years.LastOrDefault(each => each <= due, years[0]);
        var ofYear = rows.Where(row => row.Year == year).ToList();

        var own = request.Authority is { } named
            ? Find(ofYear, named, year)
            : ofYear.Find(row => row.Level is PublishedRow.Authority && row.Is(ShortName(unitName)));
        var region = own is null ? null : ofYear.Find(row => row.Level is PublishedRow.Regional && row.Name == own.Region);
        var others = request.CompareWith.Select(each => Find(ofYear, each, year));
        var england = ofYear.Where(row => row.Level is PublishedRow.National);

        return new(name, year, own, [.. others.Append(region).OfType<PublishedRow>().Concat(england).Distinct()]);
    }

    private static PublishedRow Find(List<PublishedRow> ofYear, string wanted, int year) =>
        ofYear.Find(row => row.Level is PublishedRow.Authority && row.Is(wanted))
        ?? ofYear.Find(row => row.Is(wanted))
        ?? throw new UnreadablePublishedFileException(
            $"The file has no authority '{wanted}' in {year.ToString(CultureInfo.InvariantCulture)}, by name or code.");

    private static string ShortName(string unitName) => unitName
        .Replace("County Council", "", StringComparison.OrdinalIgnoreCase)
        .Replace("City Council", "", StringComparison.OrdinalIgnoreCase)
        .Replace("Council", "", StringComparison.OrdinalIgnoreCase)
        .Trim();

    private static async Task<List<PublishedRow>> RowsAsync(Stream stream, CancellationToken cancellationToken)
    {
        var options = new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            OnMalformedRecord = record => throw new UnreadablePublishedFileException($"Line {record.LineNumber} is not CSV: {record.Reason}."),
        };
        using var reader = CsvReader.Create(stream, options, leaveOpen: true);

        try
        {
            if (!await reader.ReadAsync(cancellationToken))
            {
                throw new UnreadablePublishedFileException("The file is empty.");
            }

            var places = Places(reader.Current.ToArray());
            var rows = new List<PublishedRow>();

            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(Row(new(places, reader.Current.ToArray(), reader.LineNumber)));
            }

            return rows.Count > 0 ? rows : throw new UnreadablePublishedFileException("The file has a header and no rows.");
        }
        catch (CsvFormatException exception)
        {
            throw new UnreadablePublishedFileException($"Line {exception.LineNumber} is not CSV.");
        }
    }

    private static Dictionary<string, int> Places(string[] header)
    {
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);

        for (var i = 0; i < header.Length; i++)
        {
            if (!places.TryAdd(header[i].Trim(), i) && PublishedColumns.All.Contains(header[i].Trim(), StringComparer.OrdinalIgnoreCase))
            {
                throw new UnreadablePublishedFileException($"Line 1 names the column '{header[i]}' twice.");
            }
        }

        var missing = PublishedColumns.All.Where(column => !places.ContainsKey(column)).ToList();

        return missing.Count == 0
            ? places
            : throw new UnreadablePublishedFileException(
                $"Line 1 lacks the column {Words.List(missing)}: this is not the Department for Education's layout.");
    }

    private static PublishedRow Row(PublishedCells cells)
    {
        var level = cells.Text(PublishedColumns.Level);
        var name = cells.Text(level switch
        {
            PublishedRow.National => PublishedColumns.Country,
            PublishedRow.Regional => PublishedColumns.Region,
            _ => PublishedColumns.Authority,
        });
        string[] codes = level is PublishedRow.Authority
            ? [cells.Text(PublishedColumns.OldCode), cells.Text(PublishedColumns.NewCode)]
            : level is PublishedRow.Regional ? [cells.Text(PublishedColumns.RegionCode)] : [];

        return new(
            cells.Year(),
            level,
            name,
            [.. codes.Where(code => code.Length > 0)],
            cells.Text(PublishedColumns.Region),
            PublishedColumns.Rates.ToDictionary(column => column, column => cells.Rate(column, isPercent: column is not PublishedColumns.Caseload)));
    }
}
