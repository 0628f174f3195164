using Grpc.Core;
using Workforce.Service.Tests.Caseloads;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Access;

/// <summary>What a planner gets to see, who has measures.read alone, of groups of fewer than five people.</summary>
public class SuppressionTests(GuardedService service) : IClassFixture<GuardedService>
{
    private static readonly Measure InPost = new() { Figure = StaffingFigure.InPost };

    private MeasuresService.MeasuresServiceClient Planner => new(service.By(service.Tokens.Granting("measures.read@*")));

    private MeasuresService.MeasuresServiceClient HumanResources => new(service.By(service.Tokens.Granting("measures.read@*", "staffing.read@*")));

    /// <summary>A council of teams of so many people each, who work 1 FTE.</summary>
    private async Task<(string Council, string[] Teams)> CouncilAsync(params int[] people)
    {
        var council = A.Id("council");
        var teams = people.Select(_ => A.Id("team")).ToArray();
        List<StaffingChange> changes = [A.Unit(council)];

        for (var i = 0; i < teams.Length; i++)
        {
            var post = A.Id("post");
            changes.AddRange([A.Unit(teams[i], council), A.Post(post, teams[i], "20")]);
            changes.AddRange(Enumerable.Range(0, people[i]).Select(_ => A.Id("worker")).SelectMany(worker => new[] { A.Worker(worker), A.Engagement(A.Id("engagement"), worker, post) }));
        }

        await GuardedService.PushAsync(service.Administrator, [.. changes]);
        return (council, teams);
    }

    /// <summary>3 + 11 + 20: the first is small, the second would give it away by the total.</summary>
    [Fact]
    public async Task VacancyRate_OfASmallTeam_AndOfTheNext_IsSuppressed()
    {
        var (council, teams) = await CouncilAsync(3, 11, 20);

        foreach (var unitId in teams[..2])
        {
            var rate = await Planner.GetVacancyRateAsync(new() { UnitId = unitId });
            Assert.Equal((NoValueReason.Suppressed, true), (rate.Rate.NoValueReason, rate.Suppressed));
            Assert.Equal((null, null, null), (rate.Rate.Numerator, rate.InPostFte, rate.VacantFte));
            Assert.Equal(unitId, rate.UnitId);
            Assert.True(rate.Revision > 0);

            Assert.False((await HumanResources.GetVacancyRateAsync(new() { UnitId = unitId })).Suppressed);
        }

        // 20 FTE each, 34 in post: 26 of 60 vacant, 43.3 %. The third: 20 of 20 in post.
        Assert.Equal("43.3", (await Planner.GetVacancyRateAsync(new() { UnitId = council })).Rate.Value.Value);
        Assert.Equal("20", (await Planner.GetVacancyRateAsync(new() { UnitId = teams[2] })).InPostFte.Value);
    }

