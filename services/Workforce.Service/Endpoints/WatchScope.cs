using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;
using Workforce.Service.Live;
using BreachEvent = Workforce.V1.BreachEvent;
using Kind = Workforce.V1.BreachEvent.Types.Kind;

namespace Workforce.Service.Endpoints;

/// <summary>What is watched.</summary>
/// <param name="UnitId">The unit, with those below it.</param>
/// <param name="Roles">The roles; null for all, those without a role included.</param>
internal sealed record WatchScope(string UnitId, RoleSet? Roles)
{
    public bool Has(CasePlace? place) =>
        place is not null && place.Path.Contains(UnitId, StringComparer.Ordinal) && (Roles is null || (place.Role is { } role && Roles.Value.Contains(role)));

    /// <summary>What a reader is told who knew all before the changes: of each worker the latest alone.</summary>
    public List<BreachEvent> EventsOf(List<WatchedChange> changes)
    {
        if (changes.Count == 0)
        {
            return [];
        }

        var workers = new Dictionary<string, (bool WasIn, WatchedChange? LastIn, WatchedChange Last)>(StringComparer.Ordinal);

        foreach (var change in changes)
        {
            var wasIn = change.Stood && Has(change.Before);

            workers[change.WorkerId] = workers.TryGetValue(change.WorkerId, out var before)
                ? (before.WasIn, wasIn ? change : before.LastIn, change)
                : (wasIn, wasIn ? change : null, change);
        }

        return [.. workers.Values.Select(worker => EventOf(worker.WasIn, worker.LastIn, worker.Last)).OfType<BreachEvent>()];
    }

    private BreachEvent? EventOf(bool wasIn, WatchedChange? lastIn, WatchedChange last)
    {
        if (last.Stands && Has(last.After))
        {
            return new() { Kind = wasIn ? Kind.Changed : Kind.Opened, Breach = last.Now };
        }

        // One that opened and closed before the reader heard of it is none of its concern.
        return !wasIn ? null
            : lastIn!.Stands ? new() { Kind = Kind.LeftScope, Breach = lastIn.Was }
            : new() { Kind = Kind.Closed, Breach = lastIn.Now };
    }
}
