using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Workforce.Domain.Flows;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Service.Live;

/// <summary>Keeps the flows of a scope for as long as the snapshot that they were worked out from is in use.</summary>
internal sealed class FlowCache
{
    /// <summary>Flows and sums of them kept of one snapshot, over all scopes: about a hundred bytes each.</summary>
    private const int MaxKept = 1_000_000;

    private readonly ConditionalWeakTable<StaffingSnapshot, OfSnapshot> _snapshots = [];

    /// <summary>The flows; who asks while they are being worked out waits for them rather than working them out again.</summary>
    public StaffFlows Of(StaffingSnapshot snapshot, Scope scope) => _snapshots.GetOrCreateValue(snapshot).Of(snapshot, scope);

    private sealed class OfSnapshot
    {
        private readonly ConcurrentDictionary<Scope, Lazy<StaffFlows>> _scopes = new();
        private int _kept;

        public StaffFlows Of(StaffingSnapshot snapshot, Scope scope)
        {
            if (_scopes.TryGetValue(scope, out var known))
            {
                return known.Value;
            }

            var isKept = false;
            var mine = new Lazy<StaffFlows>(() =>
            {
                // Rates need the sums alone, which do not grow with the people.
                var whole = StaffFlows.Of(snapshot, scope);
                var fitting = HasRoomFor(whole.Count) ? whole : whole.SumsAlone();
                isKept = ReferenceEquals(fitting, whole) || HasRoomFor(fitting.Count);
                return fitting;
            });
            var shared = _scopes.GetOrAdd(scope, mine);
            var flows = shared.Value;

            if (ReferenceEquals(shared, mine) && !isKept)
            {
                _scopes.TryRemove(KeyValuePair.Create(scope, mine));
            }

            return flows;
        }

        private bool HasRoomFor(int count)
        {
            var isWithin = Interlocked.Add(ref _kept, count + 1) <= MaxKept;

            if (!isWithin)
            {
                Interlocked.Add(ref _kept, -count - 1);
            }

            return isWithin;
        }
    }
}
