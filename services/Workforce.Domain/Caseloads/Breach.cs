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

    /// <summary>How many days it has stood by the close of a day, that day included; 0 before it began.</summary>
    public int DaysBy(DateOnly day) => Math.Max(0, Math.Min(Days.Until, day.DayNumber + 1) - Days.From);

    /// <summary>How it stands on a day of it; before it the first step, after it the last.</summary>
    public WorkerCaseload On(DateOnly day) => Steps.LastOrDefault(step => step.Days.From <= day.DayNumber) ?? Steps[0];

    /// <summary>The limits that applied, each with the day from which: a change of limit does not end a breach.</summary>
    public IEnumerable<(DateOnly FirstDate, AppliedLimit Limit)> Rules => throw new NotImplementedException();
}
