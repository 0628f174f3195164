using Workforce.Client.Tests.Fakes;

namespace Workforce.Client.Tests.Calls;

/// <summary>Each method of the client reaches the method of the service that has its name.</summary>
public class SurfaceTests
{
    private readonly FakeStaffing _staffing = new();

    [Fact]
    public async Task Measures_EachQuestion_ReachesTheService()
    {
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());

        Assert.Equal("T1", (await client.Measures.GetVacancyRateAsync(new() { UnitId = "T1" })).UnitId);
        Assert.Equal("T1", (await client.Measures.GetEstablishmentAsync(new() { UnitId = "T1" })).UnitId);
        Assert.Equal("T1", (await client.Measures.GetMonthlySeriesAsync(new() { UnitId = "T1" })).UnitId);
        Assert.Equal("T1", (await client.Measures.GetTurnoverAsync(new() { UnitId = "T1" })).UnitId);
        Assert.Equal("T1", (await client.Measures.GetStaffBridgeAsync(new() { UnitId = "T1" })).UnitId);
        Assert.Equal("T1", (await client.Measures.GetAgencyUseAsync(new() { UnitId = "T1" })).UnitId);
        Assert.Equal("8%", (await client.Measures.SetTargetAsync(new() { Target = new() { TargetId = "8%" } })).Target.TargetId);
        Assert.Equal("F1", (await client.Measures.FreezeFigureAsync(new() { FigureId = "F1" })).Figure.FigureId);
        Assert.Equal("2", (await client.Measures.CompareAsKnownAsync(new())).NextPageToken);
        Assert.Equal(["T1"], (await client.Measures.GetAggregateAsync(new() { UnitIds = { "T1" } })).CountedUnitIds);
        Assert.Equal("T1", (await client.Measures.GetVacancyDurationAsync(new() { UnitId = "T1" })).UnitId);
        Assert.Equal("T1", (await client.Measures.GetTimeToFillAsync(new() { UnitId = "T1" })).UnitId);
        Assert.Equal("T1", (await client.Measures.GetPipelineAsync(new() { UnitId = "T1" })).UnitId);
    }

    [Fact]
    public async Task Lists_EachKind_ReadAllTheirPages()
    {
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());

        Assert.Equal(["1", "2"], await client.Staffing.ListWorkersAsync(new()).Select(worker => worker.WorkerId).ToListAsync());
        Assert.Equal(["1", "2"], await client.Staffing.ListPostsAsync(new()).Select(post => post.Post.PostId).ToListAsync());
        Assert.Equal([1, 2], await client.Staffing.ListStaffingChangesAsync(new()).Select(change => change.Revision).ToListAsync());
        Assert.Equal(["1", "2"], await client.Measures.ListPipelineAsync(new()).Select(entry => entry.UnitId).ToListAsync());
        Assert.Equal(["1", "2"], await client.Measures.ListDataQualityIssuesAsync(new()).Select(issue => issue.Description).ToListAsync());
        Assert.Equal([false, true], await client.Measures.ListTargetsAsync(new()).Select(status => status.Due).ToListAsync());
        Assert.Equal([false, true], await client.Measures.ListFrozenFiguresAsync(new()).Select(figure => figure.ValueChanged).ToListAsync());
        Assert.Equal([1, 2], await client.Measures.ListMovingChangesAsync(new()).Select(moving => moving.Change.Revision).ToListAsync());
        Assert.Equal(["1", "2"], await client.Measures.ExplainMeasureAsync(new()).Select(row => row.UnitId).ToListAsync());
        Assert.Equal(["1", "2"], await client.Audit.ListEntriesAsync(new()).Select(entry => entry.Caller).ToListAsync());
    }

    [Fact]
    public async Task Client_ManyCallsAtOnce_AnswersEach()
    {
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());

        var workers = await Task.WhenAll(Enumerable.Range(0, 500).Select(n => client.Staffing.GetWorkerAsync(new() { WorkerId = $"w{n}" })));

        Assert.Equal(Enumerable.Range(0, 500).Select(n => $"w{n}"), workers.Select(record => record.Worker.WorkerId));
    }
}
