using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Workforce.Service.Telemetry;

/// <summary>Lets so many traces a second begin, of calls and of the service's own work each, whatever callers ask for; what belongs to one that has begun is in it.</summary>
/// <remarks>
/// A share of all traces would be nothing on a quiet day and thousands a second on a busy one. That a caller traces its call takes a place like any other;
/// that it does not is respected.
/// </remarks>
internal sealed class BoundedSampler(int perSecond, TimeProvider clock) : Sampler
{
    private readonly Budget _calls = new(perSecond, clock);
    private readonly Budget _own = new(perSecond, clock);

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        var parent = samplingParameters.ParentContext;
        var isCall = samplingParameters.Kind is ActivityKind.Server;

        // A call's parent is elsewhere, and any other's is here.
        if (parent.TraceId != default && (!isCall || !parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded)))
        {
            return new(parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
        }

        return new((isCall ? _calls : _own).TryTake() ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
    }

    /// <summary>So many in each second of the clock.</summary>
    private sealed class Budget(int most, TimeProvider clock)
    {
        private long _second = -1;
        private int _taken;

        public bool TryTake()
        {
            var second = clock.GetTimestamp() / clock.TimestampFrequency;
            var before = Volatile.Read(ref _second);

            if (second != before && Interlocked.CompareExchange(ref _second, second, before) == before)
            {
                Volatile.Write(ref _taken, 0);
            }

            // Looked at first, so that a flood of calls does not write to one place from all cores.
            return Volatile.Read(ref _taken) < most && Interlocked.Increment(ref _taken) <= most;
        }
    }
}
