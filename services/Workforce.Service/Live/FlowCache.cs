using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Workforce.Domain.Flows;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Service.Live;

/// <summary>Keeps the flows of a scope for as long as the snapshot that they were worked out from is in use.</summary>
/// <remarks>
/// Those of the next snapshot are made from those of the one before, where these have not been let go of: so a commit costs the first who
/// asks after it what the commit changed. Nothing holds on to a snapshot for that longer than a few more.
/// </remarks>
internal sealed class FlowCache
{
    /// <summary>Flows and sums of them kept of one snapshot, over all scopes, those handed on to it included: about a hundred bytes each.</summary>
    private const int UsualMaxKept = 1_000_000;

    /// <summary>For how many snapshots flows that nobody asks for are handed on.</summary>
    private const int MaxHandovers = 8;

    private readonly int _maxKept;
    private readonly ConditionalWeakTable<StaffingSnapshot, OfSnapshot> _snapshots = [];
    private readonly Lock _adding = new();
    private readonly WeakReference<OfSnapshot?> _latest = new(null);

    public FlowCache()
        : this(UsualMaxKept)
    {
    }

    internal FlowCache(int maxKept) => _maxKept = maxKept;

    /// <summary>How many flows and sums are kept of a snapshot, those handed on to it included.</summary>
    internal int KeptOf(StaffingSnapshot snapshot) => _snapshots.TryGetValue(snapshot, out var known) ? known.Kept : 0;

    /// <summary>The flows; who asks while they are being worked out waits for them rather than working them out again.</summary>
    public StaffFlows Of(StaffingSnapshot snapshot, Scope scope) =>
        (_snapshots.TryGetValue(snapshot, out var known) ? known : Add(snapshot)).Of(scope);

    private OfSnapshot Add(StaffingSnapshot snapshot)
    {
        lock (_adding)
        {
            if (_snapshots.TryGetValue(snapshot, out var known))
            {
                return known;
            }

            // One of the past starts from nothing, and nothing starts from it.
            var isLatest = !_latest.TryGetTarget(out var latest) || latest.Snapshot.Revision <= snapshot.Revision;
            var added = new OfSnapshot(snapshot, (isLatest ? latest?.HandOver() : null) ?? [], _maxKept);
            _snapshots.Add(snapshot, added);

            if (isLatest)
            {
                _latest.SetTarget(added);
            }

            return added;
        }
    }

    private sealed class OfSnapshot(StaffingSnapshot snapshot, Dictionary<Scope, Handed> handed, int maxKept)
    {
        private readonly ConcurrentDictionary<Scope, Lazy<StaffFlows>> _scopes = new();
        private readonly ConcurrentDictionary<Scope, Handed> _handed = new(handed);
        private int _kept = handed.Values.Sum(each => each.Size);

        public StaffingSnapshot Snapshot => snapshot;

        public int Kept => Volatile.Read(ref _kept);

        public StaffFlows Of(Scope scope)
        {
            if (_scopes.TryGetValue(scope, out var known))
            {
                return known.Value;
            }

            var isKept = false;
            var mine = new Lazy<StaffFlows>(() =>
            {
                // Rates need the sums alone, which do not grow with the people.
                var whole = TakeHanded(scope)?.Flows.In(snapshot) ?? StaffFlows.Of(snapshot, scope);
                var fitting = MakeRoomFor(whole.Count) ? whole : whole.SumsAlone();
                isKept = ReferenceEquals(fitting, whole) || MakeRoomFor(fitting.Count);
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

        /// <summary>What the next snapshot's flows can be made from: no more than this one keeps.</summary>
        public Dictionary<Scope, Handed> HandOver()
        {
            var next = new Dictionary<Scope, Handed>();

            foreach (var (scope, before) in _handed)
            {
                if (before.Times < MaxHandovers)
                {
                    next[scope] = before with { Times = before.Times + 1 };
                }
            }

            foreach (var (scope, flows) in _scopes)
            {
                if (flows.IsValueCreated)
                {
                    next[scope] = new(flows.Value, 1);
                }
            }

            return next;
        }

        private Handed? TakeHanded(Scope scope)
        {
            if (!_handed.TryRemove(scope, out var taken))
            {
                return null;
            }

            Interlocked.Add(ref _kept, -taken.Size);
            return taken;
        }

        /// <summary>What nobody has asked for since it was handed on makes room for what somebody asks for, the longest first.</summary>
        private bool MakeRoomFor(int count)
        {
            while (!HasRoomFor(count))
            {
                if (_handed.IsEmpty || count + 1 > maxKept)
                {
                    return false;
                }

                TakeHanded(_handed.MaxBy(each => each.Value.Times).Key);
            }

            return true;
        }

        private bool HasRoomFor(int count)
        {
            var isWithin = Interlocked.Add(ref _kept, count + 1) <= maxKept;

            if (!isWithin)
            {
                Interlocked.Add(ref _kept, -count - 1);
            }

            return isWithin;
        }
    }

    /// <summary>Flows of a snapshot before.</summary>
    /// <param name="Flows">The flows.</param>
    /// <param name="Times">How often they were handed on since somebody asked for them.</param>
    private sealed record Handed(StaffFlows Flows, int Times)
    {
        public int Size => Flows.Count + 1;
    }
}
