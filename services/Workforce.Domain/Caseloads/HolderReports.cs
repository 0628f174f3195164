using System.Collections.Immutable;

namespace Workforce.Domain.Caseloads;

/// <summary>What the case systems have said of one worker, or of a unit's cases that nobody has: a series for each system, by id.</summary>
internal sealed record HolderReports(ImmutableArray<(string CaseSystem, ReportSeries Series)> Systems)
{
    public static readonly HolderReports Empty = new([]);

    /// <summary>The first day of which anything was said.</summary>
    public int FirstDay
    {
        get
        {
            var first = int.MaxValue;

            foreach (var (_, series) in Systems)
            {
                first = Math.Min(first, series.Entries[0].Day);
            }

            return first;
        }
    }

    public ReportSeries? Of(string caseSystem) => IndexOf(caseSystem) is >= 0 and var index ? Systems[index].Series : null;

    public HolderReports With(string caseSystem, Span<ReportEntry> entries)
    {
        var index = IndexOf(caseSystem);

        return new(index >= 0
            ? Systems.SetItem(index, (Systems[index].CaseSystem, Systems[index].Series.With(entries)))
            : Systems.Insert(~index, (caseSystem, ReportSeries.Empty.With(entries))));
    }

    private int IndexOf(string caseSystem)
    {
        for (var i = 0; i < Systems.Length; i++)
        {
            var order = string.CompareOrdinal(Systems[i].CaseSystem, caseSystem);

            if (order >= 0)
            {
                return order == 0 ? i : ~i;
            }
        }

        return ~Systems.Length;
    }
}
