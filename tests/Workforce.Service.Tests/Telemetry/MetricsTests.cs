using Grpc.Core;
using Microsoft.Data.Sqlite;
using Workforce.Fuzz.Http2;
using Workforce.Service.Tests.Hostile;
using Workforce.Service.Tests.Hosting;
using Workforce.Service.Tests.Reconciling;

namespace Workforce.Service.Tests.Telemetry;

/// <summary>Each instrument measures what its row of docs/operations.md says.</summary>
public class MetricsTests
{
    [Fact]
    public async Task Changes_OfEveryOutcome_AreCountedByIt()
    {
        await using var service = await RunningService.StartAsync("--Workforce:MaxSources=1");
        using var measured = new Measurements(service);
        var unit = A.Unit("council");

        await service.PushAsync(unit, A.Post("p1", "council"), A.Post("p2", "nowhere"));
        var used = A.Unit("other");
        used.ChangeId = unit.ChangeId;
        var foreign = A.Unit("foreign");
        foreign.Source = "another";
        await service.PushAsync(unit, used, foreign, A.Post("p3", "council", "-1"), A.Post("p4", "council", "x"));
        await measured.UntilAsync(each => each.TagsOf("workforce.changes").Sum(tags => each.Sum("workforce.changes", tags)) >= 8);

        Assert.Equal(2, measured.Sum("workforce.changes", "workforce.outcome=applied"));
        Assert.Equal(1, measured.Sum("workforce.changes", "workforce.outcome=held"));
        Assert.Equal(1, measured.Sum("workforce.changes", "workforce.outcome=duplicate"));
        Assert.Equal(1, measured.Sum("workforce.changes", "error.type=CHANGE_ID_REUSED workforce.outcome=rejected"));
        Assert.Equal(1, measured.Sum("workforce.changes", "error.type=TOO_MANY_SOURCES workforce.outcome=rejected"));
        Assert.Equal(2, measured.Sum("workforce.changes", "error.type=INVALID_FIELDS workforce.outcome=rejected"));
        Assert.Equal(6, measured.TagsOf("workforce.changes").Count());
    }

    [Fact]
    public async Task Commits_AreTimedAndTheirChangesCountedAndTheModelSaysHowFarItIs()
    {
        await using var service = await RunningService.StartAsync();
        using var measured = new Measurements(service);

        var acknowledged = await service.PushAsync(A.Unit("council"), A.Post("p1", "council"), A.Post("p2", "council"));

        Assert.Equal(3, measured.Sum("workforce.commit.changes"));
        Assert.Equal(measured.Count("workforce.commit.changes"), measured.Count("workforce.commit.duration"));
        Assert.InRange(measured.Sum("workforce.commit.duration"), 1e-6, 30);
        Assert.Equal(acknowledged[^1].Revision, measured.Now("workforce.model.revision"));
        Assert.InRange(measured.Now("workforce.model.lag"), 0, 30);
        Assert.Equal((1, 0), (measured.Now("workforce.ready"), measured.Now("workforce.commit.queue")));
    }

    [Fact]
    public async Task Ledger_LockedByAnother_IsAFailureOfTheCommitAndOfTheTrailWhoseEntriesWait()
    {
        await using var service = await RunningService.StartAsync("--Workforce:AuditInterval=00:00:00.01", "--Workforce:WriteWait=00:00:01");
        await service.PushAsync(A.Unit("council"), A.Worker("w1"));
        using var measured = new Measurements(service);

        await using (var other = new SqliteConnection($"Data Source={service.DatabasePath};Pooling=False"))
        {
            await other.OpenAsync();
            await using var transaction = other.BeginTransaction(deferred: false);
            await service.Staffing.GetWorkerAsync(new() { WorkerId = "w1" });

            await Assert.ThrowsAsync<RpcException>(() => service.PushAsync(A.Worker("w2")));
            await measured.UntilAsync(each => each.Count("workforce.ledger.failures", "error.type=LEDGER_UNAVAILABLE workforce.ledger.operation=audit") > 0);

            Assert.Equal(1, measured.Sum("workforce.ledger.failures", "error.type=LEDGER_UNAVAILABLE workforce.ledger.operation=commit"));
            Assert.Equal(1, measured.Count("workforce.commit.duration", "error.type=LEDGER_UNAVAILABLE"));
            Assert.Equal(0, measured.Count("workforce.commit.changes"));

            // The read, and the write that failed.
            Assert.Equal(2, measured.Now("workforce.audit.queue"));
        }

        await measured.UntilAsync(each => each.Now("workforce.audit.queue") == 0);
    }

