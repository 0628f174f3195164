using Workforce.Domain.Facts;

namespace Workforce.Domain.Reconciling;

/// <summary>Holds the units of an extract against those known.</summary>
internal static class UnitComparison
{
    public static void Compare(ReconciliationDraft draft, ExtractScope scope, RowIndex<ExtractUnit> rows)
    {
        foreach (var row in rows.Values)
        {
            if (FaultOf(draft, scope, row) is var (field, rule))
            {
                draft.Reject(row, field, rule);
            }
            else
            {
                Compare(draft, scope, row);
            }
        }

        if (draft.Extract.Covers.HasFlag(ExtractContents.Units))
        {
            foreach (var unitId in scope.HeldUnits.Where(unitId => unitId != draft.Extract.UnitId && !rows.ContainsKey(unitId)))
            {
                Close(draft, unitId);
            }
        }
    }

    private static (string Field, string Rule)? FaultOf(ReconciliationDraft draft, ExtractScope scope, ExtractUnit row)
    {
        const string Missing = "is required: the unit is not known.";
        var isOwn = row.UnitId == draft.Extract.UnitId;

        return isOwn && scope.IsMadePartOfItself ? ("unit.parent_unit_id", "must not lie within the unit itself.")
            : isOwn && row.ParentUnitId is { } other && !draft.MayChangeAll && !(draft.Held.KnowsUnit(other) && draft.MayChange(FactReference.Unit(other)))
                ? ("unit.parent_unit_id", "must be a unit that is known, and the sender's to change.")
            : scope.IsAbove(row.UnitId) ? ("unit.unit_id", "must not be one that the extract's unit is part of.")
            : !scope.Covers(row.UnitId) ? (row.ParentUnitId is null
                ? ("unit.unit_id", "must lie within the extract's unit.")
                : ("unit.parent_unit_id", "must be the extract's unit, or lie within it."))
            : draft.Held.KnowsUnit(row.UnitId) ? null
            : row.Name.Length == 0 ? ("unit.name", Missing)
            : row.Kind is null && isOwn ? ("unit.kind", Missing)
            : null;
    }

    private static void Compare(ReconciliationDraft draft, ExtractScope scope, ExtractUnit row)
    {
        var day = draft.DayOf(row.FirstDate);
        var states = new HeldStates<OrganisationUnit>(draft, row.Subject, FactKind.OrganisationUnit, day);
        var before = states.Standing;
        var known = before ?? (draft.Held.KnowsUnit(row.UnitId) ? draft.Held.Tree.NearestTo(row.UnitId, draft.Day) : null);
        var kind = row.Kind ?? known?.Kind ?? UnitKind.Team;
        var name = row.Name.Length > 0 ? row.Name : known!.Name;
        var parent = row.ParentUnitId is null && before is not null ? before.ParentUnitId : scope.ParentOf(row);
        var last = states.LastDateFor(row.LastDate) ?? draft.LastDateAhead(before?.LastDate, row.FirstDate);

        // An end is that of the state it stands in; another name or place begins on a day.
        var isSameState = before is not null && !states.IsAnyWaiting
            && draft.IsSameState(before.LastDate, row.FirstDate, last)
            && (before.Kind, before.ParentUnitId, before.Name) == (kind, parent, name);

        if (isSameState && before!.LastDate == last)
        {
            return;
        }

        if (states.IsLater)
        {
            draft.Doubt(DoubtKind.ChangedLater, row.Subject, row.Row);
            return;
        }

        var first = isSameState ? before!.FirstDate : states.FirstDateFor(row.FirstDate, last);

        draft.Add(
            before is null ? DifferenceKind.UnitAdded
                : draft.HasEnded(last) ? DifferenceKind.UnitClosed
                : (before.Kind, before.ParentUnitId) != (kind, parent) ? DifferenceKind.UnitMoved
                : DifferenceKind.UnitChanged,
            new OrganisationUnit(row.UnitId, first, kind, name, parent, last),
            before,
            row.Row);
    }

    private static void Close(ReconciliationDraft draft, string unitId)
    {
        if (draft.Held.Tree.On(unitId, draft.Day) is { } state && draft.MayEnd(state, ExtractContents.Units))
        {
            draft.Add(DifferenceKind.UnitClosed, state with { LastDate = draft.Extract.Day }, state, row: 0);
        }
    }
}
