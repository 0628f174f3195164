using Grpc.Core;
using Microsoft.Extensions.Logging;
using Workforce.Client.Tests.Fakes;
using Workforce.Domain.Timelines;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;
using Kind = Workforce.V1.BreachEvent.Types.Kind;

namespace Workforce.Service.Tests.Caseloads;

/// <summary>A watch: the state, what changes, and how it goes on after anything that can happen to it.</summary>
public class WatchTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task Watch_FromTheBeginning_SendsTheStateAndThenEachChange()
    {
        var council = await OfTwentyAsync(service);
        await service.ReportAsync(Case.Report(council.First[0], 25));
        using var watch = Watch(service, council.Area);

        var state = await watch.NextAsync();
        await service.ReportAsync(Case.Report(council.Second[0], 21));
        var opened = await watch.EventAsync();
        await service.ReportAsync(Case.Report(council.First[0], 26));
        var changed = await watch.EventAsync();
        await service.ReportAsync(Case.Report(council.First[0], 20));
        var closed = await watch.EventAsync();

        Assert.Equal((true, true, false), (state.State.First, state.State.Complete, state.State.Anew));
        Assert.Equal([(council.First[0], "25")], state.State.Breaches.Select(each => (each.WorkerId, each.Load.Value)));
        Assert.Equal((Kind.Opened, council.Second[0], "21"), (opened.Kind, opened.Breach.WorkerId, opened.Breach.Load.Value));
        Assert.Equal((Kind.Changed, council.First[0], "26"), (changed.Kind, changed.Breach.WorkerId, changed.Breach.Load.Value));
        Assert.Equal((Kind.Closed, council.First[0]), (closed.Kind, closed.Breach.WorkerId));
    }

    [Fact]
    public async Task Watch_OfATeam_HearsNothingOfAnother()
    {
        var council = await OfTwentyAsync(service);
        using var watch = Watch(service, council.Teams[0]);
        await watch.NextAsync();

        await service.ReportAsync(Case.Report(council.Second[0], 21));
        await service.ReportAsync(Case.Report(council.First[0], 22));

        Assert.Equal((council.First[0], Kind.Opened), await watch.EventAsync() is { } heard ? (heard.Breach.WorkerId, heard.Kind) : default);
    }

    [Fact]
    public async Task Watch_OfARole_HearsNothingOfAnother()
    {
        var council = await OfTwentyAsync(service);
        var senior = council.First[0];
        await service.PushAsync(A.Post($"{senior}-post", council.Teams[0], with: post => post.Role = Role.SeniorPractitioner));
        using var watch = Watch(service, council.Council, request => request.Roles.Add(Role.SeniorPractitioner));
        await watch.NextAsync();

        await service.ReportAsync(Case.Report(council.First[1], 30));
        await service.ReportAsync(Case.Report(senior, 30));

        Assert.Equal(senior, (await watch.EventAsync()).Breach.WorkerId);
    }

    [Fact]
    public async Task Watch_OfATeamThatAWorkerLeaves_SaysSoAndTheOtherTeamHears()
    {
        var council = await OfTwentyAsync(service);
        var worker = council.First[0];
        await service.ReportAsync(Case.Report(worker, 25));
        using var left = Watch(service, council.Teams[0]);
        using var joined = Watch(service, council.Teams[1]);
        using var above = Watch(service, council.Area);
        await Task.WhenAll(left.NextAsync(), joined.NextAsync(), above.NextAsync());

        await service.PushAsync(A.Post($"{worker}-post", council.Teams[1]));

        Assert.Equal((Kind.LeftScope, council.Teams[0]), await left.EventAsync() is { } gone ? (gone.Kind, gone.Breach.UnitId) : default);
        Assert.Equal((Kind.Opened, council.Teams[1]), await joined.EventAsync() is { } come ? (come.Kind, come.Breach.UnitId) : default);
        Assert.Equal((Kind.Changed, council.Teams[1]), await above.EventAsync() is { } moved ? (moved.Kind, moved.Breach.UnitId) : default);
    }

    [Fact]
    public async Task Watch_OfALimitThatIsLowered_HearsOfAllWhoAreOverIt()
    {
        var council = await OfTwentyAsync(service);
        await service.ReportAsync([.. council.First.Select(worker => Case.Report(worker, 18))]);
        using var watch = Watch(service, council.Council);
        await watch.NextAsync();

        await service.LimitAsync(council.Teams[0], "15");

        var heard = new[] { await watch.EventAsync(), await watch.EventAsync(), await watch.EventAsync() };
        Assert.Equal([.. council.First.Order(StringComparer.Ordinal)], heard.Select(each => each.Breach.WorkerId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Watch_ResumedAfterABrokenConnection_LosesAndRepeatsNothing()
    {
        var council = await OfTwentyAsync(service);
        var watch = Watch(service, council.Council);
        await watch.NextAsync();
        await service.ReportAsync(Case.Report(council.First[0], 21));
        await watch.EventAsync();
        var (revision, day) = (watch.Last.Revision, watch.Last.AsOfDate);
        watch.Dispose();

        await service.ReportAsync(Case.Report(council.First[1], 22));
        await service.ReportAsync(Case.Report(council.First[0], 20));
        using var resumed = Watch(service, council.Council, request => (request.AfterRevision, request.AfterDate) = (revision, day));
        var first = await resumed.EventAsync();
        var second = await resumed.EventAsync();
        await service.ReportAsync(Case.Report(council.First[2], 23));
        var third = await resumed.EventAsync();

        Assert.Equal(
            [(Kind.Opened, council.First[1]), (Kind.Closed, council.First[0])],
            new[] { first, second }.OrderBy(each => each.Kind).Select(each => (each.Kind, each.Breach.WorkerId)));
        Assert.Equal((Kind.Opened, council.First[2]), (third.Kind, third.Breach.WorkerId));
    }

    [Fact]
    public async Task Watch_ResumedWhereNothingHappened_SaysThatItGoesOn()
    {
        var council = await OfTwentyAsync(service);
        using var watch = Watch(service, council.Council);
        var state = await watch.NextAsync();

        using var resumed = Watch(service, council.Council, request => (request.AfterRevision, request.AfterDate) = (state.Revision, state.AsOfDate));
        var sign = await resumed.NextAsync();

        Assert.Equal((WatchCaseloadBreachesResponse.ContentOneofCase.None, state.Revision), (sign.ContentCase, sign.Revision));
    }

    [Fact]
    public async Task Watch_ResumedTooLate_GetsTheStateAnew()
    {
        var small = await RunningService.StartAsync("--Workforce:WatchBacklog=2");

        try
        {
            var council = await OfTwentyAsync(small);
            using var watch = Watch(small, council.Council);
            var state = await watch.NextAsync();

            for (var cases = 21; cases <= 25; cases++)
            {
                await small.ReportAsync(Case.Report(council.First[0], cases));
            }

            await watch.UntilAsync(council.First[0], "25");
            using var resumed = Watch(small, council.Council, request => (request.AfterRevision, request.AfterDate) = (state.Revision, state.AsOfDate));
            var anew = await resumed.NextAsync();

            Assert.Equal((true, true, "25"), (anew.State.First, anew.State.Anew, anew.State.Breaches.Single().Load.Value));
        }
        finally
        {
            await small.DisposeAsync();
        }
    }

    [Fact]
    public async Task Watch_FromARevisionThatThereIsNot_IsRefused()
    {
        var service = await RunningService.StartAsync("--Workforce:MinRevisionWait=00:00:00.05");

        try
        {
            await service.PushAsync(A.Unit("u"));
            Task WatchAsync(Action<WatchCaseloadBreachesRequest> with) => Watch(service, "u", with).NextAsync();

            Assert.Equal(["after_revision"], await Details.RefusedFieldsAsync(() => WatchAsync(request => request.AfterRevision = 1_000_000)));
            Assert.Equal(["after_revision"], await Details.RefusedFieldsAsync(() => WatchAsync(request => request.AfterRevision = -1)));
            Assert.Equal(["after_date"], await Details.RefusedFieldsAsync(() => WatchAsync(request => (request.AfterRevision, request.AfterDate) = (1, Case.Ago(-2)))));
            Assert.Equal(["after_date"], await Details.RefusedFieldsAsync(() => WatchAsync(request => request.AfterDate = Case.Ago(0))));
            Assert.Equal(["unit_id"], await Details.RefusedFieldsAsync(() => WatchAsync(request => request.UnitId = "")));
            var exception = await Assert.ThrowsAsync<RpcException>(() => WatchAsync(request => request.UnitId = "nowhere"));
            Assert.Equal("UNIT_NOT_FOUND", Details.Of(exception).Info().Reason);
        }
        finally
        {
            await service.DisposeAsync();
        }
    }

    /// <summary>It reads nothing while hundreds of changes come; the writer does not wait, another watcher hears of each, and it ends with the truth.</summary>
    [Fact]
    public async Task Watch_ThatReadsSlowly_DelaysNobodyAndEndsWithWhatIsSo()
    {
        var small = await RunningService.StartAsync("--Workforce:WatchBacklog=500", "--Workforce:Limits:MaxWriteStall=01:00:00");

        try
        {
            var council = await OfTwentyAsync(small, workersPerTeam: 150);
            using var slow = Watch(small, council.Council);
            using var fast = Watch(small, council.Council);
            await Task.WhenAll(slow.NextAsync(), fast.NextAsync());

            // More by far than the connection's window holds: the slow one's writes must wait.
            for (var round = 0; round < 40; round++)
            {
                var cases = 21 + round;
                var reports = council.First.Concat(council.Second).Select(worker => Case.Report(worker, cases)).ToArray();
                Assert.All(await small.ReportAsync(reports), each => Assert.Equal(ChangeAcknowledgement.Types.Outcome.Applied, each.Outcome));
                await fast.UntilAsync(council.Second[^1], $"{cases}");
            }

            await slow.UntilAsync(council.Second[^1], "60");
            Assert.All(slow.Known.Values, breach => Assert.Equal("60", breach.Load.Value));
            Assert.Equal(300, slow.Known.Count);
            Assert.DoesNotContain(small.Log.Lines, line => line.Level >= LogLevel.Error);
        }
        finally
        {
            await small.DisposeAsync();
        }
    }

    [Fact]
    public async Task Watch_WhenTheServiceStops_EndsCleanly()
    {
        var stopping = await RunningService.StartAsync();
        var council = await OfTwentyAsync(stopping);
        using var watch = Watch(stopping, council.Council);
        await watch.NextAsync();

        var stopped = stopping.BeginStopAsync();
        var exception = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (true)
            {
                await watch.NextAsync();
            }
        });
        await stopped;

        Assert.Equal((StatusCode.Unavailable, "NOT_READY"), (exception.StatusCode, Details.Of(exception).Info().Reason));
        Assert.DoesNotContain(stopping.Log.Lines, line => line.Level >= LogLevel.Error);
        await stopping.DisposeAsync();
    }

    /// <summary>Nothing commits: a threshold that begins tomorrow opens a breach when the day passes in London.</summary>
    [Fact]
    public async Task Watch_WhenMidnightPassesInLondon_HearsWhatTheDayBrings()
    {
        var clock = new ManualClock();
        clock.Advance(DayClock.OfTheRun.GetUtcNow() - clock.GetUtcNow());
        var timed = new RunningService([], clock);
        await timed.InitializeAsync();

        try
        {
            var council = await timed.CouncilAsync();
            await timed.LimitAsync(council.Council, "20", threshold => threshold.FirstDate = Case.Ago(-1));
            await timed.ReportAsync(Case.Report(council.First[0], 25));
            using var watch = Watch(timed, council.Council);
            var state = await watch.NextAsync();

            while (London.DayOf(clock.GetUtcNow().UtcDateTime) == Case.Today)
            {
                clock.Advance(TimeSpan.FromHours(1));
            }

            var opened = await watch.EventAsync();

            Assert.Empty(state.State.Breaches);
            Assert.Equal((Kind.Opened, council.First[0], Case.Ago(-1)), (opened.Kind, opened.Breach.WorkerId, opened.Breach.FirstDate));
            Assert.Equal((Case.Ago(-1), state.Revision), (watch.Last.AsOfDate, watch.Last.Revision));
        }
        finally
        {
            await timed.DisposeAsync();
        }
    }

    [Fact]
    public async Task Watch_WhenNothingHappens_GivesSignsOfLife()
    {
        var lively = await RunningService.StartAsync("--Workforce:WatchHeartbeat=00:00:00.1");

        try
        {
            await lively.PushAsync(A.Unit("u"));
            using var watch = Watch(lively, "u");
            var state = await watch.NextAsync();

            for (var i = 0; i < 3; i++)
            {
                var sign = await watch.NextAsync();
                Assert.Equal((WatchCaseloadBreachesResponse.ContentOneofCase.None, state.Revision), (sign.ContentCase, sign.Revision));
            }
        }
        finally
        {
            await lively.DisposeAsync();
        }
    }

    private static async Task<ACouncilOfTeams> OfTwentyAsync(RunningService service, int workersPerTeam = 3)
    {
        var council = await service.CouncilAsync(workersPerTeam);
        await service.LimitAsync(council.Council, "20");
        return council;
    }

    private static WatchReader Watch(RunningService service, string unitId, Action<WatchCaseloadBreachesRequest>? with = null)
    {
        var request = new WatchCaseloadBreachesRequest { UnitId = unitId };
        with?.Invoke(request);
        return new(service.Caseloads.WatchCaseloadBreaches(request));
    }
}
