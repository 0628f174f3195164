using System.Collections.Concurrent;
using System.Diagnostics;

namespace Workforce.Service.Tests.Telemetry;

/// <summary>The activities that belong to one call of a test, or have a link to it.</summary>
internal sealed class Traces : IDisposable
{
    private readonly Activity _test = new Activity("test") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.SetIdFormat(ActivityIdFormat.W3C).Start();
    private readonly ConcurrentQueue<Activity> _stopped = new();
    private readonly ActivityListener _listener;

    public Traces()
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name is "Workforce" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IEnumerable<Activity> OfTheTest => _stopped.Where(activity =>
        activity.TraceId == _test.TraceId || activity.Links.Any(link => link.Context.TraceId == _test.TraceId));

    public async Task<Activity> UntilAsync(string name)
    {
        for (var until = DateTime.UtcNow + TimeSpan.FromSeconds(60); ; await Task.Delay(10))
        {
            if (OfTheTest.FirstOrDefault(activity => activity.DisplayName == name) is { } found)
            {
                return found;
            }

            Assert.True(DateTime.UtcNow < until, string.Join(Environment.NewLine, OfTheTest.Select(activity => activity.DisplayName)));
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _test.Dispose();
    }
}
