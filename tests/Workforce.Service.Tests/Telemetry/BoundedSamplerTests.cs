using System.Diagnostics;
using OpenTelemetry.Trace;
using Workforce.Client.Tests.Fakes;
using Workforce.Service.Telemetry;

namespace Workforce.Service.Tests.Telemetry;

public class BoundedSamplerTests
{
    [Fact]
    public void Sample_BeyondTheNumberOfASecond_IsDroppedUntilTheNextAndCallsTakeNothingFromOwnWork()
    {
        var clock = new ManualClock();
        var sampler = new BoundedSampler(perSecond: 2, clock);

        Assert.Equal([true, true, false, false], [Begins(sampler), Begins(sampler), Begins(sampler), Begins(sampler)]);
        Assert.Equal([true, true, false], [Begins(sampler, ActivityKind.Internal), Begins(sampler, ActivityKind.Internal), Begins(sampler, ActivityKind.Internal)]);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([true, true, false], [Begins(sampler), Begins(sampler), Begins(sampler)]);
    }

    [Fact]
    public void Sample_OfACallersTrace_TakesAPlaceLikeAnyOtherAndRespectsThatItIsNotTraced()
    {
        var sampler = new BoundedSampler(perSecond: 1, new ManualClock());

        Assert.Equal(
            [false, true, false],
            [Begins(sampler, parent: ActivityTraceFlags.None), Begins(sampler, parent: ActivityTraceFlags.Recorded), Begins(sampler, parent: ActivityTraceFlags.Recorded)]);
    }

    [Fact]
    public void Sample_WithinWhatHasBegun_IsInItAndTakesNoPlace()
    {
        var sampler = new BoundedSampler(perSecond: 1, new ManualClock());

        Assert.True(Begins(sampler, ActivityKind.Internal));
        Assert.True(Begins(sampler, ActivityKind.Internal, ActivityTraceFlags.Recorded));
        Assert.False(Begins(sampler, ActivityKind.Internal, ActivityTraceFlags.None));
    }

    private static bool Begins(BoundedSampler sampler, ActivityKind kind = ActivityKind.Server, ActivityTraceFlags? parent = null)
    {
        var context = parent is { } flags ? new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), flags) : default;

        return sampler.ShouldSample(new(context, ActivityTraceId.CreateRandom(), "call", kind)).Decision is SamplingDecision.RecordAndSample;
    }
}
