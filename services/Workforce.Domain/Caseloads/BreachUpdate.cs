using System.Collections.Immutable;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Caseloads;

/// <summary>Works out again what a batch of changes may alter, and leaves the rest as it is.</summary>
internal static class BreachUpdate
{
    /// <summary>From how many moved workers on it is cheaper to find the rosters again than to see whose are others.</summary>
    private const int ManyMoved = 500;

    public static BreachSnapshot Apply(
        WorkforceSnapshot old,
        StaffingSnapshot staffing,
        CaseloadSnapshot caseloads,
        IReadOnlyList<RecordedChange> changes)
    {
        var isStaffed = !ReferenceEquals(old.Staffing, staffing);

        if (ReferenceEquals(old.Caseloads, caseloads) && (!isStaffed || (old.Breaches.Workers.IsEmpty && old.Breaches.Rosters.IsEmpty)))
        {
            return isStaffed ? With(old.Breaches, new(staffing)) : old.Breaches;
        }

        var touched = new TouchedWorkers(old, staffing, caseloads);
        touched.Add(changes);

        var rosters = isStaffed ? Rosters(old, staffing, touched) : old.Breaches.Rosters;
        var workers = old.Breaches.Workers.ToBuilder();
        var byUnit = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var named = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var (removed, added) = (new List<Breach>(), new List<Breach>());
        var all = touched.Moved.Where(caseloads.Workers.ContainsKey).Union(touched.From.Keys, StringComparer.Ordinal).ToList();

        foreach (var workerId in all)
        {
            var standing = workers.GetValueOrDefault(workerId);
            var reports = caseloads.Workers[workerId];
            var places = standing is null || touched.Moved.Contains(workerId) ? WorkerPlaces.Of(staffing, workerId) : standing.Places;
            var from = touched.From.GetValueOrDefault(workerId, int.MaxValue);

            if (standing is null)
            {
                from = int.MinValue;
            }
            else if (!ReferenceEquals(places, standing.Places))
            {
                from = Math.Min(from, places.FirstDifference(standing.Places));
            }

            if (from == int.MaxValue)
            {
                continue;
            }

            if (!ReferenceEquals(places, standing?.Places))
            {
                foreach (var unitId in places.Units)
                {
                    AddTo(byUnit, unitId, workerId);
                }
            }

            var sweep = new CaseloadSweep(staffing, caseloads, workerId, reports, places);
            var next = WorkerStanding.Of(standing, sweep, places, Math.Max(from, reports.FirstDay));
            AddOthers(removed, standing?.Breaches ?? [], next.Breaches);
            AddOthers(added, next.Breaches, standing?.Breaches ?? []);
            workers[workerId] = next;
        }

        foreach (var (unitId, workerId) in touched.Named)
        {
            AddTo(byUnit, unitId, workerId);
            AddTo(named, unitId, workerId);
        }

        return new BreachSnapshot
        {
            Workers = workers.ToImmutable(),
            ByUnit = With(old.Breaches.ByUnit, byUnit),
            Named = With(old.Breaches.Named, named),
            Index = old.Breaches.Index.With(removed, added),
            Rosters = rosters,
        }.MadeFrom(old.Breaches, all);
    }

    /// <summary>Those that are not, the same objects, among others.</summary>
    private static void AddOthers(List<Breach> all, Breach[] breaches, Breach[] others)
    {
        foreach (var breach in breaches)
        {
            if (!Array.Exists(others, other => ReferenceEquals(other, breach)))
            {
                all.Add(breach);
            }
        }
    }

    private static void AddTo(Dictionary<string, HashSet<string>> units, string unitId, string workerId)
    {
        if (!units.TryGetValue(unitId, out var workers))
        {
            units.Add(unitId, workers = new(StringComparer.Ordinal));
        }

        workers.Add(workerId);
    }

    private static ImmutableDictionary<string, ImmutableSortedSet<string>> With(
        ImmutableDictionary<string, ImmutableSortedSet<string>> units,
        Dictionary<string, HashSet<string>> added)
    {
        foreach (var (unitId, workers) in added)
        {
            var before = units.GetValueOrDefault(unitId) ?? ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
            units = before.IsSupersetOf(workers) ? units : units.SetItem(unitId, before.Union(workers));
        }

        return units;
    }

    private static UnitRosters Rosters(WorkforceSnapshot old, StaffingSnapshot staffing, TouchedWorkers touched)
    {
        if (old.Breaches.Rosters.IsEmpty || touched.Moved.Count > ManyMoved || !ReferenceEquals(old.Staffing.Tree, staffing.Tree))
        {
            return new(staffing);
        }

        var units = touched.Moved
            .SelectMany(workerId => WorkerPlaces.Of(old.Staffing, workerId).Units.Concat(WorkerPlaces.Of(staffing, workerId).Units))
            .ToHashSet(StringComparer.Ordinal);

        return old.Breaches.Rosters.With(staffing, units);
    }

    private static BreachSnapshot With(BreachSnapshot breaches, UnitRosters rosters) => new BreachSnapshot
    {
        Workers = breaches.Workers,
        ByUnit = breaches.ByUnit,
        Named = breaches.Named,
        Index = breaches.Index,
        Rosters = rosters,
    }.MadeFrom(breaches, []);
}
