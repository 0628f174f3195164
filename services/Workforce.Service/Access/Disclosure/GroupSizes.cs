using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Workforce.Domain.Disclosure;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Model;
using Workforce.Service.Settings;

namespace Workforce.Service.Access.Disclosure;

/// <summary>
/// Which groups are small, worked out once for each state of the staffing, council and day, for as long as that state lives: a commit of caseloads or
/// policies leaves it as it is.
/// </summary>
internal sealed class GroupSizes(IOptions<WorkforceSettings> settings)
{
    /// <summary>Beyond it all of a state are worked out anew as they come: a series asks for some hundreds of days.</summary>
    private const int MaxKept = 700;

    private readonly ConditionalWeakTable<StaffingSnapshot, ConcurrentDictionary<(string RootId, DateOnly Day), Lazy<SmallGroups>>> _known = new();

    /// <summary>The least number of people of whom a figure may tell; 0 or 1 for any.</summary>
    public int Least => settings.Value.SmallGroup;

    /// <summary>Whether a figure of so many people would tell of too few; of nobody it tells nothing.</summary>
    public bool IsFew(int people) => people > 0 && people < Least;

    /// <summary>How a table is worked out, which goes through everybody in post.</summary>
    internal Func<StaffingSnapshot, string, DateOnly, int, SmallGroups> WorkOut { get; init; } = SmallGroups.Of;

    /// <exception cref="OperationCanceledException">Nobody waits any more; looked at before each table that is to be worked out.</exception>
    public bool IsSmall(StaffingSnapshot snapshot, string unitId, RoleSet roles, DateOnly day, CancellationToken cancellationToken)
    {
        if (Least < 2 || Organisation.Path(snapshot, unitId, day).FirstOrDefault() is not { } rootId)
        {
            return false;
        }

        var kept = _known.GetOrCreateValue(snapshot);

        if (kept.TryGetValue((rootId, day), out var known))
        {
            return known.Value.Has(unitId, roles);
        }

        cancellationToken.ThrowIfCancellationRequested();

        if (kept.Count >= MaxKept)
        {
            kept.Clear();
        }

        // Who asks meanwhile waits for it rather than working it out as well.
        return kept.GetOrAdd((rootId, day), key => new(() => WorkOut(snapshot, key.RootId, key.Day, Least))).Value.Has(unitId, roles);
    }
}
