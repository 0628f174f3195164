using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Asking;

/// <summary>Leavers and what is none, by the rules of docs/definitions.md 1.2.</summary>
public class TurnoverTests(RunningService service) : IClassFixture<RunningService>
{
    private static readonly Period CensusYear = new() { TwelveMonthsToDate = A.Day(2025, 9, 30) };

    private readonly string _council = A.Id("council");
    private readonly string _team = A.Id("team-a");
    private readonly string _other = A.Id("team-b");
    private readonly string _posts = A.Id("post");
    private readonly string _otherPosts = A.Id("post");

    private Task<List<ChangeAcknowledgement>> PushAsync(params StaffingChange[] changes) => service.PushAsync(
    [
        A.Unit(_council),
        A.Unit(_team, _council),
        A.Unit(_other, _council),
        A.Post(_posts, _team, "20"),
        A.Post(_otherPosts, _other, "20"),
        .. changes,
    ]);

    private StaffingChange[] Someone(string fte, Google.Type.Date first, Google.Type.Date? last = null, Action<Engagement>? with = null)
    {
        var worker = A.Id("worker");
        return [A.Worker(worker), Spell(worker, _posts, fte, first, last, with)];
    }

    private static StaffingChange Spell(
        string worker,
        string post,
        string fte,
        Google.Type.Date first,
        Google.Type.Date? last = null,
        Action<Engagement>? with = null) => A.Engagement(A.Id("engagement"), worker, post, fte, engagement =>
        {
            (engagement.FirstDate, engagement.LastDate) = (first, last);
            with?.Invoke(engagement);
        });

    private async Task<Turnover> AskAsync(string unit, Action<GetTurnoverRequest>? with = null)
    {
        var request = new GetTurnoverRequest { UnitId = unit, Period = CensusYear };
        with?.Invoke(request);
        return await service.Measures.GetTurnoverAsync(request);
    }

    [Fact]
    public async Task GetTurnover_LeaverOf30September_CountsAsLeaverAndNotInPost()
    {
        await PushAsync(
        [
            .. Someone("1", A.Day(2020, 1, 1)),
            .. Someone("0.6", A.Day(2020, 1, 1)),
            .. Someone("0.4", A.Day(2020, 1, 1), A.Day(2025, 9, 30)),
        ]);

        var dfe = await AskAsync(_council);
        var average = await AskAsync(_council, request => request.Definition = TurnoverDefinition.Average);

        // FTE: 0.4 left of 1.6 in post at the end; of the mean of 2.0 and 1.6 it is 22.2 per cent. Heads: 1 of 2; of 2.5 it is 40.
        Assert.Equal(("25", "50"), (dfe.FteRate.Value.Value, dfe.HeadcountRate.Value.Value));
        Assert.Equal(("22.2", "40"), (average.FteRate.Value.Value, average.HeadcountRate.Value.Value));
        Assert.Equal((A.Day(2024, 10, 1), A.Day(2025, 9, 30)), (dfe.FirstDate, dfe.LastDate));
    }

    [Fact]
    public async Task GetTurnover_MoveBetweenTeams_IsALeaverOfNeitherButMovedOutOfOne()
    {
        var worker = A.Id("worker");
        await PushAsync(
            A.Worker(worker),
            Spell(worker, _posts, "0.8", A.Day(2020, 1, 1), A.Day(2025, 3, 31)),
            Spell(worker, _otherPosts, "1", A.Day(2025, 4, 1)));

        var ofTeam = await AskAsync(_team);
        var ofOther = await AskAsync(_other);
        var ofCouncil = await AskAsync(_council);

        Assert.Equal(("0", "0.8", 0, 1), (ofTeam.FteBridge.LeaversFte.Value, ofTeam.FteBridge.MovedOutFte.Value, ofTeam.HeadcountBridge.LeaversCount, ofTeam.HeadcountBridge.MovedOutCount));
        Assert.Equal(("0", "1", 1), (ofOther.FteBridge.StartersFte.Value, ofOther.FteBridge.MovedInFte.Value, ofOther.HeadcountBridge.MovedInCount));
        Assert.Equal(("0", "0", "0"), (ofCouncil.FteBridge.StartersFte.Value, ofCouncil.FteBridge.LeaversFte.Value, ofCouncil.FteRate.Value.Value));
    }

    [Fact]
    public async Task GetTurnover_LeavesAndReturnsWithinTheYear_IsOneLeaverAndTwoStarters()
    {
        var worker = A.Id("worker");
        await PushAsync(
            A.Worker(worker),
            Spell(worker, _posts, "1", A.Day(2024, 11, 1), A.Day(2025, 1, 31)),
            Spell(worker, _posts, "1", A.Day(2025, 6, 1)));

        var turnover = await AskAsync(_council);

        Assert.Equal((2, 1, 1), (turnover.HeadcountBridge.StartersCount, turnover.HeadcountBridge.LeaversCount, turnover.HeadcountBridge.ClosingCount));
    }

