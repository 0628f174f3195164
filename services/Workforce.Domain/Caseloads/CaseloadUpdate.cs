using System.Runtime.InteropServices;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Caseloads;

/// <summary>Makes the next snapshot from one: gathers the changes by what they are about, and puts each gathering in at once.</summary>
internal sealed class CaseloadUpdate(CaseloadSnapshot old)
{
    private readonly Dictionary<(FactKind Kind, string CaseSystem, string Holder), List<ReportEntry>> _entries = [];
    private readonly Dictionary<string, SortedSet<int>> _days = new(StringComparer.Ordinal);
    private readonly List<Change> _policies = [];

    public void Record(IEnumerable<Change> changes)
    {
        foreach (var change in changes)
        {
            switch (change.Fact)
            {
                case CaseloadReport report:
                    Add(change, report.CaseSystem, report.WorkerId);
                    break;

                case UnallocatedCases cases:
                    Add(change, cases.CaseSystem, cases.UnitId);
                    break;

                case CaseloadSnapshotCompleted completed:
                    Add(change, completed.CaseSystem, "");
                    break;

                case CaseloadThreshold or CaseWeighting or BreachPlan:
                    _policies.Add(change);
                    break;

                default:
                    throw change.Fact.Astray("caseloads");
            }
        }
    }

    public CaseloadSnapshot Build()
    {
        var systems = old.Systems.ToBuilder();
        var workers = old.Workers.ToBuilder();
        var units = old.Units.ToBuilder();

        foreach (var (caseSystem, days) in _days)
        {
            systems[caseSystem] = (systems.GetValueOrDefault(caseSystem) ?? CaseSystem.Empty).WithDays(days);
        }

        foreach (var ((kind, caseSystem, holder), list) in _entries)
        {
            var entries = CollectionsMarshal.AsSpan(list);

            switch (kind)
            {
                case FactKind.CaseloadReport:
                    workers[holder] = (workers.GetValueOrDefault(holder) ?? HolderReports.Empty).With(Interned(caseSystem), entries);
                    break;

                case FactKind.UnallocatedCases:
                    units[holder] = (units.GetValueOrDefault(holder) ?? HolderReports.Empty).With(Interned(caseSystem), entries);
                    break;

                default:
                    systems[caseSystem] = systems[caseSystem].WithCompleted(entries);
                    break;
            }
        }

        return new()
        {
            Systems = systems.ToImmutable(),
            Workers = workers.ToImmutable(),
            Units = units.ToImmutable(),
            Policies = old.Policies.With(_policies),
        };

        // One string for all holders, however many came over the wire.
        string Interned(string caseSystem) => systems.TryGetKey(caseSystem, out var known) ? known : caseSystem;
    }

    private void Add(Change change, string caseSystem, string holder)
    {
        ref var entries = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, (change.Fact.Key.Kind, caseSystem, holder), out _);
        (entries ??= []).Add(ReportEntry.Of(change));

        if (!_days.TryGetValue(caseSystem, out var days))
        {
            _days.Add(caseSystem, days = []);
        }

        days.Add(change.Fact.Key.FirstDate.DayNumber);
    }
}
