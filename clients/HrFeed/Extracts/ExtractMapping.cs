using Workforce.CommandLine;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Sheets;
using Workforce.HrFeed.Files;
using Workforce.V1;

namespace Workforce.HrFeed.Extracts;

/// <summary>How one HR product's extract reads: a JSON file that README.md describes.</summary>
public sealed record ExtractMapping : SheetMapping
{
    /// <summary>The system that makes the extracts, such as <c>itrent</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The unit that an extract covers, with all below it.</summary>
    public required string UnitId { get; init; }

    /// <summary>What kind of unit that is, <c>council</c>, <c>service</c> or <c>team</c>, with which it is made if the service does not know it; empty: it must know it.</summary>
    public string UnitKind { get; init; } = "";

    /// <summary>The name with which it is made.</summary>
    public string UnitName { get; init; } = "";

    /// <summary>The unit, known to the service, that it is part of when it is made; empty for a council.</summary>
    public string ParentUnitId { get; init; } = "";

    /// <summary>The kinds of which an extract has every row: <c>posts</c>, <c>engagements</c>.</summary>
    public required IReadOnlyList<string> Covers { get; init; }

    /// <inheritdoc/>
    public override required string FileName { get; init; }

    /// <summary>The file's name of each column that is read, by the name that it has here.</summary>
    public required IReadOnlyDictionary<string, string> Columns { get; init; }

    /// <summary>Reads a mapping.</summary>
    /// <exception cref="UnreadableFileException">There is none, or it is at fault; the message says where.</exception>
    public static ExtractMapping Read(string path) => ReadAs<ExtractMapping>(path);

    /// <summary>How the rows stand in the files.</summary>
    internal SheetForm Form => FormOf([.. Columns.Select(column => new SheetColumn(column.Key, column.Value))]);

    /// <summary>The kinds covered, as the contract has them.</summary>
    internal IEnumerable<ExtractContent> Contents => Covers.Select(each => Word.Plain(each) is "posts" ? ExtractContent.Posts : ExtractContent.Engagements);

    /// <summary>The unit as it is to be if the service does not know it; null if it must.</summary>
    internal ExtractUnit? NewUnit => UnitKind.Length == 0 ? null : new()
    {
        UnitId = UnitId,
        Kind = Codes.UnitKind.TryRead(UnitKind, out var kind) ? kind : default,
        Name = UnitName,
        ParentUnitId = ParentUnitId,
    };

    /// <inheritdoc/>
    protected override IEnumerable<string> Faults()
    {
        foreach (var fault in base.Faults())
        {
            yield return fault;
        }

        if (UnitKind.Length > 0 && !Codes.UnitKind.TryRead(UnitKind, out _))
        {
            yield return $"unitKind must be one of: {Codes.UnitKind.All}.";
        }

        if (UnitKind.Length > 0 != UnitName.Length > 0 || (UnitKind.Length == 0 && ParentUnitId.Length > 0))
        {
            yield return "unitKind and unitName must both be there, or neither; parentUnitId only with them.";
        }

        if (Covers.Count == 0 || Covers.Any(each => Word.Plain(each) is not ("posts" or "engagements")))
        {
            yield return "covers must name posts, engagements or both.";
        }

        if (FileName.Length == 0)
        {
            yield return "fileName must have {date} where the day stands.";
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
    public const string UnitKind = Column.UnitKind;
    public const string ParentUnitId = Column.ParentUnitId;
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
        UnitId, UnitName, UnitKind, ParentUnitId, PostId, PostFte, Role, Status, Title, WorkerId, Name, EngagementId, Footing, FirstDate, TermsFirstDate, LastDate,
        Fte, LeavingReason,
    ];

    public static IReadOnlyList<string> Required { get; } = [UnitId, Role, WorkerId, EngagementId, Footing, FirstDate, Fte];

    public static IReadOnlyList<string> Coded { get; } = [UnitKind, Role, Status, Footing, LeavingReason];
}
