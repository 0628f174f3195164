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

    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        Kind, ChangeId, MadeTime, MadeSequence, Withdrawn, UnitId, ParentUnitId, UnitKind, Name, PostId, Role, Fte, Status,
        StatusReason, Title, WorkerId, EngagementId, Footing, FirstDate, LastDate, StartOrigin, NoticeGivenDate, LeavingReason,
        LeavingDestination, PipelineStarterId, Stage, ExpectedStartDate, OfferDate, ChecksCompletedDate,
    };

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
}