    /// <summary>Answers are kept for who asks the same again: neither gets what is the other's.</summary>
    [Fact]
    public async Task Figures_AskedByTurns_AreEachCallersOwn()
    {
        var (_, teams) = await CouncilAsync(3, 11, 20);
        var (planner, all) = (Planner, HumanResources);

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("3", (await all.GetVacancyRateAsync(new() { UnitId = teams[0] })).InPostFte.Value);
            Assert.Null((await planner.GetVacancyRateAsync(new() { UnitId = teams[0] })).InPostFte);
            Assert.False((await all.GetAgencyUseAsync(new() { UnitId = teams[0] })).Suppressed);
            Assert.True((await planner.GetAgencyUseAsync(new() { UnitId = teams[0] })).Suppressed);
        }
    }

    [Fact]
    public async Task Establishment_TellsOfTheTotal_AndOfUnitsThatAreNotSmall()
    {
        var (council, teams) = await CouncilAsync(3, 11, 20);

        var establishment = await Planner.GetEstablishmentAsync(new() { UnitId = council });

        Assert.Equal("34", establishment.Total.InPostFte.Value);
        Assert.Equal(
            [(teams[0], true, null), (teams[1], true, null), (teams[2], false, "20")],
            establishment.ByUnit.Select(part => (part.UnitId, part.Figures.Suppressed, part.Figures.InPostFte?.Value)).OrderBy(part => Array.IndexOf(teams, part.UnitId)));
    }

    [Fact]
    public async Task EveryFigure_OfASmallTeam_IsSuppressed()
    {
        var (_, teams) = await CouncilAsync(3, 11, 20);
        var (planner, unitId) = (Planner, teams[0]);
        var year = new Period { TwelveMonthsToDate = A.Day(2026, 6, 30) };
        var day = A.Day(2026, 6, 30);

        Assert.True((await planner.GetTurnoverAsync(new() { UnitId = unitId, Period = year })) is
        { Suppressed: true, FteRate.NoValueReason: NoValueReason.Suppressed, FteBridge.OpeningFte: null, HeadcountBridge.HasOpeningCount: false });
        Assert.True((await planner.GetStaffBridgeAsync(new() { UnitId = unitId, Period = year })) is { Suppressed: true, Fte.OpeningFte: null });
        Assert.True((await planner.GetAgencyUseAsync(new() { UnitId = unitId, AsOfDate = day })) is { Suppressed: true, AgencyFte: null, TenureBands.Count: 0 });
        Assert.True((await planner.GetVacancyDurationAsync(new() { UnitId = unitId, AsOfDate = day })) is { Suppressed: true, VacantFte: null, HasPostsCount: false });
        Assert.True((await planner.GetTimeToFillAsync(new() { UnitId = unitId, Period = year })) is { Suppressed: true, Total.HasFilledCount: false });
        Assert.True((await planner.GetPipelineAsync(new() { UnitId = unitId, AsOfDate = day })) is { Suppressed: true, InPostFte: null, Gap.NoValueReason: NoValueReason.Suppressed });
        Assert.Equal(NoValueReason.Suppressed, (await planner.GetAggregateAsync(new() { UnitIds = { unitId, teams[2] }, Measure = InPost, AsOfDate = day })).Value.NoValueReason);

        var series = await planner.GetMonthlySeriesAsync(new() { UnitId = unitId, FirstMonthDate = A.Day(2020, 12, 1), LastMonthDate = A.Day(2021, 1, 1), Measures = { InPost } });

        // Nobody is nobody's secret; three people are.
        Assert.Equal(["0", "Suppressed"], series.Months.Select(month => month.Values[0].Value?.Value ?? month.Values[0].NoValueReason.ToString()));

        var summary = await new CaseloadService.CaseloadServiceClient(service.By(service.Tokens.Granting("measures.read@*"))).GetCaseloadSummaryAsync(new() { UnitId = unitId });
        Assert.True(summary is { Suppressed: true, WithAgency.Cases.NoValueReason: NoValueReason.Suppressed, HasNeverReportedCount: false });
    }

    /// <summary>Eight employed with cases and one from an agency: 45 - 40 would be the one's five.</summary>
    [Fact]
    public async Task CaseloadSummary_OfOneAgencyWorkerAmongMany_IsToldWithTheAgencyAndNotWithout()
    {
        var (council, post, agency) = (A.Id("council"), A.Id("post"), A.Id("worker"));
        var employed = Enumerable.Range(0, 8).Select(_ => A.Id("worker")).ToList();
        await GuardedService.PushAsync(
            service.Administrator,
            [
                A.Unit(council),
                A.Post(post, council, "20"),
                .. employed.Append(agency).Select(worker => A.Worker(worker)),
                .. employed.Select(worker => A.Engagement(A.Id("engagement"), worker, post)),
                A.Engagement(A.Id("engagement"), agency, post, with: engagement => engagement.Footing = Footing.AgencyCover),
            ]);
        using var report = new CaseloadService.CaseloadServiceClient(service.Administrator).ReportCaseloads();
        var source = A.Id("system");
        await report.RequestStream.WriteAsync(new() { Changes = { employed.Append(agency).Select(worker => Case.Report(worker, 5, source: source)) } });
        await report.RequestStream.CompleteAsync();
        Assert.True(await report.ResponseStream.MoveNext());

        Task<CaseloadSummary> AskAsync(params string[] grants) =>
            new CaseloadService.CaseloadServiceClient(service.By(service.Tokens.Granting(grants))).GetCaseloadSummaryAsync(new() { UnitId = council }).ResponseAsync;

        var planner = await AskAsync("measures.read@*");
        Assert.Equal((false, "9", "45"), (planner.Suppressed, planner.WithAgency.CaseHolders.Value.Value, planner.WithAgency.Cases.Value.Value));
        Assert.Equal((NoValueReason.Suppressed, null), (planner.WithoutAgency.Cases.NoValueReason, planner.WithoutAgency.CaseHolders.Value));

        var leader = await AskAsync("measures.read@*", "caseload.read@*");
        Assert.Equal(("45", "40"), (leader.WithAgency.Cases.Value.Value, leader.WithoutAgency.Cases.Value.Value));
    }

    /// <summary>Who has a team's people sees its figures; of another team's the same caller does not.</summary>
    [Fact]
    public async Task Figures_OfPeopleThatTheCallerMaySee_AreNotSuppressed()
    {
        var (_, teams) = await CouncilAsync(3, 2, 20);
        var measures = new MeasuresService.MeasuresServiceClient(service.By(service.Tokens.Granting("measures.read@*", $"staffing.read@{teams[0]}")));

        Assert.False((await measures.GetVacancyRateAsync(new() { UnitId = teams[0] })).Suppressed);
        Assert.True((await measures.GetVacancyRateAsync(new() { UnitId = teams[1] })).Suppressed);
    }

    /// <summary>An opening of three people is three people, and a figure that is frozen is there for everybody who sees figures.</summary>
    [Fact]
    public async Task WhatCannotBeToldInPart_OfASmallTeam_NeedsTheRightToItsPeople()
    {
        var (council, teams) = await CouncilAsync(3, 11, 20);
        string[] rights = ["planning.read@*", "policy.write@*"];
        var without = service.By(service.Tokens.Granting(rights));
        var with = service.By(service.Tokens.Granting([.. rights, "staffing.read@*"]));
        var aim = new StaffingAim { Measure = InPost, Limit = new() { Value = "5" }, MustBeMetByDate = A.Day(2027, 3, 31) };

        foreach (var unitId in teams[..2])
        {
            await UnitTests.AssertDeniedAsync("staffing.read", () => ProjectAsync(without, unitId));
            await UnitTests.AssertDeniedAsync("staffing.read", () => FreezeAsync(without, unitId));
            await UnitTests.AssertDeniedAsync("staffing.read", () => SolveAsync(without, unitId));
        }

        await ProjectAsync(with, teams[0]);
        await FreezeAsync(with, teams[0]);
        await ProjectAsync(without, council);
        await FreezeAsync(without, council);

        Task ProjectAsync(CallInvoker caller, string unitId) =>
            new RecruitmentPlanningService.RecruitmentPlanningServiceClient(caller).ProjectWorkforceAsync(new() { UnitId = unitId, SimulationsCount = 1000 }).ResponseAsync;

        Task SolveAsync(CallInvoker caller, string unitId) =>
            new RecruitmentPlanningService.RecruitmentPlanningServiceClient(caller).SolveStartersForTargetAsync(new() { UnitId = unitId, Aim = aim }).ResponseAsync;

        Task FreezeAsync(CallInvoker caller, string unitId) => new MeasuresService.MeasuresServiceClient(caller).FreezeFigureAsync(
            new() { FigureId = A.Id("figure"), Label = "a return", UnitId = unitId, Measure = InPost, AsOfDate = A.Day(2026, 6, 30) }).ResponseAsync;
    }

    [Fact]
    public async Task Comparison_TellsAPlannerTheFigure_AndNotWhoMovedIt()
    {
        var (council, _) = await CouncilAsync(8);
        var before = (await HumanResources.GetVacancyRateAsync(new() { UnitId = council })).Revision;
        var (post, worker) = (A.Id("post"), A.Id("worker"));
        await GuardedService.PushAsync(service.Administrator, A.Post(post, council), A.Worker(worker), A.Engagement(A.Id("engagement"), worker, post));
        var question = new CompareAsKnownRequest { UnitId = council, Measure = InPost, EarlierReading = new() { AsKnownRevision = before } };

        var planner = await Planner.CompareAsKnownAsync(question);
        Assert.Equal(("8", "9", true, 0), (planner.Earlier.Value.Value.Value, planner.Later.Value.Value.Value, planner.ChangesWithheld, planner.Changes.Count));

        var all = await HumanResources.CompareAsKnownAsync(question);
        Assert.Equal((false, 1), (all.ChangesWithheld, all.Changes.Count));
    }
}
