using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Workforce.Domain;
using Workforce.Domain.Disclosure;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Service.Settings;

namespace Workforce.Service.Access.Disclosure;

/// <summary>Which groups are small, worked out once for each snapshot, council and day, for as long as the snapshot lives.</summary>
internal sealed class GroupSizes(IOptions<WorkforceSettings> settings)
{
    /// <summary>Beyond it all of a snapshot are worked out anew as they come: a series asks for some hundreds of days.</summary>
    private const int MaxKept = 700;

    private readonly ConditionalWeakTable<WorkforceSnapshot, ConcurrentDictionary<(string RootId, DateOnly Day), SmallGroups>> _known = new();

    /// <summary>The least number of people of whom a figure may tell; 0 or 1 for any.</summary>
    public int Least => settings.Value.SmallGroup;

    public bool IsSmall(WorkforceSnapshot snapshot, string unitId, RoleSet roles, DateOnly day)
    {
        if (Least < 2 || Organisation.Path(snapshot.Staffing, unitId, day).FirstOrDefault() is not { } rootId)
        {
            return false;
        }

        var kept = _known.GetOrCreateValue(snapshot);

        if (kept.Count >= MaxKept)
        {
            kept.Clear();
        }

        return kept.GetOrAdd((rootId, day), static (key, at) => SmallGroups.Of(at.snapshot.Staffing, key.RootId, key.Day, at.Least), (snapshot, Least)).Has(unitId, roles);
    }
}
