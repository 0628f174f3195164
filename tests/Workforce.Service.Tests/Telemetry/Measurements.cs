using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Workforce.Service.Tests.Hosting;

namespace Workforce.Service.Tests.Telemetry;

/// <summary>What one service of the process measures: each measurement with its tags.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener;
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _all = new();

    public Measurements(RunningService service)
    {
        var scope = service.Services.GetRequiredService<IMeterFactory>();
        _listener = new()
        {
            InstrumentPublished = (instrument, self) =>
            {
                // Services of other tests measure too.
                if (ReferenceEquals(instrument.Meter.Scope, scope))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The sum of what an instrument has measured under these tags, such as <c>workforce.outcome=applied</c>, in alphabetical order.</summary>
    public double Sum(string name, string tags = "") => _all.Where(each => each.Name == name && each.Tags == tags).Sum(each => each.Value);

    /// <summary>How often it has measured.</summary>
    public int Count(string name, string tags = "") => _all.Count(each => each.Name == name && each.Tags == tags);

    public IEnumerable<string> TagsOf(string name) => _all.Where(each => each.Name == name).Select(each => each.Tags).Distinct();

    /// <summary>What stands now.</summary>
    public double Now(string name)
    {
        _listener.RecordObservableInstruments();

        return _all.Last(each => each.Name == name).Value;
    }

    /// <summary>Waits until it is so: what is measured at the end of a call is measured after the caller has its answer.</summary>
    public async Task UntilAsync(Func<Measurements, bool> isSo)
    {
        for (var until = DateTime.UtcNow + TimeSpan.FromSeconds(60); !isSo(this); await Task.Delay(10))
        {
            Assert.True(DateTime.UtcNow < until, string.Join(Environment.NewLine, _all.TakeLast(200)));
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _all.Enqueue((instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal))));
}
