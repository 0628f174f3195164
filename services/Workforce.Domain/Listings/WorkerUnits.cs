using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Listings;

/// <summary>The units that a worker belongs to.</summary>
public static class WorkerUnits
{
    /// <summary>
    /// The units in which the worker is in post on a day; of one who is in none the last before it, else the first after it; of one whom HR
    /// has nowhere the unit that a case system names. None if nobody has said any.
    /// </summary>
    public static IReadOnlyList<string> Of(WorkforceSnapshot snapshot, string workerId, DateOnly day)
    {
        var spells = Spell.AtWork(snapshot.Staffing, workerId);
        string[] inPost = [.. spells.Where(spell => spell.Days.Contains(day.DayNumber)).Select(spell => spell.Path[0]).Distinct(StringComparer.Ordinal)];

        if (inPost.Length > 0)
        {
            return inPost;
        }

        if (spells.Count > 0)
        {
            var before = spells.Where(spell => spell.Days.Until <= day.DayNumber).ToList();
            var nearest = before.Count > 0 ? before.MaxBy(spell => spell.Days.Until) : spells.MinBy(spell => spell.Days.From);
            return [nearest.Path[0]];
        }

        return [.. CaseloadListing.BySystem(snapshot, workerId, day).Select(load => load.UnitId).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The unit that a placement is in on a day: its own, or its post's; null if it is not known.</summary>
    public static string? Of(StaffingSnapshot snapshot, Placement placement, DateOnly day) =>
        placement.UnitId is { } unitId ? (snapshot.KnowsUnit(unitId) ? unitId : null)
            : snapshot.Posts.GetValueOrDefault(placement.PostId!)?.NearestTo(day.DayNumber).UnitId;

    /// <summary>The unit of a thing that is known, on a day; null if it is not known, or belongs to none.</summary>
    /// <param name="snapshot">What is known.</param>
    /// <param name="thing">A unit, a post, an engagement, a pipeline entry or a reporting gap.</param>
    /// <param name="day">The day.</param>
    public static string? Of(StaffingSnapshot snapshot, FactReference thing, DateOnly day) => thing.Kind switch
    {
        ReferenceKind.Unit => snapshot.KnowsUnit(thing.Id) ? thing.Id : null,
        ReferenceKind.Post => snapshot.Posts.GetValueOrDefault(thing.Id)?.NearestTo(day.DayNumber).UnitId,
        ReferenceKind.Engagement => snapshot.Engagements.GetValueOrDefault(thing.Id) is { } history
            ? Of(snapshot, history.Terms is [.., var terms] ? terms.Placement : history.Engagement.Placement, day)
            : null,
        ReferenceKind.PipelineStarter => snapshot.Pipeline.GetValueOrDefault(thing.Id) is { } starter ? Of(snapshot, starter.Placement, day) : null,
        ReferenceKind.ReportingGap => snapshot.Gaps.GetValueOrDefault(thing.Id)?.UnitId,
        _ => null,
    };
}
