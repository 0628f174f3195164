using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Reconciling;

/// <summary>Which units an extract covers: its own and all below it, as held on its day and by its own rows.</summary>
internal sealed class ExtractScope
{
    private readonly ReconciliationDraft _draft;
    private readonly RowIndex<ExtractUnit> _rows;
    private readonly Dictionary<string, bool> _within = new(StringComparer.Ordinal);
    private readonly HashSet<string> _above = new(StringComparer.Ordinal);

    public ExtractScope(ReconciliationDraft draft, RowIndex<ExtractUnit> rows)
    {
        _draft = draft;
        _rows = rows;

        var unitId = draft.Extract.UnitId;
        var said = rows.TryGetValue(unitId, out var own) ? own.ParentUnitId : null;
        var next = said ?? HeldParentOf(unitId);

        while (next is not null && next != unitId && _above.Add(next))
        {
            next = HeldParentOf(next);
        }

        if (said is not null && next == unitId)
        {
            IsMadePartOfItself = true;
            _above.Clear();
        }

        // What lies in the unit now, and what a row brings with all that lies below it.
        HashSet<string> held = draft.Held.KnowsUnit(draft.Extract.UnitId)
            ? [.. draft.Held.Tree.Subtree(draft.Extract.UnitId, draft.Day)]
            : [];
        held.UnionWith(draft.Held.Tree.Units.Where(Covers));
        HeldUnits = [.. held.Where(unitId => draft.MayChange(FactReference.Unit(unitId))).Order(StringComparer.Ordinal)];
    }

    /// <summary>The known units that lie in the extract's on its day, or come to lie in it, and that its sender may change; by id.</summary>
    public IReadOnlyList<string> HeldUnits { get; }

    /// <summary>Whether the extract's unit is said to be part of one that is part of it.</summary>
    public bool IsMadePartOfItself { get; }

    /// <summary>Whether the extract's unit lies below another: no row can make that one part of it.</summary>
    public bool IsAbove(string unitId) => _above.Contains(unitId);

    /// <summary>Whether a unit lies within, by the extract's rows where there are any and by what is held otherwise.</summary>
    public bool Covers(string unitId)
    {
        if (_within.TryGetValue(unitId, out var within))
        {
            return within;
        }

        // Units that are each other's parents, or lie deeper than any unit counts, lead nowhere.
        var (next, steps) = (unitId, 0);

        while (next is not null && next != _draft.Extract.UnitId && !IsAbove(next) && steps++ < UnitPaths.MaxLevels)
        {
            next = ParentOf(next);
        }

        within = next == _draft.Extract.UnitId && _draft.MayChange(FactReference.Unit(unitId));
        _within.Add(unitId, within);
        return within;
    }

    /// <summary>The unit that a row's unit is part of: as it says, else as it is held; a new one lies in the extract's.</summary>
    public string? ParentOf(ExtractUnit row) =>
        row.ParentUnitId ?? (_draft.Held.KnowsUnit(row.UnitId) || row.UnitId == _draft.Extract.UnitId ? HeldParentOf(row.UnitId) : _draft.Extract.UnitId);

    private string? ParentOf(string unitId) => _rows.TryGetValue(unitId, out var row) ? ParentOf(row) : HeldParentOf(unitId);

    private string? HeldParentOf(string unitId) =>
        _draft.Held.KnowsUnit(unitId) ? _draft.Held.Tree.NearestTo(unitId, _draft.Day).ParentUnitId : null;
}
