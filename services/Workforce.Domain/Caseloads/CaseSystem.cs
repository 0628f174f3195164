using System.Collections.Immutable;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Caseloads;

/// <summary>One case system: which snapshots it has completed, and of which days it has said anything.</summary>
/// <param name="Completed">The completed snapshots.</param>
/// <param name="Days">The days of its reports and snapshots, each once, withdrawn ones too: it was there to say them.</param>
internal sealed record CaseSystem(ReportSeries Completed, SharedArray<int> Days)
{
    public static readonly CaseSystem Empty = new(ReportSeries.Empty, SharedArray<int>.Empty);

    /// <summary>The last day of which it has said anything by a day; null if none.</summary>
    public int? LastDayBy(int day)
    {
        var index = Days.Items.BinarySearch(day);
        return index >= 0 ? day : ~index == 0 ? null : Days.Items[~index - 1];
    }

    /// <summary>The last snapshot completed by a day; null if none.</summary>
    public ReportEntry? LastCompletedBy(int day)
    {
        for (var i = Completed.IndexBy(day); i >= 0; i--)
        {
            if (!Completed.Entries[i].Withdrawn)
            {
                return Completed.Entries[i];
            }
        }

        return null;
    }

    public CaseSystem WithDays(SortedSet<int> days)
    {
        var added = days.Where(day => Days.Items.BinarySearch(day) < 0).ToArray();

        if (added.Length == 0)
        {
            return this;
        }

        return this with
        {
            Days = Days.Count == 0 || added[0] > Days.Items[^1]
                ? Days.Append(added)
                : SharedArray<int>.Of([.. Days.Items.ToArray().Concat(added).Order()]),
        };
    }

    /// <summary>What the system has of one holder on a day.</summary>
    /// <param name="series">Its series of the holder.</param>
    /// <param name="day">The day.</param>
    /// <param name="next">Lowered to the next day on which it may say something else.</param>
    public SystemState On(ReportSeries series, int day, ref int next)
    {
        var entries = series.Entries;
        var index = series.IndexBy(day);

        while (index >= 0 && !IsVisible(entries[index]))
        {
            index--;
        }

        var last = index < 0 ? int.MinValue : entries[index].Day;
        var left = Completed.NextDay(last);
        next = Math.Min(next, series.NextDay(day));

        if (left <= day)
        {
            return new(LoadState.ConfirmedZero, default, null, left);
        }

        next = Math.Min(next, left);
        return index < 0 ? default : new(LoadState.Reported, entries[index].Counts, entries[index].UnitId, last);
    }

    /// <summary>
    /// A report made before the snapshot of its day was, and so not part of it, says nothing: the reports of a snapshot are made at the
    /// moment of the snapshot, whatever their sequence within it, and corrections of them later.
    /// </summary>
    private bool IsVisible(in ReportEntry report)
    {
        if (report.Withdrawn)
        {
            return false;
        }

        var index = Completed.IndexBy(report.Day);

        if (index < 0)
        {
            return true;
        }

        ref readonly var completed = ref Completed.Entries[index];
        return completed.Day != report.Day || completed.Withdrawn || report.Made.Time >= completed.Made.Time;
    }
}

/// <summary>What a system has of a holder on a day; <c>default</c> where it has said nothing.</summary>
internal readonly record struct SystemState(LoadState State, CaseCounts Counts, string? UnitId, int SinceDay);