    [Fact]
    public async Task GetTurnover_OneOfTwoPostsGivenUp_IsFewerHoursAndNoLeaver()
    {
        var worker = A.Id("worker");
        await PushAsync(
            A.Worker(worker),
            Spell(worker, _posts, "0.5", A.Day(2020, 1, 1)),
            Spell(worker, _posts, "0.4", A.Day(2020, 1, 1), A.Day(2025, 5, 31)));

        var turnover = await AskAsync(_council);

        Assert.Equal(("0.9", "-0.4", "0.5"), (turnover.FteBridge.OpeningFte.Value, turnover.FteBridge.HoursChangedFte.Value, turnover.FteBridge.ClosingFte.Value));
        Assert.Equal((1, 0, 1), (turnover.HeadcountBridge.OpeningCount, turnover.HeadcountBridge.LeaversCount, turnover.HeadcountBridge.ClosingCount));
    }

    [Fact]
    public async Task GetTurnover_AgencyWorkerGoes_IsNoLeaver()
    {
        await PushAsync(
        [
            .. Someone("1", A.Day(2020, 1, 1)),
            .. Someone("1", A.Day(2025, 1, 1), A.Day(2025, 6, 30), engagement => engagement.Footing = Footing.AgencyCover),
        ]);

        Assert.Equal("0", (await AskAsync(_council)).FteRate.Value.Value);
    }

    [Fact]
    public async Task GetTurnover_Breakdowns_AddUpToTheLeavers()
    {
        void Resigned(Engagement engagement) => engagement.LeavingReason = LeavingReason.Resignation;
        await PushAsync(
        [
            .. Someone("1", A.Day(2024, 1, 1), A.Day(2025, 1, 31), Resigned),
            .. Someone("0.5", A.Day(2010, 1, 1), A.Day(2025, 2, 28), Resigned),
            .. Someone("0.6", A.Day(2022, 6, 1), A.Day(2025, 5, 31), engagement =>
                (engagement.LeavingReason, engagement.LeavingDestination) = (LeavingReason.Retired, LeavingDestination.NotSocialCare)),
            .. Someone("1", A.Day(2020, 1, 1)),
        ]);

        var turnover = await AskAsync(_council, request => request.Breakdowns.Add([LeaverBreakdown.Reason, LeaverBreakdown.Tenure, LeaverBreakdown.Destination]));

        Assert.Equal(
            [(LeavingReason.Resignation, "1.5", 2), (LeavingReason.Retired, "0.6", 1)],
            turnover.Groups.Where(group => group.ValueCase is LeaverGroup.ValueOneofCase.Reason).Select(group => (group.Reason, group.LeaversFte.Value, group.LeaversCount)));

        // Served 1 year and a month, 2 years and 12 months less a day, and 15 years.
        Assert.Equal(
            [(0, 1), (2, 1), (10, 1)],
            turnover.Groups.Where(group => group.ValueCase is LeaverGroup.ValueOneofCase.TenureYears).Select(group => (group.TenureYears, group.LeaversCount)));
        Assert.Equal(
            [(LeavingDestination.Unspecified, 2), (LeavingDestination.NotSocialCare, 1)],
            turnover.Groups.Where(group => group.ValueCase is LeaverGroup.ValueOneofCase.Destination).Select(group => (group.Destination, group.LeaversCount)));
    }

    [Fact]
    public async Task GetTurnover_PartOfAYearAnnualised_IsMultipliedAndSaysSo()
    {
        await PushAsync([.. Someone("1", A.Day(2020, 1, 1)), .. Someone("1", A.Day(2020, 1, 1), A.Day(2025, 5, 15))]);

        var sixMonths = await AskAsync(_council, request => (request.Annualised, request.Period) = (true, new() { FinancialYearToDate = A.Day(2025, 9, 30) }));
        var oneMonth = await AskAsync(_council, request => (request.Annualised, request.Period) = (true, new() { MonthDate = A.Day(2025, 5, 0) }));

        // One leaver, one in post: 100 per cent, times 2 for six months, times 365.25 / 31 = 11.782258... for May.
        Assert.Equal(("2", "200"), (sixMonths.AnnualFactor.Value, sixMonths.FteRate.Value.Value));
        Assert.Equal(("11.7822580645", "1178.2"), (oneMonth.AnnualFactor.Value, oneMonth.FteRate.Value.Value));
    }

    [Fact]
    public async Task GetTurnover_NobodyLeftInPost_IsNotApplicable()
    {
        await PushAsync(Someone("1", A.Day(2020, 1, 1), A.Day(2025, 5, 15)));

        Assert.Equal(NoValueReason.NotApplicable, (await AskAsync(_council)).FteRate.NoValueReason);
    }

