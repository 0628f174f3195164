using Workforce.Domain.Facts;

namespace Workforce.Domain.Reconciling;

/// <summary>Which of a thing's dated states stands on a day once the extract is recorded, and which changes say so.</summary>
/// <remarks>
/// The changes are those from the state that stands on, withdrawn ones included: one that was made later than the extract holds over
/// what it says of the day. A state that waits is one that the extract itself may let apply.
/// </remarks>
internal readonly struct HeldStates<TState>
    where TState : Fact
{
    private readonly DateOnly _day;
    private readonly DateOnly _latestFirstDate;
    private readonly DateOnly _begun;

    public HeldStates(ReconciliationDraft draft, FactReference subject, FactKind kind, DateOnly day, DateOnly notBefore = default)
    {
        _day = day;
        var changes = draft.ChangesOf(subject);

        for (var i = changes.Length - 1; i >= 0; i--)
        {
            var change = changes[i];
            var key = change.Fact.Key;

            if (key.Kind != kind || key.FirstDate > day || key.FirstDate < notBefore)
            {
                continue;
            }

            _latestFirstDate = _latestFirstDate == default ? key.FirstDate : _latestFirstDate;
            IsLater |= draft.IsLater(change);

            if (change.Withdrawn)
            {
                continue;
            }

            _begun = _begun == default ? key.FirstDate : _begun;

            if (draft.Held.History(subject)!.Applies(change.Fact) && draft.Held.Knows(subject))
            {
                Standing = (TState)change.Fact;
                break;
            }

            IsAnyWaiting = true;
        }
    }

    /// <summary>The applied state that began last by the day, even if it has ended; null if there is none.</summary>
    public TState? Standing { get; }

    /// <summary>Whether some change that decides about the day was made later than the extract.</summary>
    public bool IsLater { get; }

    /// <summary>Whether a state after the standing one waits for something not known yet.</summary>
    public bool IsAnyWaiting { get; }

    /// <summary>The last day that a row gives; if that is before what is there already began, the day on which it did, so that none of it counts.</summary>
    public DateOnly? LastDateFor(DateOnly? said) => said < _begun ? _begun : said;

    /// <summary>
    /// The first day of a new state: the row's, unless that is after the day or before what is there already; else the day, or the new state's
    /// last day if that is earlier.
    /// </summary>
    public DateOnly FirstDateFor(DateOnly? said, DateOnly? lastDate = null)
    {
        var first = said is { } day && day <= _day && day >= _latestFirstDate ? day : _day;
        return lastDate < first ? lastDate.Value : first;
    }
}
