using System.Text.Json;
using System.Text.Json.Serialization;
using Workforce.Feeds.Faults;

namespace Workforce.Feeds.Sheets;

/// <summary>How one system's files read: a JSON file, of which this is what all systems' have alike.</summary>
public abstract record SheetMapping
{
    private const string Date = "{date}";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // A name that is misspelt would else be passed over, and the column with it.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The names of the files that this is for, with <c>{date}</c> where the day stands as yyyy-MM-dd or yyyyMMdd; empty if they do not tell it.</summary>
    public virtual string FileName { get; init; } = "";

    /// <summary>How the files' text is stored: <c>utf-8</c> or <c>windows-1252</c>.</summary>
    public required string Encoding { get; init; }

    /// <summary>How days are written: <c>day-first</c> (01/04/2026) or <c>iso</c> (2026-04-01). Never guessed.</summary>
    public required string Dates { get; init; }

    /// <summary>What stands between the cells.</summary>
    public string Separator { get; init; } = ",";

    /// <summary>The line that names the columns, from 1: lines before it are headings and are passed over.</summary>
    public int HeaderLine { get; init; } = 1;

    /// <summary>What the first filled cell of a totals row begins with; rows from there on must be the last.</summary>
    public string TotalsWord { get; init; } = "";

    /// <summary>The file's words for codes, by the column that they stand in: such as <c>"footing": { "Perm": "permanent" }</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Words { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>The day that a file's name tells; null if the file is not one of these.</summary>
    public DateOnly? DayOf(string path)
    {
        if (!FileName.Contains(Date, StringComparison.Ordinal))
        {
            return null;
        }

        var name = Path.GetFileName(path);
        var (before, after) = (FileName[..FileName.IndexOf(Date, StringComparison.Ordinal)], FileName[(FileName.IndexOf(Date, StringComparison.Ordinal) + Date.Length)..]);

        return name.Length > before.Length + after.Length
            && name.StartsWith(before, StringComparison.OrdinalIgnoreCase)
            && name.EndsWith(after, StringComparison.OrdinalIgnoreCase)
            && DateOnly.TryParseExact(name[before.Length..^after.Length], ["yyyy-MM-dd", "yyyyMMdd"], out var day)
                ? day
                : null;
    }

    /// <summary>Our word for one that stands in a column of the file; the same if the mapping has none for it.</summary>
    public string OwnWord(string column, string word) =>
        Words.TryGetValue(column, out var translated)
            && translated.FirstOrDefault(each => each.Key.Trim().Equals(word, StringComparison.OrdinalIgnoreCase)).Value is { } own ? own : word;

    /// <summary>How the rows stand in the files, of which these columns are read.</summary>
    protected SheetForm FormOf(IReadOnlyList<SheetColumn> columns) =>
        new(columns) { Separator = Separator[0], HeaderLine = HeaderLine, TotalsWord = TotalsWord };

    /// <summary>Reads a mapping.</summary>
    /// <exception cref="UnreadableFileException">There is none, or it is at fault; the message says where.</exception>
    protected static T ReadAs<T>(string path)
        where T : SheetMapping
    {
        try
        {
            var text = File.ReadAllText(path);
            ThrowIfAny(path, MappingText.Faults(text));
            var mapping = JsonSerializer.Deserialize<T>(text, Json) ?? throw new UnreadableFileException($"{path}: is empty.");
            ThrowIfAny(path, mapping.Faults());
            return mapping;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new UnreadableFileException($"{path}: {exception.Message}", exception);
        }
    }

    private static void ThrowIfAny(string path, IEnumerable<string> faults)
    {
        var all = faults.ToList();

        if (all.Count > 0)
        {
            throw new UnreadableFileException(string.Join('\n', all.Select(fault => $"{path}: {fault}")));
        }
    }

    /// <summary>All that is wrong with it, in words.</summary>
    protected virtual IEnumerable<string> Faults()
    {
        if (FileName.Length > 0 && !FileName.Contains(Date, StringComparison.Ordinal))
        {
            yield return "fileName must have {date} where the day stands.";
        }

        if (Encoding.ToLowerInvariant() is not ("utf-8" or "windows-1252"))
        {
            yield return "encoding must be utf-8 or windows-1252.";
        }

        if (Dates is not ("day-first" or "iso"))
        {
            yield return "dates must be day-first or iso.";
        }

        if (Separator is not ([> ' ' and <= '~' and not '"'] or ['\t']))
        {
            yield return "separator must be one character, such as ; or \\t for a tab: no space, letter with an accent, pound sign or quotation mark.";
        }

        if (HeaderLine is < 1 or > 100)
        {
            yield return "headerLine must be from 1 to 100.";
        }
    }
}
