using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Reconciling;

/// <summary>A row that says of a thing what is held of it: which thing, and which of the fields that a row may leave empty it fills.</summary>
/// <remarks>
/// Sixteen bytes, where the row takes some two hundred with its texts. What was held when the row came never changes, whatever is recorded
/// meanwhile, so that the row can be made again as it was.
/// </remarks>
internal readonly struct UnchangedRow
{
    private readonly FactHistory _held;
    private readonly int _row;
    private readonly Fields _filled;

    private UnchangedRow(FactHistory held, ExtractRow row)
    {
        _held = held;
        _row = row.Row;
        _filled = FilledBy(row);
    }

    /// <summary>The fields that a row may leave empty.</summary>
    [Flags]
    private enum Fields : ushort
    {
        None = 0,
        FirstDate = 1 << 0,
        LastDate = 1 << 1,
        Parent = 1 << 2,
        Status = 1 << 3,
        StatusReason = 1 << 4,
        Title = 1 << 5,
        Name = 1 << 6,
        StartOrigin = 1 << 7,
        NoticeGivenDate = 1 << 8,
        LeavingReason = 1 << 9,
        LeavingDestination = 1 << 10,
        Kind = 1 << 11,
    }

    /// <summary>A row in little memory; null if it says anything that is not held.</summary>
    /// <param name="row">The row.</param>
    /// <param name="held">What is held.</param>
    /// <param name="day">The extract's day.</param>
    public static UnchangedRow? Of(ExtractRow row, StaffingSnapshot held, DateOnly day)
    {
        if (held.History(row.Subject) is not { } history)
        {
            return null;
        }

        // Whether nothing is lost is not reasoned out but seen.
        var unchanged = new UnchangedRow(history, row);
        return unchanged.Made(day) == row ? unchanged : null;
    }

    /// <summary>The row, equal in every field to the one that came.</summary>
    /// <param name="day">The extract's day.</param>
    public ExtractRow ToRow(DateOnly day) => Made(day) ?? throw new InvalidOperationException("Of what is held no row was kept.");

    private static Fields FilledBy(ExtractRow row) => row switch
    {
        ExtractUnit unit =>
            If(unit.Kind, Fields.Kind) | IfSaid(unit.Name, Fields.Name) | If(unit.ParentUnitId, Fields.Parent)
            | If(unit.FirstDate, Fields.FirstDate) | If(unit.LastDate, Fields.LastDate),
        ExtractPost post =>
            If(post.Status, Fields.Status) | IfSaid(post.StatusReason, Fields.StatusReason) | IfSaid(post.Title, Fields.Title)
            | If(post.FirstDate, Fields.FirstDate) | If(post.LastDate, Fields.LastDate),
        ExtractWorker worker => IfSaid(worker.Worker.Name, Fields.Name),
        ExtractEngagement engagement =>
            If(engagement.TermsFirstDate, Fields.FirstDate) | If(engagement.LastDate, Fields.LastDate) | If(engagement.StartOrigin, Fields.StartOrigin)
            | If(engagement.NoticeGivenDate, Fields.NoticeGivenDate) | If(engagement.LeavingReason, Fields.LeavingReason)
            | If(engagement.LeavingDestination, Fields.LeavingDestination),
        _ => Fields.None,
    };

    private static Fields If<T>(T? value, Fields field) => value is null ? Fields.None : field;

    private static Fields IfSaid(string text, Fields field) => text.Length == 0 ? Fields.None : field;

    private ExtractRow? Made(DateOnly day) => _held.Key.Kind switch
    {
        ReferenceKind.Unit => StateOn<OrganisationUnit>(day) is { } unit ? Unit(unit) : null,
        ReferenceKind.Post => StateOn<Post>(day) is { } post ? Post(post) : null,
        ReferenceKind.Worker => StateOn<Worker>(day) is { } worker ? new ExtractWorker(_row, Fills(Fields.Name) ? worker : new Worker(worker.WorkerId)) : null,
        ReferenceKind.Engagement => StateOn<Engagement>(day) is { } engagement ? Engagement(engagement, TermsOn(day)) : null,
        _ => null,
    };

    private ExtractUnit Unit(OrganisationUnit held) => new(
        _row,
        held.UnitId,
        Fills(Fields.Kind) ? held.Kind : null,
        Fills(Fields.Name) ? held.Name : "",
        Fills(Fields.Parent) ? held.ParentUnitId : null,
        Fills(Fields.FirstDate) ? held.FirstDate : null,
        Fills(Fields.LastDate) ? held.LastDate : null);

    private ExtractPost Post(Post held) => new(
        _row,
        held.PostId,
        held.UnitId,
        held.Role,
        held.Fte,
        Fills(Fields.Status) ? held.Status : null,
        Fills(Fields.StatusReason) ? held.StatusReason : "",
        Fills(Fields.Title) ? held.Title : "",
        Fills(Fields.FirstDate) ? held.FirstDate : null,
        Fills(Fields.LastDate) ? held.LastDate : null);

    private ExtractEngagement Engagement(Engagement held, EngagementTerms? terms) => new(
        _row,
        held.EngagementId,
        held.WorkerId,
        held.Footing,
        held.FirstDate,
        terms?.Placement ?? held.Placement,
        terms?.Fte ?? held.Fte,
        Fills(Fields.FirstDate) ? terms?.FirstDate ?? held.FirstDate : null,
        Fills(Fields.LastDate) ? held.LastDate : null,
        Fills(Fields.StartOrigin) ? held.StartOrigin : null,
        Fills(Fields.NoticeGivenDate) ? held.NoticeGivenDate : null,
        Fills(Fields.LeavingReason) ? held.LeavingReason : null,
        Fills(Fields.LeavingDestination) ? held.LeavingDestination : null);

    private bool Fills(Fields field) => (_filled & field) != 0;

    /// <summary>The state of the day, or the first where all lie ahead.</summary>
    private T? StateOn<T>(DateOnly day)
        where T : Fact
    {
        T? state = null;

        foreach (var change in _held.Changes)
        {
            if (change is { Withdrawn: false, Fact: T fact } && (state is null || fact.Key.FirstDate <= day))
            {
                state = fact;
            }
        }

        return state;
    }

    private EngagementTerms? TermsOn(DateOnly day) => StateOn<EngagementTerms>(day) is { } terms && terms.FirstDate <= day ? terms : null;
}
