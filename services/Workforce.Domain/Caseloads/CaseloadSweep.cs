using Workforce.Domain.Model;

namespace Workforce.Domain.Caseloads;

/// <summary>Brings together what bears on one worker's caseload: reports, staffing and thresholds, run of days by run of days.</summary>
internal readonly struct CaseloadSweep(
    StaffingSnapshot staffing,
    CaseloadSnapshot caseloads,
    string workerId,
    HolderReports reports,
    WorkerPlaces places)
{
    /// <summary>How it stands from a day on, until the next day on which something may be otherwise.</summary>
    public WorkerCaseload RunFrom(int day)
    {
        var next = int.MaxValue;
        var load = caseloads.LoadOf(reports, day, ref next);
        var state = load.State is LoadState.Reported ? LoadState.Reported
            : caseloads.IsVouchedFor(reports, places, day, ref next) ? LoadState.ConfirmedZero
            : LoadState.NeverReported;
        var place = places.On(day, ref next) ?? Named(load.UnitId, day, ref next);
        var limit = LimitRule.On(caseloads.Policies, workerId, place, day, ref next);

        return LoadLevel.Of(workerId, new(day, next), state, load.Counts, place, limit);
    }

    /// <summary>The runs from a day on, each as long as nothing changes; the last has no end.</summary>
    public IEnumerable<WorkerCaseload> RunsFrom(int day)
    {
        var run = RunFrom(day);

        while (run.Days.Until != int.MaxValue)
        {
            var next = RunFrom(run.Days.Until);

            if (next.IsAs(run))
            {
                run = run with { Days = run.Days with { Until = next.Days.Until } };
            }
            else
            {
                yield return run;
                run = next;
            }
        }

        yield return run;
    }

    /// <summary>Where a case system has somebody whom HR has nowhere; a unit that HR does not know stands alone.</summary>
    private CasePlace? Named(string? unitId, int day, ref int next)
    {
        if (unitId is null)
        {
            return null;
        }

        var paths = staffing.Tree.Paths(unitId);

        if (paths.IsEmpty)
        {
            return new([unitId], null, default, null, null);
        }

        var path = paths[UnitPath.IndexOn(paths, day)];
        next = Math.Min(next, path.Days.Until);
        return new(path.Units, null, default, null, null);
    }
}