    [Fact]
    public async Task Extracts_ByWhatBecameOfThem_AreTimedAndTheirRowsCounted()
    {
        await using var service = await RunningService.StartAsync();
        using var measured = new Measurements(service);
        var day = new DateOnly(2026, 1, 1);
        var rows = ReconcileCalls.Team(1, 2);

        await service.ReconcileAsync(ReconcileCalls.Header("x1", day, header => header.ValidateOnly = true), rows);
        await service.ReconcileAsync(ReconcileCalls.Header("x1", day), rows);
        await service.ReconcileAsync(ReconcileCalls.Header("x1", day), rows);
        await service.ReconcileAsync(ReconcileCalls.Header("x0", day.AddDays(-1)), rows);
        await service.ReconcileAsync(ReconcileCalls.Header("x2", day.AddDays(1)), [ReconcileCalls.Post("p9", "")]);
        await measured.UntilAsync(each => each.TagsOf("workforce.extract.duration").Count() == 5);

        Assert.Equal(
            [
                "error.type=EXTRACT_AT_FAULT workforce.outcome=failed", "workforce.outcome=applied", "workforce.outcome=duplicate", "workforce.outcome=superseded",
                "workforce.outcome=validated",
            ],
            measured.TagsOf("workforce.extract.duration").Order(StringComparer.Ordinal));

        // Four times two units, and three rows for each of two people; and one.
        Assert.Equal((4 * 8) + 1, measured.Sum("workforce.extract.rows"));
    }

    [Fact]
    public async Task Answers_AskedThreeTimes_AreMadeTwiceAndKeptFromThenOn()
    {
        await using var service = await RunningService.StartAsync();
        await service.PushAsync(A.Unit("council"), A.Post("p1", "council"));
        using var measured = new Measurements(service);

        for (var i = 0; i < 3; i++)
        {
            await service.Measures.GetVacancyRateAsync(new() { UnitId = "council", AsOfDate = A.Day(2026, 1, 1) });
        }

        Assert.Equal(2, measured.Sum("workforce.answers", "workforce.answer.origin=made"));
        Assert.Equal(1, measured.Sum("workforce.answers", "workforce.answer.origin=kept"));
    }

    [Fact]
    public async Task Calls_BeyondWhatACallerMayHave_AreCountedByTheLimit()
    {
        await using var service = await RunningService.StartAsync("--Workforce:Limits:CallsPerSecond=1", "--Workforce:Limits:CallBurst=1");
        using var measured = new Measurements(service);

        while (!measured.TagsOf("workforce.call.refusals").Any())
        {
            await Record.ExceptionAsync(async () => await service.Measures.GetVacancyRateAsync(new() { UnitId = "council" }));
        }

        Assert.Equal(["error.type=TOO_MANY_CALLS workforce.caller.known=True"], measured.TagsOf("workforce.call.refusals"));
        await measured.UntilAsync(each => each.TagsOf("http.server.request.duration").Any(tags =>
            tags.Contains("rpc.response.status_code=RESOURCE_EXHAUSTED", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Watches_AreCountedWhileTheyAreOpenAndThoseTurnedAway()
    {
        await using var service = await RunningService.StartAsync("--Workforce:Limits:MaxWatchesPerCaller=1");
        await service.PushAsync(A.Unit("council"));
        using var measured = new Measurements(service);

        using (var watch = service.Caseloads.WatchCaseloadBreaches(new() { UnitId = "council" }))
        {
            Assert.True(await watch.ResponseStream.MoveNext());
            Assert.Equal(1, measured.Now("workforce.watches"));
            using var another = service.Caseloads.WatchCaseloadBreaches(new() { UnitId = "council" });
            await Assert.ThrowsAsync<RpcException>(() => another.ResponseStream.MoveNext());
        }

        Assert.Equal(1, measured.Sum("workforce.call.refusals", "error.type=TOO_MANY_WATCHES workforce.caller.known=True"));
        await measured.UntilAsync(each => each.Now("workforce.watches") == 0);
    }

    [Fact]
    public async Task Connections_BeyondTheirNumber_AreCounted()
    {
        await using var service = await RunningService.StartAsync("--Workforce:Limits:MaxConnections=1");
        using var measured = new Measurements(service);
        await using var first = await RawConnection.OpenAsync(service.EndPoint());
        await using var second = await RawConnection.OpenAsync(service.EndPoint());

        await second.UntilClosedAsync(RawCalls.Patience);

        Assert.Equal(1, measured.Sum("workforce.connection.refusals"));
    }

    /// <summary>Every answer is HTTP 200: only the status of gRPC tells how calls do.</summary>
    [Fact]
    public async Task Calls_AreMeasuredByTheWebServerWithTheirMethodAndTheirStatus()
    {
        await using var service = await RunningService.StartAsync();
        await service.PushAsync(A.Unit("council"));
        using var measured = new Measurements(service);

        await service.Measures.GetVacancyRateAsync(new() { UnitId = "council" });
        await Assert.ThrowsAsync<RpcException>(async () => await service.Measures.GetVacancyRateAsync(new() { UnitId = "nowhere" }));
        await measured.UntilAsync(each => TagsOfRate(each).Count() == 2);

        Assert.Equal(
            [
                "http.request.method=POST http.response.status_code=200 http.route=/workforce.v1.MeasuresService/GetVacancyRate network.protocol.version=2 rpc.response.status_code=NOT_FOUND url.scheme=http",
                "http.request.method=POST http.response.status_code=200 http.route=/workforce.v1.MeasuresService/GetVacancyRate network.protocol.version=2 rpc.response.status_code=OK url.scheme=http",
            ],
            TagsOfRate(measured).Order(StringComparer.Ordinal));

        // The push before is measured once it is over, which its sender has not waited for.
        static IEnumerable<string> TagsOfRate(Measurements each) =>
            each.TagsOf("http.server.request.duration").Where(tags => tags.Contains("/GetVacancyRate ", StringComparison.Ordinal));
    }
}
