using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Asking;

public class AgencyUseTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly string _council = A.Id("council");
    private readonly string _posts = A.Id("post");

    /// <summary>A line of so many FTE with so many employees of 1 FTE, and the agency workers given.</summary>
    private async Task<AgencyUse> OnAsync(Google.Type.Date day, string established, int employees, params (Footing Footing, string Fte, Google.Type.Date First)[] agency)
    {
        var worker = A.Id("worker");
        await service.PushAsync(
        [
            A.Unit(_council),
            A.Post(_posts, _council, established),
            .. Enumerable.Range(0, employees).Select(_ => A.Id("worker")).SelectMany(employee => new[] { A.Worker(employee), A.Engagement(A.Id("engagement"), employee, _posts) }),
            A.Worker(worker),
            .. agency.Select(each => A.Engagement(A.Id("engagement"), worker, _posts, each.Fte, engagement => (engagement.Footing, engagement.FirstDate) = (each.Footing, each.First))),
        ]);

        return await service.Measures.GetAgencyUseAsync(new() { UnitId = _council, AsOfDate = day });
    }

    [Fact]
    public async Task GetAgencyUse_CoverAndExtra_AreKeptApart()
    {
        var use = await OnAsync(
            A.Day(2026, 9, 30),
            "10",
            employees: 6,
            (Footing.AgencyCover, "1", A.Day(2026, 9, 1)),
            (Footing.AgencyCover, "0.5", A.Day(2026, 9, 1)),
            (Footing.AgencyExtra, "0.5", A.Day(2026, 9, 1)));

        // Agency 2 of 8 in service; 3 heads of 9; cover 1.5 of 2 agency; 1.5 of 4 vacant.
        Assert.Equal(("25", "33.3", "75", "37.5"), (
            use.AgencyRateFte.Value.Value,
            use.AgencyRateHeadcount.Value.Value,
            use.CoverRateFte.Value.Value,
            use.VacanciesCoveredRateFte.Value.Value));
        Assert.Equal(("2", 3, "1.5", 2, "0.5", 1), (use.AgencyFte.Value, use.AgencyCount, use.CoverFte.Value, use.CoverCount, use.ExtraFte.Value, use.ExtraCount));
    }

    [Fact]
    public async Task GetAgencyUse_TenureBands_ChangeOnTheDayOfTheMonth()
    {
        var use = await OnAsync(
            A.Day(2026, 9, 30),
            "10",
            employees: 1,
            (Footing.AgencyCover, "1", A.Day(2026, 7, 1)),
            (Footing.AgencyCover, "1", A.Day(2026, 6, 30)),
            (Footing.AgencyCover, "1", A.Day(2026, 4, 1)),
            (Footing.AgencyExtra, "1", A.Day(2026, 3, 31)));

        // Under three months: since 1 July. Three to six: since 30 June, three to the day, and since 1 April. Six and over: since
        // 31 March, whose sixth month is full on the last day of September.
        Assert.Equal([(0, 3, 1, 0), (3, 6, 2, 0), (6, 0, 0, 1)], use.TenureBands.Select(band => (band.FromMonths, band.UntilMonths, band.CoverCount, band.ExtraCount)));
    }

    [Fact]
    public async Task GetAgencyUse_MoreCoverThanVacancies_IsUnreliableAsTheDfePrintsIt()
    {
        var use = await OnAsync(A.Day(2026, 9, 30), "2", employees: 1, (Footing.AgencyCover, "1", A.Day(2026, 9, 1)), (Footing.AgencyCover, "0.5", A.Day(2026, 9, 1)));

        Assert.Equal(NoValueReason.Unreliable, use.VacanciesCoveredRateFte.NoValueReason);
        Assert.Equal(("1.5", "1"), (use.VacanciesCoveredRateFte.Numerator.Value, use.VacanciesCoveredRateFte.Denominator.Value));
    }

    [Fact]
    public async Task GetAgencyUse_CoverWithoutAnyVacancy_IsUnreliable()
    {
        var use = await OnAsync(A.Day(2026, 9, 30), "1", employees: 1, (Footing.AgencyCover, "1", A.Day(2026, 9, 1)));

        Assert.Equal(NoValueReason.Unreliable, use.VacanciesCoveredRateFte.NoValueReason);
    }

    [Fact]
    public async Task GetAgencyUse_NoAgency_CoverRateIsNotApplicable()
    {
        var use = await OnAsync(A.Day(2026, 9, 30), "2", employees: 2);

        Assert.Equal(("0", NoValueReason.NotApplicable), (use.AgencyRateFte.Value.Value, use.CoverRateFte.NoValueReason));
        Assert.Equal(NoValueReason.NotApplicable, use.VacanciesCoveredRateFte.NoValueReason);
    }

    [Fact]
    public async Task GetAgencyUse_BandsThatDoNotRise_NameTheField()
    {
        Assert.Equal(["tenure_band_months"], await Details.RefusedFieldsAsync(async () =>
            await service.Measures.GetAgencyUseAsync(new() { UnitId = "any", TenureBandMonths = { 6, 3 } })));
    }
}