    [Fact]
    public async Task GetTurnover_NobodyEverInPost_IsNotApplicableAndNothingReportedIsMissing()
    {
        await PushAsync();

        // Posts are reported, so that nobody in them is a confirmed zero (Isles of Scilly 2021, printed z); a unit of which nothing
        // was ever said is another matter.
        Assert.Equal(NoValueReason.NotApplicable, (await AskAsync(_council)).FteRate.NoValueReason);
        var silent = A.Id("council");
        await service.PushAsync(A.Unit(silent));
        Assert.Equal(NoValueReason.Missing, (await AskAsync(silent)).FteRate.NoValueReason);
    }

    [Fact]
    public async Task GetStaffBridge_HoursMovesAndTransfers_CloseExactly()
    {
        var (mover, worker) = (A.Id("worker"), A.Id("worker"));
        var changing = A.Id("engagement");
        await PushAsync(
        [
            .. Someone("1", A.Day(2020, 1, 1)),
            .. Someone("0.7", A.Day(2025, 2, 1)),
            .. Someone("0.3", A.Day(2020, 1, 1), A.Day(2025, 8, 31)),
            A.Worker(mover),
            Spell(mover, _otherPosts, "0.6", A.Day(2020, 1, 1), A.Day(2025, 3, 14)),
            Spell(mover, _posts, "0.6", A.Day(2025, 3, 15)),
            A.Worker(worker),
            A.Engagement(changing, worker, _posts, "1"),
            A.Change(change => change.EngagementTerms = new()
            {
                EngagementId = changing,
                FirstDate = A.Day(2025, 6, 1),
                Placement = new() { PostId = _posts },
                Fte = A.Number("0.8"),
            }),
        ]);

        var bridge = (await service.Measures.GetStaffBridgeAsync(new() { UnitId = _team, Period = CensusYear })).Fte;

        // 2.3 + 0.7 - 0.3 + 0.6 - 0 - 0.2 = 3.1
        Assert.Equal(
            ("2.3", "0.7", "0.3", "0.6", "0", "-0.2", "3.1"),
            (bridge.OpeningFte.Value, bridge.StartersFte.Value, bridge.LeaversFte.Value, bridge.MovedInFte.Value, bridge.MovedOutFte.Value, bridge.HoursChangedFte.Value, bridge.ClosingFte.Value));
    }

    [Fact]
    public async Task GetMonthlySeries_Turnover_OffersTheMonthAndTheRollingTwelveMonthsSideBySide()
    {
        await PushAsync([.. Someone("1", A.Day(2020, 1, 1)), .. Someone("0.5", A.Day(2020, 1, 1), A.Day(2025, 5, 15))]);
        var request = new GetMonthlySeriesRequest
        {
            UnitId = _council,
            FirstMonthDate = A.Day(2025, 4, 0),
            LastMonthDate = A.Day(2025, 6, 0),
            Measures =
            {
                new Measure { Turnover = new() { Span = TurnoverMeasure.Types.Span.Month } },
                new Measure { Turnover = new() },
                new Measure { Turnover = new() { Headcount = true } },
            },
        };

        var series = await service.Measures.GetMonthlySeriesAsync(request);
        request.LastMonthDate = A.Day(2099, 1, 0);
        var refused = await Details.RefusedFieldsAsync(async () => await service.Measures.GetMonthlySeriesAsync(request));

        // 0.5 FTE of the 1 left in post is 50 per cent; one head of one is 100.
        Assert.Equal(
            ["0 0 0", "50 50 100", "0 50 100"],
            series.Months.Select(month => string.Join(' ', month.Values.Select(value => value.Value.Value))));
        Assert.Equal(["last_month_date"], refused);
    }

    [Theory]
    [InlineData(9000)]
    [InlineData(0)]
    public async Task GetTurnover_TenureBandOutOfRange_NamesTheField(int years)
    {
        Assert.Equal(["tenure_band_years"], await Details.RefusedFieldsAsync(async () =>
            await service.Measures.GetTurnoverAsync(new() { UnitId = "any", Period = CensusYear, TenureBandYears = { years } })));
    }

    [Fact]
    public async Task GetTurnover_FaultyPeriods_NameTheField()
    {
        Task<IReadOnlyList<string>> Refused(Period? period) =>
            Details.RefusedFieldsAsync(async () => await service.Measures.GetTurnoverAsync(new() { UnitId = "any", Period = period }));

        Assert.Equal(["period"], await Refused(null));
        Assert.Equal(["period.twelve_months_to_date"], await Refused(new() { TwelveMonthsToDate = A.Day(2099, 1, 1) }));
        Assert.Equal(["period.range.last_date"], await Refused(new() { Range = new() { FirstDate = A.Day(2025, 1, 2), LastDate = A.Day(2025, 1, 1) } }));
        Assert.Equal(["period.range.last_date"], await Refused(new() { Range = new() { FirstDate = A.Day(1950, 1, 1), LastDate = A.Day(2000, 1, 1) } }));
        Assert.Equal(["period.range.first_date"], await Refused(new() { Range = new() { LastDate = A.Day(2000, 1, 1) } }));
        Assert.Equal(["period.month_date"], await Refused(new() { MonthDate = A.Day(2099, 1, 0) }));
    }
}
