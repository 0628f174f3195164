using System.Runtime.InteropServices;

namespace Workforce.Domain.Caseloads;

/// <summary>What is kept ready of one reported worker: places, breaches, and the runs of days since the load last changed.</summary>
/// <remarks>Most questions are about today; a day before the last change of load is worked out from the reports when asked for.</remarks>
internal sealed class WorkerStanding
{
    private readonly WorkerCaseload[] _recent;

    private WorkerStanding(WorkerPlaces places, WorkerCaseload[] recent, Breach[] breaches)
    {
        Places = places;
        _recent = recent;
        Breaches = breaches;
    }

    public WorkerPlaces Places { get; }

    /// <summary>By first day.</summary>
    public Breach[] Breaches { get; }

    /// <summary>The run of a day; null if it lies before what is kept ready.</summary>
    public WorkerCaseload? On(int day)
    {
        for (var i = _recent.Length - 1; i >= 0; i--)
        {
            if (_recent[i].Days.From <= day)
            {
                return _recent[i];
            }
        }

        return null;
    }

    /// <param name="old">What stood before; null for a worker not reported before.</param>
    /// <param name="sweep">What now bears on the worker.</param>
    /// <param name="places">The worker's places, as in the sweep.</param>
    /// <param name="from">The first day on which something may be otherwise than before, and on which the worker was reported.</param>
    public static WorkerStanding Of(WorkerStanding? old, CaseloadSweep sweep, WorkerPlaces places, int from)
    {
        var recent = Before(old?._recent ?? [], from);
        var (breaches, steps) = BreachesBefore(old?.Breaches ?? [], from);

        foreach (var run in sweep.RunsFrom(from))
        {
            if (recent.Count > 0 && (recent[^1].Counts != run.Counts || recent[^1].State != run.State))
            {
                recent.Clear();
            }

            Add(recent, run);

            if (run.Level is CaseloadLevel.Over)
            {
                Add(steps, run);
            }
            else
            {
                Close(breaches, steps);
            }
        }

        Close(breaches, steps);
        return new(places, [.. recent], [.. breaches]);
    }

    /// <summary>The breaches that ended before a day, and the steps until then of one that may go on.</summary>
    private static (List<Breach> Ended, List<WorkerCaseload> Steps) BreachesBefore(Breach[] breaches, int day)
    {
        var ended = new List<Breach>(breaches.Length + 1);

        foreach (var breach in breaches)
        {
            if (breach.Days.Until >= day)
            {
                return (ended, Before(CollectionsMarshal.AsSpan((List<WorkerCaseload>)[.. breach.Steps]), day));
            }

            ended.Add(breach);
        }

        return (ended, []);
    }

    private static List<WorkerCaseload> Before(ReadOnlySpan<WorkerCaseload> runs, int day)
    {
        var before = new List<WorkerCaseload>(runs.Length + 2);

        foreach (var run in runs)
        {
            if (run.Days.From < day)
            {
                before.Add(run.Days.Until <= day ? run : run with { Days = new(run.Days.From, day) });
            }
        }

        return before;
    }

    private static void Add(List<WorkerCaseload> runs, WorkerCaseload run)
    {
        if (runs.Count > 0 && runs[^1].IsAs(run))
        {
            runs[^1] = run with { Days = runs[^1].Days with { Until = run.Days.Until } };
        }
        else
        {
            runs.Add(run);
        }
    }

    private static void Close(List<Breach> breaches, List<WorkerCaseload> steps)
    {
        if (steps.Count > 0)
        {
            breaches.Add(Breach.Of([.. steps]));
            steps.Clear();
        }
    }
}
