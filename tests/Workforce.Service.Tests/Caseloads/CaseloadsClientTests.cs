using Workforce.Client;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;
using Kind = Workforce.V1.BreachEvent.Types.Kind;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;

namespace Workforce.Service.Tests.Caseloads;

/// <summary>The .NET client against the real service.</summary>
public class CaseloadsClientTests
{
    [Fact]
    public async Task Client_ReportsAsksAndPages()
    {
        await using var client = Client(FreePort.Next(), out var settings);
        var service = await RunningService.StartAsync(settings);

        try
        {
            var council = await service.CouncilAsync();
            await client.Caseloads.SetThresholdAsync(new() { RequestId = A.Id("request"), Threshold = Case.Threshold(council.Council, "20") });
            var source = new ChangeSource("ics", DayClock.OfTheRun);
            var completed = source.Change(new CaseloadSnapshotCompleted { SnapshotDate = Case.Ago(0), WorkerCount = 6 });
            var reports = council.First.Concat(council.Second).Select((worker, i) =>
                source.Change(new CaseloadReport { WorkerId = worker, FirstDate = Case.Ago(0), Counts = new() { LookedAfterCount = 18 + i } }));

            var acknowledgements = await client.Caseloads.ReportAsync(reports.Append(completed).ToAsyncEnumerable()).ToListAsync();

            Assert.Equal(Enumerable.Repeat(Outcome.Applied, 7), acknowledgements.Select(each => each.Outcome));
            Assert.Equal(6, await client.Caseloads.ListCaseloadsAsync(new() { UnitId = council.Council, PageSize = 4 }).CountAsync());
            Assert.Equal(3, await client.Caseloads.ListBreachesAsync(new() { UnitId = council.Council, PageSize = 2 }).CountAsync());
            Assert.Equal("ics", Assert.Single((await client.Caseloads.GetBreachesPageAsync(new() { UnitId = council.Council })).CaseSystems.Systems).Source);
            Assert.Equal(20, (await client.Caseloads.GetWorkerCaseloadAsync(new() { WorkerId = council.First[2] })).Caseload.CaseCount);
            Assert.Equal("23", (await client.Caseloads.GetCaseloadSummaryAsync(new() { UnitId = council.Council })).WithAgency.Maximum.Value.Value);
            Assert.Single(await client.Caseloads.ListThresholdsAsync(new()).ToListAsync());
            Assert.Empty(await client.Caseloads.ListWeightingsAsync(new()).ToListAsync());
        }
        finally
        {
            await service.DisposeAsync();
        }
    }

    /// <summary>The service goes away in the middle of a watch and comes back: nothing is lost, and nothing told twice.</summary>
    [Fact]
    public async Task Watch_OverARestartOfTheService_GoesOnWhereItLeftOff()
    {
        await using var client = Client(FreePort.Next(), out var settings);
        var service = await RunningService.StartAsync(settings);

        try
        {
            var council = await service.CouncilAsync();
            await service.LimitAsync(council.Council, "20");
            var interruptions = new List<string>();
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            await using var watch = client.Caseloads
                .WatchBreachesAsync(new() { UnitId = council.Council }, interruptions.Add, patience.Token)
                .Where(message => message.ContentCase is not WatchCaseloadBreachesResponse.ContentOneofCase.None)
                .GetAsyncEnumerator(patience.Token);

            Assert.True(await watch.MoveNextAsync());
            Assert.True(watch.Current.State.Complete);
            await service.ReportAsync(Case.Report(council.First[0], 21));
            Assert.True(await watch.MoveNextAsync());
            var before = Assert.Single(watch.Current.Events.Events);

            var next = watch.MoveNextAsync();
            await service.RestartAsync();
            await service.ReportAsync(Case.Report(council.First[1], 22));
            Assert.True(await next);
            var after = watch.Current;

            Assert.Equal((Kind.Opened, council.First[0]), (before.Kind, before.Breach.WorkerId));

            // It may have come back after the report: what the service no longer keeps since its start it says anew.
            var known = after.State?.Breaches.Select(each => each.WorkerId) ?? after.Events.Events.Select(each => each.Breach.WorkerId);
            Assert.Contains(council.First[1], known);
            Assert.True(after.State?.Anew ?? true);
            Assert.Single(interruptions);
        }
        finally
        {
            await service.DisposeAsync();
        }
    }

    private static WorkforceClient Client(int port, out string[] settings)
    {
        settings = [$"--Workforce:Port={port}"];
        return new(new()
        {
            Address = new($"http://127.0.0.1:{port}"),
            FirstRetryDelay = TimeSpan.FromMilliseconds(20),
            MaxRetryDelay = TimeSpan.FromMilliseconds(200),
            Deadline = TimeSpan.FromSeconds(60),
        });
    }
}
