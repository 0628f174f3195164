using System.Collections.Concurrent;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Caseloads;

/// <summary>Who has ever had their main engagement in a unit itself, with their places: found when first asked for, then kept.</summary>
/// <remarks>A function of what is known of staffing, so that whether it was kept or found again can make no difference.</remarks>
internal sealed class UnitRosters
{
    private readonly StaffingSnapshot _staffing;
    private readonly ConcurrentDictionary<string, (string WorkerId, WorkerPlaces Places)[]> _rosters;

    public UnitRosters(StaffingSnapshot staffing)
        : this(staffing, [])
    {
    }

    private UnitRosters(StaffingSnapshot staffing, IEnumerable<KeyValuePair<string, (string WorkerId, WorkerPlaces Places)[]>> rosters)
    {
        _staffing = staffing;
        _rosters = new(rosters, StringComparer.Ordinal);
    }

    public bool IsEmpty => _rosters.IsEmpty;

    /// <summary>By worker id.</summary>
    public (string WorkerId, WorkerPlaces Places)[] Of(string unitId) => _rosters.TryGetValue(unitId, out var roster)
        ? roster
        : _staffing.KnowsUnit(unitId) ? _rosters.GetOrAdd(unitId, Find) : [];

    /// <summary>The rosters of the next staffing, those of some units to be found again.</summary>
    public UnitRosters With(StaffingSnapshot staffing, HashSet<string> changed) =>
        new(staffing, _rosters.Where(roster => !changed.Contains(roster.Key)));

    private (string WorkerId, WorkerPlaces Places)[] Find(string unitId)
    {
        var unit = FactReference.Unit(unitId);
        var roster =
            from engagementId in _staffing.ReferrersTo(unit, ReferenceKind.Post)
                .SelectMany(postId => _staffing.ReferrersTo(FactReference.Post(postId), ReferenceKind.Engagement))
                .Concat(_staffing.ReferrersTo(unit, ReferenceKind.Engagement))
                .Distinct(StringComparer.Ordinal)
            let workerId = _staffing.Engagements.GetValueOrDefault(engagementId)?.Engagement.WorkerId
            where workerId is not null
            group workerId by workerId into worker
            let places = WorkerPlaces.Of(_staffing, worker.Key)
            where places.Units.Contains(unitId)
            select (worker.Key, places);

        return [.. roster.OrderBy(each => each.Key, StringComparer.Ordinal)];
    }
}
