using Workforce.CommandLine;
using Workforce.V1;

namespace Workforce.CaseFeed.Sheets;

/// <summary>Somebody's cases on a day as the rows have them, added up: a worker's, or those of a unit that no worker has.</summary>
/// <param name="Id">HR's id of the worker, or the unit.</param>
/// <param name="Line">The first line that says so, from 1.</param>
/// <param name="Counts">How many cases.</param>
public sealed record CaseHolder(string Id, long Line, CaseCounts Counts)
{
    private readonly Dictionary<string, int> _casesByUnit = new(StringComparer.Ordinal);

    /// <summary>All of the cases.</summary>
    public int Total => CaseCategory.Total(Counts);

    /// <summary>Where the rows have a worker: of several units the one with the most cases, and of those with as many the first by its id; empty if they do not say.</summary>
    public string UnitId =>
        _casesByUnit.OrderByDescending(unit => unit.Value).ThenBy(unit => unit.Key, StringComparer.Ordinal).Select(unit => unit.Key).FirstOrDefault("");

    /// <summary>Notes in which unit some of a worker's cases are.</summary>
    internal void In(string unitId, int cases)
    {
        if (unitId.Length > 0)
        {
            _casesByUnit[unitId] = _casesByUnit.GetValueOrDefault(unitId) + cases;
        }
    }
}

/// <summary>All that a file says of a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Workers">The workers, in the order of the file.</param>
/// <param name="Unallocated">The units that have cases which no worker has.</param>
public sealed record CaseloadDay(DateOnly Day, IReadOnlyList<CaseHolder> Workers, IReadOnlyList<CaseHolder> Unallocated);
