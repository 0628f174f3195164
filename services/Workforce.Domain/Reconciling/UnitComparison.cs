using Workforce.Domain.Facts;

namespace Workforce.Domain.Reconciling;

/// <summary>Holds the units of an extract against those known.</summary>
internal static class UnitComparison
{
    public static void Compare(ReconciliationDraft draft, ExtractScope scope, RowIndex<ExtractUnit> rows)
    {
        foreach (var row in rows.Values)
        {
            if (scope.Covers(row.UnitId))
            {
                Compare(draft, row);
            }
            else
            {
                draft.Reject(row, "unit.parent_unit_id", "must be the extract's unit, or lie within it.");
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

    private static void Compare(ReconciliationDraft draft, ExtractUnit row)
    {
        var day = draft.DayOf(row.FirstDate);
        var states = new HeldStates<OrganisationUnit>(draft, row.Subject, FactKind.OrganisationUnit, day);
        var before = states.Standing;
        var last = row.LastDate ?? draft.LastDateAhead(before?.LastDate);

        if (before is not null && !draft.HasEnded(before.LastDate)
            && (before.Kind, before.Name, before.ParentUnitId, before.LastDate) == (row.Kind, row.Name, row.ParentUnitId, last)
            && !states.IsAnyWaiting)
        {
            return;
        }

        if (states.IsLater)
        {
            draft.Doubt(DoubtKind.ChangedLater, row.Subject, row.Row);
            return;
        }

        // An end is that of the state it stands in; another name or place begins on a day.
        var isSameState = before is not null && !states.IsAnyWaiting && !draft.HasEnded(before.LastDate)
            && (before.Kind, before.ParentUnitId, before.Name) == (row.Kind, row.ParentUnitId, row.Name);
        var first = isSameState ? before!.FirstDate : states.FirstDateFor(row.FirstDate);

        draft.Add(
            before is null ? DifferenceKind.UnitAdded : draft.HasEnded(last) ? DifferenceKind.UnitClosed : DifferenceKind.UnitChanged,
            new OrganisationUnit(row.UnitId, first, row.Kind, row.Name, row.ParentUnitId, last),
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
