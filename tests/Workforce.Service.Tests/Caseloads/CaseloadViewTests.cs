using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Caseloads;

/// <summary>How much a list says of each of its rows.</summary>
public class CaseloadViewTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task List_InTheBasicView_IsTheListWithoutWhatTheViewLeavesOut()
    {
        var council = await service.CouncilAsync();
        await service.LimitAsync(council.Council, "20");
        await service.ReportAsync(Case.Report(council.First[0], 21), Case.Report(council.First[1], 20));

        var full = (await service.Caseloads.ListCaseloadsAsync(new() { UnitId = council.Council })).Caseloads;
        var basic = (await service.Caseloads.ListCaseloadsAsync(new() { UnitId = council.Council, View = CaseloadView.Basic })).Caseloads;

        Assert.Equal(
            (21, CaseloadLevel.Over, LoadState.Reported, Footing.Permanent),
            basic.Where(each => each.WorkerId == council.First[0]).Select(each => (each.CaseCount, each.Level, each.LoadState, each.Footing)).Single());
        Assert.All(full, each => Assert.Equal(each.Level is CaseloadLevel.Over, each.Breach is not null));

        foreach (var each in full)
        {
            (each.Fte, each.Counts, each.CasesPerFte, each.Load, each.Limit, each.Breach) = (null, null, null, null, null, null);
        }

        Assert.Equal(full, basic);
    }

    [Fact]
    public async Task Breaches_InTheBasicView_AreTheBreachesWithoutWhatTheViewLeavesOut()
    {
        var council = await service.CouncilAsync();
        await service.LimitAsync(council.Council, "20");
        await service.ReportAsync(Case.Report(council.First[0], 25, Case.Ago(3)), Case.Report(council.First[0], 21, Case.Ago(1)));

        var full = Assert.Single((await service.Caseloads.ListCaseloadBreachesAsync(new() { UnitId = council.Council, View = CaseloadView.Full })).Breaches);
        var basic = Assert.Single((await service.Caseloads.ListCaseloadBreachesAsync(new() { UnitId = council.Council, View = CaseloadView.Basic })).Breaches);

        // Three days ago, two, yesterday and today.
        Assert.Equal((Case.Ago(3), 4, "21", 1), (basic.FirstDate, basic.DayCount, basic.Load.Value, basic.TwelveMonthCount));
        Assert.Equal("25", full.PeakLoad.Value);
        (full.Limit, full.PeakLoad, full.PeakDate, full.Plan) = (null, null, null, null);
        Assert.Equal(full, basic);
    }
}
