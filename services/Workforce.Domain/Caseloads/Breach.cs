using Workforce.Domain.Timelines;

namespace Workforce.Domain.Caseloads;

/// <summary>An unbroken run of days on which a worker's load lies above the limit that applies, whichever it is.</summary>
/// <param name="WorkerId">The worker.</param>
/// <param name="Days">The days: the last has no end as long as nothing known ends it.</param>
/// <param name="Peak">The highest load, by the basis of the rule that applied last: another basis cannot be compared with it.</param>
/// <param name="PeakDay">The first day of it, as a day number.</param>
/// <param name="Steps">Each change of load, limit, rule or place within it, in order; the first is how it began.</param>
public sealed record Breach(string WorkerId, DayRange Days, CaseloadAmount Peak, int PeakDay, IReadOnlyList<WorkerCaseload> Steps)
{
    public DateOnly FirstDate => DateOnly.FromDayNumber(Days.From);

    /// <summary>The last day above; null if nothing known ends it.</summary>
    public DateOnly? LastDate => Days.Until == int.MaxValue ? null : DateOnly.FromDayNumber(Days.Until - 1);

    public DateOnly PeakDate => DateOnly.FromDayNumber(PeakDay);

    /// <summary>How it began.</summary>
    public WorkerCaseload Start => Steps[0];

    /// <summary>The limits that applied, each with the day from which: a change of limit or rule does not end a breach.</summary>
    public IEnumerable<(DateOnly FirstDate, AppliedLimit Limit)> Rules
    {
        get
        {
            AppliedLimit? last = null;

            foreach (var step in Steps)
            {
                if (step.Limit != last)
                {
                    last = step.Limit!;
                    yield return (DateOnly.FromDayNumber(step.Days.From), last);
                }
            }
        }
    }

    /// <summary>How many days it has stood by the close of a day, that day included; 0 before it began.</summary>
    public int DaysBy(DateOnly day) => Math.Max(0, Math.Min(Days.Until, day.DayNumber + 1) - Days.From);

    /// <summary>How it stands on a day of it; before it the first step, after it the last.</summary>
    public WorkerCaseload On(DateOnly day)
    {
        for (var i = Steps.Count - 1; i > 0; i--)
        {
            if (Steps[i].Days.From <= day.DayNumber)
            {
                return Steps[i];
            }
        }

        return Steps[0];
    }

    /// <summary>The highest load by the close of a day, by the basis of the rule that applied last by then; and its first day.</summary>
    /// <remarks>A breach may be known to rise later: a report of a day to come, a limit that changes its basis.</remarks>
    public (CaseloadAmount Load, DateOnly Date) PeakBy(DateOnly day)
    {
        var (load, peakDay) = PeakOf(Steps, day.DayNumber);
        return (load, DateOnly.FromDayNumber(peakDay));
    }

    /// <param name="steps">The steps, at least one, each from the end of the one before; each over its limit.</param>
    internal static Breach Of(WorkerCaseload[] steps)
    {
        var (peak, day) = PeakOf(steps, int.MaxValue);
        return new(steps[0].WorkerId, new(steps[0].Days.From, steps[^1].Days.Until), peak, day, steps);
    }

    private static (CaseloadAmount Load, int Day) PeakOf(IReadOnlyList<WorkerCaseload> steps, int day)
    {
        var last = steps.Count - 1;

        while (last > 0 && steps[last].Days.From > day)
        {
            last--;
        }

        var basis = steps[last].Limit!.Threshold.Basis;
        WorkerCaseload? peak = null;

        for (var i = 0; i <= last; i++)
        {
            if (steps[i].Limit!.Threshold.Basis == basis && (peak is null || steps[i].Load!.Value.Exceeds(peak.Load!.Value)))
            {
                peak = steps[i];
            }
        }

        return (peak!.Load!.Value, peak.Days.From);
    }
}
