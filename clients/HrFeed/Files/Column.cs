namespace Workforce.HrFeed.Files;

/// <summary>The columns that a CSV file may have.</summary>
internal static class Column
{
    public const string Kind = "kind";
    public const string ChangeId = "change_id";
    public const string MadeTime = "made_time";
    public const string MadeSequence = "made_sequence";
    public const string Withdrawn = "withdrawn";
    public const string UnitId = "unit_id";
    public const string ParentUnitId = "parent_unit_id";
    public const string UnitKind = "unit_kind";
    public const string Name = "name";
    public const string PostId = "post_id";
    public const string Role = "role";
    public const string Fte = "fte";
    public const string Status = "status";
    public const string StatusReason = "status_reason";
    public const string Title = "title";
    public const string WorkerId = "worker_id";
    public const string EngagementId = "engagement_id";
    public const string Footing = "footing";
    public const string FirstDate = "first_date";
    public const string LastDate = "last_date";
    public const string StartOrigin = "start_origin";
    public const string NoticeGivenDate = "notice_given_date";
    public const string LeavingReason = "leaving_reason";
    public const string LeavingDestination = "leaving_destination";
    public const string PipelineStarterId = "pipeline_starter_id";
    public const string Stage = "stage";
    public const string ExpectedStartDate = "expected_start_date";
    public const string OfferDate = "offer_date";
    public const string ChecksCompletedDate = "checks_completed_date";
    public const string ReportingGapId = "reporting_gap_id";
    public const string Figures = "figures";
    public const string Reason = "reason";

    /// <summary>Every column, in the order in which people read them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Kind, ChangeId, MadeTime, MadeSequence, Withdrawn, UnitId, ParentUnitId, UnitKind, Name, PostId, Role, Fte, Status,
        StatusReason, Title, WorkerId, EngagementId, Footing, FirstDate, LastDate, StartOrigin, NoticeGivenDate, LeavingReason,
        LeavingDestination, PipelineStarterId, Stage, ExpectedStartDate, OfferDate, ChecksCompletedDate,
        ReportingGapId, Figures, Reason,
    ];

    /// <summary>The column whose name is most like a word; null if none is much like it.</summary>
    public static string? NearestTo(string word)
    {
        var (nearest, edits) = All.Select(column => (column, Edits(column, word))).MinBy(candidate => candidate.Item2);
        return edits <= Math.Max(1, nearest.Length / 4) ? nearest : null;
    }

    /// <summary>The column that a field of a change is read from; the field itself if there is none.</summary>
    /// <param name="field">The field's path in the contract's names, such as <c>engagement.placement.unit.role</c>.</param>
    public static string Of(string field)
    {
        if (field is "fact")
        {
            return Kind;
        }

        if (field is "unit.kind")
        {
            return UnitKind;
        }

        if (field.EndsWith(".placement", StringComparison.Ordinal))
        {
            return PostId;
        }

        return field.Split('.').LastOrDefault(All.Contains) ?? field;
    }

    // How many letters must be put in, taken out or replaced to make one word of the other.
    private static int Edits(string one, string other)
    {
        // Whoever has a cell of thousands of letters for a name did not misspell one; and the names are shorter than this.
        if (other.Length > 2 * one.Length)
        {
            return other.Length;
        }

        var edits = Enumerable.Range(0, other.Length + 1).ToArray();

        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = edits[0];
            edits[0] = i;

            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = edits[j];
                edits[j] = Math.Min(replaced, Math.Min(edits[j - 1], edits[j]) + 1);
            }
        }

        return edits[other.Length];
    }
}
