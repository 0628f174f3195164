using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Policies;

/// <summary>Answers carry the targets for what they answer, and no others.</summary>
public class TargetsInAnswersTests(RunningService service) : IClassFixture<RunningService>
{
    private static readonly Google.Type.Date November = A.Day(2021, 11, 30);

    [Fact]
    public async Task GetVacancyRate_WithTargets_HasThoseOfItsDefinitionUnitAndRoles()
    {
        var (council, _) = await service.CouncilAsync(filled: 9);
        var mine = await SetAsync(council);
        await SetAsync(council, target => target.Measure = ATarget.VacancyRate(VacancyDefinition.EstablishmentNetOfAgency));
        await SetAsync(council, target => target.Roles.Add(Role.CaseHolder));
        await SetAsync(council, target => target.FirstDate = A.Day(2021, 12, 1));

        var with = await service.Measures.GetVacancyRateAsync(new() { UnitId = council, AsOfDate = November, WithTargets = true });
        var without = await service.Measures.GetVacancyRateAsync(new() { UnitId = council, AsOfDate = November });

        var status = Assert.Single(with.Targets);
        Assert.Equal((mine, with.Rate, Rag.Red), (status.Target.TargetId, status.Value, status.Rag));
        Assert.Empty(without.Targets);
    }

    [Fact]
    public async Task GetVacancyRate_PipelineLookedIntoOtherwiseThanATargetDoes_HasNone()
    {
        var (council, _) = await service.CouncilAsync(filled: 9);
        await SetAsync(council, target => target.Measure = ATarget.VacancyRate(VacancyDefinition.EstablishmentWithPipeline));

        async Task<int> CountAsync(Google.Type.Date? through) => (await service.Measures.GetVacancyRateAsync(new()
        {
            UnitId = council,
            AsOfDate = November,
            Definition = VacancyDefinition.EstablishmentWithPipeline,
            PipelineThroughDate = through,
            WithTargets = true,
        })).Targets.Count;

        Assert.Equal((1, 1, 0), (await CountAsync(null), await CountAsync(A.Day(2022, 2, 28)), await CountAsync(A.Day(2022, 3, 31))));
    }

    [Fact]
    public async Task GetEstablishmentAndGetAgencyUse_WithTargets_HaveThoseOfAllTheirMeasures()
    {
        var (council, _) = await service.CouncilAsync(filled: 9);
        var inPost = await SetAsync(council, target =>
            (target.Measure, target.Direction, target.Limit) = (new() { Figure = StaffingFigure.InPost }, TargetDirection.AtLeast, A.Number("9")));
        var agency = await SetAsync(council, target => target.Measure = new() { AgencyRate = AgencyDefinition.Headcount });

        var establishment = await service.Measures.GetEstablishmentAsync(new() { UnitId = council, AsOfDate = November, WithTargets = true });
        var use = await service.Measures.GetAgencyUseAsync(new() { UnitId = council, AsOfDate = November, WithTargets = true });

        Assert.Equal((inPost, Rag.Green), (Assert.Single(establishment.Targets).Target.TargetId, establishment.Targets[0].Rag));
        Assert.Equal((agency, Rag.Green), (Assert.Single(use.Targets).Target.TargetId, use.Targets[0].Rag));
    }

    [Fact]
    public async Task GetTurnover_WithTargets_HasThoseOfItsTimeAlone()
    {
        var (council, _) = await service.CouncilAsync(filled: 10);
        var year = await SetAsync(council, target => target.Measure = ATarget.Turnover(TurnoverMeasure.Types.Span.TwelveMonths));
        var month = await SetAsync(council, target => target.Measure = ATarget.Turnover(TurnoverMeasure.Types.Span.Month, headcount: false));

        async Task<IEnumerable<string>> TargetsAsync(Period period, bool annualised = false) => (await service.Measures.GetTurnoverAsync(
            new() { UnitId = council, Period = period, Annualised = annualised, WithTargets = true })).Targets.Select(status => status.Target.TargetId);

        Assert.Equal([year], await TargetsAsync(new() { TwelveMonthsToDate = November }));
        Assert.Equal([month], await TargetsAsync(new() { MonthDate = November }));
        Assert.Empty(await TargetsAsync(new() { CensusYearToDate = November }));
        Assert.Empty(await TargetsAsync(new() { MonthDate = November }, annualised: true));
    }

    /// <summary>
    /// docs/definitions.md 6.4: the colour stays red because the target is of the rolling twelve months, while the latest month is on target. Both
    /// stand side by side, each against its own. Of 10 heads 2 leave in March 2021: 2 / 8 = 25 % over the year, 0 / 8 = 0 % in November.
    /// </summary>
    [Fact]
    public async Task GetMonthlySeries_RollingTwelveMonthsBesideTheMonth_EachHasItsOwnColour()
    {
        var (council, post) = await service.CouncilAsync(filled: 8);
        string[] leavers = [A.Id("worker"), A.Id("worker")];
        await service.PushAsync([.. leavers.SelectMany(worker => new[]
        {
            A.Worker(worker),
            A.Engagement(A.Id("engagement"), worker, post, with: engagement => engagement.LastDate = A.Day(2021, 3, 15)),
        })]);
        Measure[] measures = [ATarget.Turnover(TurnoverMeasure.Types.Span.TwelveMonths), ATarget.Turnover(TurnoverMeasure.Types.Span.Month)];
        var rolling = await SetAsync(council, target => (target.Measure, target.Limit) = (measures[0], A.Number("15")));
        var month = await SetAsync(council, target => (target.Measure, target.Limit) = (measures[1], A.Number("1.25")));

        var series = await service.Measures.GetMonthlySeriesAsync(new()
        {
            UnitId = council,
            FirstMonthDate = A.Day(2021, 5, 1),
            LastMonthDate = November,
            Measures = { measures },
            WithTargets = true,
        });

        var last = series.Months[^1].Targets.ToDictionary(status => status.Target.TargetId);
        Assert.Equal(["25", "0"], series.Months[^1].Values.Select(value => value.Value.Value));
        Assert.Equal((Rag.Red, "10"), (last[rolling].Rag, last[rolling].BeyondLimit.Value));
        Assert.Equal((Rag.Green, "0"), (last[month].Rag, last[month].BeyondLimit.Value));

        // Measured from 1 June: May has the values and no colours.
        Assert.Equal([0, 2, 2, 2, 2, 2, 2], series.Months.Select(each => each.Targets.Count));
    }

    private async Task<string> SetAsync(string council, Action<Target>? with = null) =>
        (await service.Measures.SetTargetAsync(ATarget.Request(council, with))).Target.TargetId;
}
