using Workforce.Domain.Facts;

namespace Workforce.Domain.Caseloads;

/// <summary>What a case system holds of workers on the day before a snapshot, and by the snapshot.</summary>
/// <param name="WorkersReported">How many workers are held as reported for the day, those without cases included.</param>
/// <param name="HoldersBefore">How many workers had cases on the day before.</param>
/// <param name="Holders">How many have by the snapshot.</param>
/// <param name="CasesBefore">How many cases they had.</param>
/// <param name="Cases">How many they have.</param>
public sealed record SnapshotComparison(int WorkersReported, int HoldersBefore, int Holders, int CasesBefore, int Cases)
{
    /// <param name="caseloads">What is known.</param>
    /// <param name="completed">The snapshot, recorded or not.</param>
    /// <param name="made">When it was made: what was reported for its day before that is not part of it.</param>
    public static SnapshotComparison Of(CaseloadSnapshot caseloads, CaseloadSnapshotCompleted completed, MadeAt made)
    {
        var (day, workers) = (completed.Date.DayNumber, 0);
        var (before, now) = (default(Held), default(Held));

        if (caseloads.Systems.TryGetValue(completed.CaseSystem, out var system))
        {
            foreach (var reports in caseloads.Workers.Values)
            {
                if (reports.Of(completed.CaseSystem) is not { } series)
                {
                    continue;
                }

                var next = int.MaxValue;
                before = before.With(system.On(series, day - 1, ref next).Counts);

                if (series.IndexBy(day) is >= 0 and var index
                    && series.Entries[index] is { Withdrawn: false } entry && entry.Day == day && entry.Made.Time >= made.Time)
                {
                    now = now.With(entry.Counts);
                    workers++;
                }
            }
        }

        return new(workers, before.Holders, now.Holders, before.Cases, now.Cases);
    }

    /// <summary>Whether a number falls by more than a share.</summary>
    /// <param name="before">The number before.</param>
    /// <param name="after">The number after.</param>
    /// <param name="maxPercent">The share, in per cent.</param>
    public static bool Falls(int before, int after, decimal maxPercent) => (before - after) * 100m > before * maxPercent;

    private readonly record struct Held(int Holders, int Cases)
    {
        public Held With(CaseCounts counts) => counts.Total > 0 ? new(Holders + 1, Cases + counts.Total) : this;
    }
}
