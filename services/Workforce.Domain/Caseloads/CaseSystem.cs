using System.Collections.Immutable;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Caseloads;

/// <summary>One case system: which snapshots it has completed, for whom they answer, and of which days it has said anything.</summary>
/// <param name="Completed">The completed snapshots.</param>
/// <param name="Coverage">What the last completed snapshot covers, from each day on which that is something else.</param>
/// <param name="Days">The days of its reports and snapshots, each once, withdrawn ones too: it was there to say them.</param>
internal sealed record CaseSystem(
    ReportSeries Completed,
    ImmutableArray<(int From, CaseloadCoverage Covered)> Coverage,
    SharedArray<int> Days)
{
    public static readonly CaseSystem Empty = new(ReportSeries.Empty, [], SharedArray<int>.Empty);

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

    /// <summary>What the last snapshot completed by a day covers; null if none was.</summary>
    /// <param name="day">The day.</param>
    /// <param name="next">Lowered to the next day on which it is something else.</param>
    public CaseloadCoverage? CoverageOn(int day, ref int next)
    {
        for (var i = Coverage.Length - 1; i >= 0; i--)
        {
            if (Coverage[i].From <= day)
            {
                return Coverage[i].Covered;
            }

            next = Math.Min(next, Coverage[i].From);
        }

        return null;
    }

    /// <summary>The first day on which it covers something else than another; <see cref="int.MaxValue"/> if there is none.</summary>
    public int FirstOtherCoverage(CaseSystem other)
    {
        var same = 0;

        while (same < Coverage.Length && same < other.Coverage.Length && Coverage[same] == other.Coverage[same])
        {
            same++;
        }

        return Math.Min(From(Coverage), From(other.Coverage));

        int From(ImmutableArray<(int From, CaseloadCoverage Covered)> steps) => same < steps.Length ? steps[same].From : int.MaxValue;
    }

    public CaseSystem WithCompleted(Span<ReportEntry> entries)
    {
        var completed = Completed.With(entries);
        var steps = ImmutableArray.CreateBuilder<(int From, CaseloadCoverage Covered)>();

        foreach (ref readonly var entry in completed.Entries)
        {
            if (!entry.Withdrawn && (steps.Count == 0 || steps[^1].Covered.Text != entry.Units))
            {
                steps.Add((entry.Day, CaseloadCoverage.Parse(entry.Units)));
            }
        }

        return this with { Completed = completed, Coverage = steps.ToImmutable() };
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

    /// <summary>What the system has of one holder on a day: a zero where a snapshot left out a holder whom it had reported before.</summary>
    /// <param name="series">Its series of the holder.</param>
    /// <param name="day">The day.</param>
    /// <param name="next">Lowered to the next day on which it may say something else.</param>
    public SystemState On(ReportSeries series, int day, ref int next)
    {
        var entries = series.Entries;
        var (visible, first, reported) = (series.IndexBy(day), -1, -1);

        for (; visible >= 0; visible--)
        {
            if (entries[visible].Withdrawn)
            {
                continue;
            }

            (first, reported) = (visible, reported < 0 ? visible : reported);

            if (IsVisible(entries[visible]))
            {
                break;
            }
        }

        next = Math.Min(next, series.NextDay(day));

        if (reported < 0)
        {
            return default;
        }

        // One left out by the very snapshot of its day was reported all the same: the snapshot knows of the holder.
        var left = Completed.NextDay(visible < 0 ? entries[first].Day - 1 : entries[visible].Day);

        if (left <= day)
        {
            return new(LoadState.ConfirmedZero, default, null, left, entries[reported].Day);
        }

        next = Math.Min(next, left);
        ref readonly var holding = ref entries[visible];
        return new(LoadState.Reported, holding.Counts, holding.Units, holding.Day, holding.Day);
    }

    /// <summary>
    /// A report made before the snapshot of its day was, and so not part of it, says nothing: the reports of a snapshot are made at the
    /// moment of the snapshot, whatever their sequence within it, and corrections of them later.
    /// </summary>
    private bool IsVisible(in ReportEntry report)
    {
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
/// <param name="State">Whether it reported the holder, or a snapshot without the holder.</param>
/// <param name="Counts">The cases.</param>
/// <param name="UnitId">Where it has the holder; null if it did not say.</param>
/// <param name="SinceDay">From when on it has said so.</param>
/// <param name="ReportedDay">The day of its last report of the holder.</param>
internal readonly record struct SystemState(LoadState State, CaseCounts Counts, string? UnitId, int SinceDay, int ReportedDay);
