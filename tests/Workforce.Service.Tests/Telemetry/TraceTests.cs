using System.Diagnostics;
using Grpc.Core;
using Workforce.Service.Telemetry;
using Workforce.Service.Tests.Hosting;
using Workforce.Service.Tests.Reconciling;

namespace Workforce.Service.Tests.Telemetry;

public class TraceTests
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    [Fact]
    public async Task Push_Traced_IsACallByItsMethodAndACommitWithALinkToIt()
    {
        using var traces = new Traces();
        await using var service = await RunningService.StartAsync();

        await service.PushAsync(A.Unit("council"), A.Post("p1", "council"));
        var call = await traces.UntilAsync("workforce.v1.StaffingService/PushStaffingChanges");
        var commit = await traces.UntilAsync("workforce.commit");

        Assert.Equal(["rpc.method=workforce.v1.StaffingService/PushStaffingChanges", "rpc.response.status_code=OK", "rpc.system.name=grpc"], TagsOf(call));
        Assert.Equal((ActivityKind.Server, ActivityStatusCode.Unset), (call.Kind, call.Status));
        Assert.Equal(["workforce.commit.changes=2", "workforce.commit.submissions=1"], TagsOf(commit));
        Assert.Equal((call.SpanId, default), (Assert.Single(commit.Links).Context.SpanId, commit.ParentSpanId));
        Assert.Equal(["durable"], commit.Events.Select(each => each.Name));
    }

    [Fact]
    public async Task Call_Refused_SaysSoAndIsNoErrorOfTheService()
    {
        using var traces = new Traces();
        await using var service = await RunningService.StartAsync();

        await Assert.ThrowsAsync<RpcException>(async () => await service.Measures.GetVacancyRateAsync(new() { UnitId = "nowhere" }));
        var call = await traces.UntilAsync("workforce.v1.MeasuresService/GetVacancyRate");

        Assert.Contains("rpc.response.status_code=NOT_FOUND", TagsOf(call));
        Assert.Equal(ActivityStatusCode.Unset, call.Status);
    }

    [Fact]
    public async Task Call_ForARevisionThatDoesNotCome_IsAnErrorOfTheService()
    {
        using var traces = new Traces();
        await using var service = await RunningService.StartAsync("--Workforce:MinRevisionWait=00:00:00.01");

        await Assert.ThrowsAsync<RpcException>(async () => await service.Measures.GetVacancyRateAsync(new() { UnitId = "council", Reading = new() { MinRevision = 99 } }));
        var call = await traces.UntilAsync("workforce.v1.MeasuresService/GetVacancyRate");

        Assert.Contains("error.type=UNAVAILABLE", TagsOf(call));
        Assert.Equal((ActivityStatusCode.Error, null), (call.Status, call.StatusDescription));
    }

    [Fact]
    public async Task Extract_Traced_HasItsStagesWithinTheCall()
    {
        using var traces = new Traces();
        await using var service = await RunningService.StartAsync();

        await service.ReconcileAsync(ReconcileCalls.Header("x1", new(2026, 1, 1)), ReconcileCalls.Team(1, 2));
        var call = await traces.UntilAsync("workforce.v1.StaffingService/ReconcileStaffing");
        var stages = traces.OfTheTest.Where(activity => activity.ParentSpanId == call.SpanId).ToList();

        Assert.Equal(["workforce.extract.gather", "workforce.extract.compare", "workforce.extract.record"], stages.Select(stage => stage.DisplayName));
        Assert.Equal(["workforce.extract.rows=8"], TagsOf(stages[0]));
        Assert.Equal(["workforce.extract.differences=8"], TagsOf(stages[1]));
    }

    [Fact]
    public async Task Follower_OfAnotherProcess_TracesWhatItCatchesUpWith()
    {
        await using var one = await RunningService.StartAsync();
        await using var other = await RunningService.StartAsync($"--Workforce:DatabasePath={one.DatabasePath}");
        var caughtUp = new TaskCompletionSource<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Workforce",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.DisplayName is "workforce.follow")
                {
                    caughtUp.TrySetResult(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        await one.PushAsync(A.Unit("council"));
        var activity = await caughtUp.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.InRange(Assert.IsType<long>(activity.GetTagItem("workforce.follow.revisions")), 1, long.MaxValue);
    }

    [Theory]
    [InlineData($"00-{Trace}-00f067aa0ba902b7-01", true)]
    [InlineData($"00-{Trace}-00f067aa0ba902b7-00", true)]
    [InlineData("Zyx Marked", false)]
    [InlineData("|Zyx.Marked.1.", false)]
    [InlineData($"00-{Trace}-Zyx-Marked-01", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void TraceParent_OfACaller_IsTakenWhereItIsOneAndNothingElseIs(string? sent, bool isTaken)
    {
        var propagator = new TraceParentOnly();

        propagator.ExtractTraceIdAndState(carrier: null, Get, out var id, out var state);

        Assert.Equal((isTaken ? sent : null, null), (id, state));
        Assert.Null(propagator.ExtractBaggage(carrier: null, Get));

        void Get(object? carrier, string name, out string? value, out IEnumerable<string>? values) =>
            (value, values) = (name is "traceparent" ? sent : "Zyx Marked", null);
    }

    private static IEnumerable<string> TagsOf(Activity activity) =>
        activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal);
}
