using System.Runtime.InteropServices;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Caseloads;

/// <summary>What one case system has said of one worker or unit, or which snapshots it has completed: an entry a day, by day.</summary>
internal sealed class ReportSeries
{
    public static readonly ReportSeries Empty = new(SharedArray<ReportEntry>.Empty);

    private readonly SharedArray<ReportEntry> _entries;

    private ReportSeries(SharedArray<ReportEntry> entries)
    {
        _entries = entries;
    }

    public ReadOnlySpan<ReportEntry> Entries => _entries.Items;

    /// <summary>This series with further entries, of which the one made last holds for each day.</summary>
    /// <param name="entries">The entries in whatever order; they are put in order.</param>
    public ReportSeries With(Span<ReportEntry> entries)
    {
        entries.Sort(static (left, right) =>
            left.Day != right.Day ? left.Day.CompareTo(right.Day) : left.HoldsOver(right) ? 1 : right.HoldsOver(left) ? -1 : 0);
        var count = 0;

        for (var i = 0; i < entries.Length; i++)
        {
            if (i + 1 == entries.Length || entries[i + 1].Day != entries[i].Day)
            {
                entries[count++] = entries[i];
            }
        }

        entries = entries[..count];

        return _entries.Count == 0 || entries[0].Day > Entries[^1].Day ? new(_entries.Append(entries)) : Merged(entries);
    }

    /// <summary>Where the last entry of a day or before stands; -1 for none.</summary>
    public int IndexBy(int day)
    {
        var entries = Entries;
        var (low, high) = (0, entries.Length);

        // Most questions are about the last entry.
        if (high > 0 && entries[^1].Day <= day)
        {
            return high - 1;
        }

        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = entries[middle].Day <= day ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    /// <summary>Where the first standing entry after a day is; -1 for none.</summary>
    public int IndexAfter(int day)
    {
        var entries = Entries;

        for (var i = IndexBy(day) + 1; i < entries.Length; i++)
        {
            if (!entries[i].Withdrawn)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The first day after a day of which there is a standing entry; <see cref="int.MaxValue"/> for none.</summary>
    public int NextDay(int day) => IndexAfter(day) is >= 0 and var index ? Entries[index].Day : int.MaxValue;

    /// <summary>Whether an entry is the one that holds for its day.</summary>
    public bool Holds(in ReportEntry entry) => IndexBy(entry.Day) is >= 0 and var index && Entries[index] == entry;

    private ReportSeries Merged(ReadOnlySpan<ReportEntry> added)
    {
        var own = Entries;
        var merged = new List<ReportEntry>(own.Length + added.Length);
        var (i, j) = (0, 0);

        while (i < own.Length && j < added.Length)
        {
            if (own[i].Day == added[j].Day)
            {
                merged.Add(added[j].HoldsOver(own[i]) ? added[j] : own[i]);
                (i, j) = (i + 1, j + 1);
            }
            else
            {
                merged.Add(own[i].Day < added[j].Day ? own[i++] : added[j++]);
            }
        }

        merged.AddRange(own[i..]);
        merged.AddRange(added[j..]);
        return new(SharedArray<ReportEntry>.Of(CollectionsMarshal.AsSpan(merged)));
    }
}
