using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Workforce.Domain.Flows;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Service.Live;

/// <summary>Keeps the flows of a scope for as long as the snapshot that they were worked out from is in use.</summary>
internal sealed class FlowCache
{
    /// <summary>Scopes kept of one snapshot: as many as a report asks for, few enough to hold.</summary>
    private const int MaxScopes = 256;

    private readonly ConditionalWeakTable<StaffingSnapshot, ConcurrentDictionary<Scope, StaffFlows>> _flows = [];

    public StaffFlows Of(StaffingSnapshot snapshot, Scope scope)
    {
        var ofSnapshot = _flows.GetOrCreateValue(snapshot);

        if (ofSnapshot.TryGetValue(scope, out var flows))
        {
            return flows;
        }

        flows = StaffFlows.Of(snapshot, scope);

        if (ofSnapshot.Count < MaxScopes)
        {
            ofSnapshot.TryAdd(scope, flows);
        }

        return flows;
    }
}
