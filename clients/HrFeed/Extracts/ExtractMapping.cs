using System.Text.Json;
using System.Text.Json.Serialization;
using Workforce.HrFeed.Files;
using Workforce.V1;

namespace Workforce.HrFeed.Extracts;

/// <summary>How one HR product's extract reads: a JSON file that README.md describes.</summary>
public sealed record ExtractMapping
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // A name that is misspelt would else be passed over, and the column with it.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The system that makes the extracts, such as <c>itrent</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The unit that an extract covers, with all below it.</summary>
    public required string UnitId { get; init; }

    /// <summary>The kinds of which an extract has every row: <c>posts</c>, <c>engagements</c>.</summary>
    public required IReadOnlyList<string> Covers { get; init; }

    /// <summary>The names of the files that this is for, with <c>{date}</c> where the day stands as yyyy-MM-dd or yyyyMMdd.</summary>
    public required string FileName { get; init; }

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

    /// <summary>The file's name of each column that is read, by the name that it has here.</summary>
    public required IReadOnlyDictionary<string, string> Columns { get; init; }

    /// <summary>The file's words for codes, by the column that they stand in: such as <c>"footing": { "Perm": "permanent" }</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Words { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Reads a mapping.</summary>
    /// <exception cref="UnreadableFileException">There is none, or it is at fault; the message says where.</exception>
    public static ExtractMapping Read(string path)
    {
        try
        {
            var mapping = JsonSerializer.Deserialize<ExtractMapping>(File.ReadAllText(path), Json)
                ?? throw new UnreadableFileException($"{path}: is empty.");
            var faults = mapping.Faults().ToList();

            return faults.Count == 0 ? mapping : throw new UnreadableFileException(string.Join('\n', faults.Select(fault => $"{path}: {fault}")));
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new UnreadableFileException($"{path}: {exception.Message}", exception);
        }
    }

    /// <summary>The day that a file's name tells; null if the file is not one of these.</summary>
    public DateOnly? DayOf(string path)
    {
        var name = Path.GetFileName(path);
        var (before, after) = (FileName[..FileName.IndexOf("{date}", StringComparison.Ordinal)], FileName[(FileName.IndexOf("{date}", StringComparison.Ordinal) + 6)..]);

        return name.Length > before.Length + after.Length
            && name.StartsWith(before, StringComparison.OrdinalIgnoreCase)
            && name.EndsWith(after, StringComparison.OrdinalIgnoreCase)
            && DateOnly.TryParseExact(name[before.Length..^after.Length], ["yyyy-MM-dd", "yyyyMMdd"], out var day)
                ? day
                : null;
    }

    /// <summary>The kinds covered, as the contract has them.</summary>
    internal IEnumerable<ExtractContent> Contents => Covers.Select(each => Word.Plain(each) is "posts" ? ExtractContent.Posts : ExtractContent.Engagements);

    private IEnumerable<string> Faults()
    {
        if (Covers.Count == 0 || Covers.Any(each => Word.Plain(each) is not ("posts" or "engagements")))
        {
            yield return "covers must name posts, engagements or both.";
        }

        if (!FileName.Contains("{date}", StringComparison.Ordinal))
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

        foreach (var column in Columns.Keys.Where(column => !ExtractColumn.All.Contains(column)))
        {
            yield return $"there is no column '{column}'; the columns are {string.Join(", ", ExtractColumn.All)}.";
        }

        foreach (var column in ExtractColumn.Required.Where(column => !Columns.ContainsKey(column)))
        {
            yield return $"columns must say which is {column}.";
        }

        foreach (var column in Words.Keys.Where(column => !ExtractColumn.Coded.Contains(column)))
        {
            yield return $"words has '{column}', which takes no codes.";
        }
    }
}

/// <summary>The columns that an extract can have.</summary>
internal static class ExtractColumn
{
    public const string UnitId = Column.UnitId;
    public const string UnitName = "unit_name";
    public const string PostId = Column.PostId;
    public const string PostFte = "post_fte";
    public const string Role = Column.Role;
    public const string Status = Column.Status;
    public const string Title = Column.Title;
    public const string WorkerId = Column.WorkerId;
    public const string Name = Column.Name;
    public const string EngagementId = Column.EngagementId;
    public const string Footing = Column.Footing;
    public const string FirstDate = Column.FirstDate;
    public const string TermsFirstDate = "terms_first_date";
    public const string LastDate = Column.LastDate;
    public const string Fte = Column.Fte;
    public const string LeavingReason = Column.LeavingReason;

    public static IReadOnlyList<string> All { get; } =
    [
        UnitId, UnitName, PostId, PostFte, Role, Status, Title, WorkerId, Name, EngagementId, Footing, FirstDate, TermsFirstDate, LastDate,
        Fte, LeavingReason,
    ];

    public static IReadOnlyList<string> Required { get; } = [UnitId, Role, WorkerId, EngagementId, Footing, FirstDate, Fte];

    public static IReadOnlyList<string> Coded { get; } = [Role, Status, Footing, LeavingReason];
}
