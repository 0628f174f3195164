using Workforce.Domain.Model;

namespace Workforce.Domain.Reconciling;

/// <summary>Which units an extract covers: its own and all below it, as held on its day and by its own rows.</summary>
internal sealed class ExtractScope
{
    private readonly ReconciliationDraft _draft;
    private readonly RowIndex<ExtractUnit> _rows;
    private readonly Dictionary<string, bool> _within = new(StringComparer.Ordinal);

    public ExtractScope(ReconciliationDraft draft, RowIndex<ExtractUnit> rows)
    {
        _draft = draft;
        _rows = rows;

        // What lies in the unit now, and what a row brings with all that lies below it.
        HashSet<string> held = draft.Held.KnowsUnit(draft.Extract.UnitId)
            ? [.. draft.Held.Tree.Subtree(draft.Extract.UnitId, draft.Day)]
            : [];
        held.UnionWith(draft.Held.Tree.Units.Where(Covers));
        HeldUnits = [.. held.Order(StringComparer.Ordinal)];
    }

    /// <summary>The known units that lie in the extract's on its day, or come to lie in it; by id.</summary>
    public IReadOnlyList<string> HeldUnits { get; }

    /// <summary>Whether a unit lies within, by the extract's rows where there are any and by what is held otherwise.</summary>
    public bool Covers(string unitId)
    {
        if (_within.TryGetValue(unitId, out var within))
        {
            return within;
        }

        // Units that are each other's parents, or lie deeper than any unit counts, lead nowhere.
        var (next, steps) = (unitId, 0);

        while (next is not null && next != _draft.Extract.UnitId && steps++ < UnitPaths.MaxLevels)
        {
            next = ParentOf(next);
        }

        within = next == _draft.Extract.UnitId;
        _within.Add(unitId, within);
        return within;
    }

    private string? ParentOf(string unitId) =>
        _rows.TryGetValue(unitId, out var row) ? row.ParentUnitId
        : _draft.Held.KnowsUnit(unitId) ? _draft.Held.Tree.NearestTo(unitId, _draft.Day).ParentUnitId
        : null;
}
