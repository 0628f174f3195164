using System.Diagnostics;

namespace Workforce.Service.Telemetry;

/// <summary>Takes from a caller that its call belongs to a trace, and nothing else.</summary>
/// <remarks>
/// <c>tracestate</c> and <c>baggage</c> are texts of the caller's, of which the one would be exported as it came and the other stand in every activity:
/// neither is needed here, and nobody could say what is in them. An id in the older form is a text as well.
/// </remarks>
internal sealed class TraceParentOnly : DistributedContextPropagator
{
    private const string TraceParent = "traceparent";

    public override IReadOnlyCollection<string> Fields { get; } = [TraceParent];

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
        if (activity is { IdFormat: ActivityIdFormat.W3C, Id: { } id })
        {
            setter?.Invoke(carrier, TraceParent, id);
        }
    }

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        (traceId, traceState) = (null, null);
        getter?.Invoke(carrier, TraceParent, out traceId, out _);

        if (!ActivityContext.TryParse(traceId, null, out _))
        {
            traceId = null;
        }
    }

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
}
