using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Asking;

public class EstablishmentTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task GetEstablishment_TwoTeams_AreShownInTotalByRoleAndByUnit()
    {
        var (council, north, south, worker) = (A.Id("council"), A.Id("team-a"), A.Id("team-b"), A.Id("worker"));
        var filled = A.Id("post");
        await service.PushAsync(
            A.Unit(council),
            A.Unit(north, council),
            A.Unit(south, council),
            A.Worker(worker),
            A.Post(filled, north, "0.6"),
            A.Post(A.Id("post"), north, "1", post => post.Status = PostStatus.Held),
            A.Post(A.Id("post"), south, "2", post => (post.Role, post.Status) = (Role.SeniorPractitioner, PostStatus.Recruiting)),
            A.Post(A.Id("post"), south, "4", post => post.Role = Role.NotRegistered),
            A.Engagement(A.Id("engagement"), worker, filled, "0.8"));

        var establishment = await service.Measures.GetEstablishmentAsync(new() { UnitId = council, AsOfDate = A.Day(2026, 3, 31) });

        // 0.6 + 1 + 2; the role outside the census is not counted unless it is named.
        Assert.Equal("3.6", establishment.Total.EstablishmentFte.Value);
        Assert.Equal(("0.8", "0.2"), (establishment.Total.InPostFte.Value, establishment.Total.OverEstablishmentFte.Value));
        Assert.Equal(("3", "0", "2", "1"), (
            establishment.Total.VacantFte.Value,
            establishment.Total.VacantOpenFte.Value,
            establishment.Total.VacantRecruitingFte.Value,
            establishment.Total.VacantHeldFte.Value));
        Assert.Equal([(Role.SeniorPractitioner, "2"), (Role.CaseHolder, "1.6")], establishment.ByRole.Select(each => (each.Role, each.Figures.EstablishmentFte.Value)));
        Assert.Equal([(north, "1.6"), (south, "2")], establishment.ByUnit.Select(each => (each.UnitId, each.Figures.EstablishmentFte.Value)));
    }

    [Fact]
    public async Task GetEstablishment_TeamMovesFromADay_CountsWhereItIsOnEachDay()
    {
        var (council, first, second, team) = (A.Id("council"), A.Id("service"), A.Id("service"), A.Id("team"));
        await service.PushAsync(
            A.Unit(council),
            A.Unit(first, council),
            A.Unit(second, council),
            A.Unit(team, first),
            A.Post(A.Id("post"), team, "3"),
            A.Unit(team, second, unit => unit.FirstDate = A.Day(2026, 4, 1)));

        async Task<string?> On(string unit, Google.Type.Date day) =>
            (await service.Measures.GetEstablishmentAsync(new() { UnitId = unit, AsOfDate = day })).Total?.EstablishmentFte.Value;

        Assert.Equal(("3", null), (await On(first, A.Day(2026, 3, 31)), await On(second, A.Day(2026, 3, 31))));
        Assert.Equal(("0", "3"), (await On(first, A.Day(2026, 4, 1)), await On(second, A.Day(2026, 4, 1))));
        Assert.Equal("3", await On(council, A.Day(2026, 4, 1)));
    }

    [Fact]
    public async Task GetMonthlySeries_RatesAndFigures_AreOfEachMonthsLastDay()
    {
        var council = A.Id("council");
        var post = A.Id("post");
        await service.PushAsync(
            A.Unit(council),
            A.Post(post, council, "2", state => state.FirstDate = A.Day(2026, 1, 31)),
            A.Post(post, council, "3", state => state.FirstDate = A.Day(2026, 3, 1)));

        var series = await service.Measures.GetMonthlySeriesAsync(new()
        {
            UnitId = council,
            FirstMonthDate = A.Day(2025, 12, 0),
            LastMonthDate = A.Day(2026, 3, 15),
            Measures = { new Measure { VacancyRate = VacancyDefinition.Establishment }, new Measure { Figure = StaffingFigure.Vacant } },
        });

        Assert.Equal(
            [A.Day(2025, 12, 31), A.Day(2026, 1, 31), A.Day(2026, 2, 28), A.Day(2026, 3, 31)],
            series.Months.Select(month => month.AsOfDate));
        Assert.Equal([NoValueReason.Missing, NoValueReason.Missing], series.Months[0].Values.Select(value => value.NoValueReason));
        Assert.Equal(["2", "2", "3"], series.Months.Skip(1).Select(month => month.Values[1].Value.Value));
        Assert.All(series.Months.Skip(1), month => Assert.Equal("100", month.Values[0].Value.Value));
    }

    [Fact]
    public async Task GetMonthlySeries_FaultyQuestions_NameTheField()
    {
        Task<IReadOnlyList<string>> Refused(Action<GetMonthlySeriesRequest> with)
        {
            var request = new GetMonthlySeriesRequest
            {
                UnitId = "any",
                FirstMonthDate = A.Day(2026, 1, 0),
                LastMonthDate = A.Day(2026, 12, 0),
                Measures = { new Measure { Figure = StaffingFigure.Vacant } },
            };
            with(request);
            return Details.RefusedFieldsAsync(async () => await service.Measures.GetMonthlySeriesAsync(request));
        }

        Assert.Equal(["last_month_date"], await Refused(request => request.LastMonthDate = A.Day(2025, 12, 0)));
        Assert.Equal(["last_month_date"], await Refused(request => request.LastMonthDate = A.Day(2076, 1, 0)));
        Assert.Equal(["first_month_date"], await Refused(request => request.FirstMonthDate = null));
        Assert.Equal(["measures"], await Refused(request => request.Measures.Clear()));
        Assert.Equal(["measures[1]"], await Refused(request => request.Measures.Add(new Measure())));
        Assert.Equal(["measures[1].figure"], await Refused(request => request.Measures.Add(new Measure { Figure = (StaffingFigure)99 })));
    }
}
