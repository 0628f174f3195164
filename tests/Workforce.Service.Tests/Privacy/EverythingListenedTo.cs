using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Workforce.Service.Tests.Privacy;

/// <summary>Everything that the process measures and traces, as text: names, units, descriptions, tags, baggage, links and events.</summary>
internal sealed class EverythingListenedTo : IDisposable
{
    private readonly MeterListener _metrics;
    private readonly ActivityListener _traces;

    public EverythingListenedTo()
    {
        _metrics = new()
        {
            InstrumentPublished = (instrument, self) =>
            {
                Written.Enqueue($"instrument {instrument.Meter.Name} {instrument.Name} {instrument.Unit} {instrument.Description} {Text(instrument.Tags)} {Text(instrument.Meter.Tags)}");
                self.EnableMeasurementEvents(instrument);
            },
        };
        _metrics.SetMeasurementEventCallback<byte>((instrument, _, tags, _) => Note(instrument, tags));
        _metrics.SetMeasurementEventCallback<short>((instrument, _, tags, _) => Note(instrument, tags));
        _metrics.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Note(instrument, tags));
        _metrics.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(instrument, tags));
        _metrics.SetMeasurementEventCallback<float>((instrument, _, tags, _) => Note(instrument, tags));
        _metrics.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, tags));
        _metrics.SetMeasurementEventCallback<decimal>((instrument, _, tags, _) => Note(instrument, tags));
        _metrics.Start();

        _traces = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Note,
        };
        ActivitySource.AddActivityListener(_traces);
    }

    public ConcurrentQueue<string> Written { get; } = new();

    /// <summary>Has what stands at a moment measured.</summary>
    public void Look() => _metrics.RecordObservableInstruments();

    public void Dispose()
    {
        _metrics.Dispose();
        _traces.Dispose();
    }

    private static string Text(IEnumerable<KeyValuePair<string, object?>>? tags) => string.Join(' ', (tags ?? []).Select(tag => $"{tag.Key}={tag.Value}"));

    private void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) => Written.Enqueue($"metric {instrument.Name} {Text(tags.ToArray())}");

    private void Note(Activity activity) => Written.Enqueue(string.Join(
        ' ',
        [
            "trace", activity.OperationName, activity.DisplayName, activity.Id, activity.ParentId, activity.TraceStateString, activity.StatusDescription,
            Text(activity.TagObjects), Text(activity.Baggage.Select(each => KeyValuePair.Create(each.Key, (object?)each.Value))),
            .. activity.Events.Select(each => $"{each.Name} {Text(each.Tags)}"),
            .. activity.Links.Select(each => $"{each.Context.TraceState} {Text(each.Tags)}"),
        ]));
}
