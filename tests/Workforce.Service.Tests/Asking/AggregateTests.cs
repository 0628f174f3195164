using Grpc.Core;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Asking;

/// <summary>Several councils together, under the rule that explains the official regional rates (docs/definitions.md 1.3).</summary>
public class AggregateTests(RunningService service) : IClassFixture<RunningService>
{
    private static readonly Google.Type.Date Census = A.Day(2024, 9, 30);

    private readonly string _sunderland = A.Id("Sunderland");
    private readonly string _others = A.Id("the-other-eleven");

    private static readonly Measure DfeTurnover = new() { Turnover = new() { Definition = TurnoverDefinition.Dfe } };

    /// <summary>A council with so much FTE in post and so much that left in the year.</summary>
    private static List<StaffingChange> Council(string council, decimal inPost, decimal left)
    {
        var post = A.Id("post");
        List<StaffingChange> changes = [A.Unit(council), A.Post(post, council, "10000")];
        changes.AddRange(People(inPost).SelectMany(fte => Someone(post, fte, last: null)));
        changes.AddRange(People(left).SelectMany(fte => Someone(post, fte, A.Day(2024, 3, 31))));
        return changes;
    }

    private static IEnumerable<decimal> People(decimal fte)
    {
        for (; fte > 0m; fte -= 1.5m)
        {
            yield return Math.Min(fte, 1.5m);
        }
    }

    private static StaffingChange[] Someone(string post, decimal fte, Google.Type.Date? last)
    {
        var worker = A.Id("worker");
        return
        [
            A.Worker(worker),
            A.Engagement(A.Id("engagement"), worker, post, FormattableString.Invariant($"{fte}"), engagement => engagement.LastDate = last),
        ];
    }

    private async Task<Aggregate> AskAsync(Measure measure, params string[] units) =>
        await service.Measures.GetAggregateAsync(new() { UnitIds = { units }, AsOfDate = Census, Measure = measure });

    /// <summary>Published: leavers 271.5, in post 2158.1, turnover 14.0; without Sunderland 269.5 and 1930.6.</summary>
    [Fact]
    public async Task GetAggregate_NorthEast2024_LeavesOutSunderlandAndGivesThePublishedRate()
    {
        await service.PushAsync(
        [
            .. Council(_others, inPost: 1930.6m, left: 269.5m),
            .. Council(_sunderland, inPost: 227.5m, left: 2m),
        ]);

        // 271.5 / 2158.1 = 12.58: what the published totals would give.
        Assert.Equal("12.6", (await AskAsync(DfeTurnover, _others, _sunderland)).Value.Value.Value);

        await service.PushAsync(A.Gap(_sunderland, ReportedFigure.LeaversFte));
        var aggregate = await AskAsync(DfeTurnover, _others, _sunderland);

        // 269.5 / 1930.6 = 13.96
        Assert.Equal(("269.5", "1930.6", "14"), (aggregate.Value.Numerator.Value, aggregate.Value.Denominator.Value, aggregate.Value.Value.Value));
        Assert.Equal([_others], aggregate.CountedUnitIds);
        Assert.Equal([new LeftOutUnit { UnitId = _sunderland, Reason = NoValueReason.Missing }], aggregate.LeftOut);

        // The same council's heads were returned, and so were its posts.
        Assert.Empty((await AskAsync(new() { Turnover = new() { Headcount = true } }, _others, _sunderland)).LeftOut);
        Assert.Empty((await AskAsync(new() { VacancyRate = VacancyDefinition.Dfe }, _others, _sunderland)).LeftOut);
    }

    [Fact]
    public async Task Gap_InLeavers_IsMissingAndNotZeroUntilItIsWithdrawn()
    {
        var gap = A.Gap(_sunderland, ReportedFigure.LeaversFte, each => (each.FirstDate, each.LastDate) = (A.Day(2023, 10, 1), A.Day(2024, 9, 30)));
        await service.PushAsync([.. Council(_sunderland, inPost: 10m, left: 0m), gap]);

        Assert.Equal(NoValueReason.Missing, (await TurnoverTo(2024)).FteRate.NoValueReason);
        Assert.Equal("0", (await TurnoverTo(2024)).HeadcountRate.Value.Value);
        Assert.Equal("0", (await TurnoverTo(2025)).FteRate.Value.Value);

        var withdrawn = gap.Clone();
        (withdrawn.ChangeId, withdrawn.MadeSequence, withdrawn.Withdrawn) = (A.Id("change"), gap.MadeSequence + 1, true);
        await service.PushAsync(withdrawn);

        Assert.Equal("0", (await TurnoverTo(2024)).FteRate.Value.Value);

        async Task<Turnover> TurnoverTo(int year) => await service.Measures.GetTurnoverAsync(
            new() { UnitId = _sunderland, Period = new() { CensusYearToDate = A.Day(year, 9, 30) } });
    }

    /// <summary>A council whose own rate is u for its cover exceeds its vacancies is in the official aggregates: Sutton, 2017.</summary>
    [Fact]
    public async Task GetAggregate_CoverAboveVacancies_IsCountedButFiguresNotToBeReliedOnAreNot()
    {
        var (over, under, doubtful) = (A.Id("over"), A.Id("under"), A.Id("doubtful"));
        await service.PushAsync(
        [
            .. Vacancies(over, "22", cover: 30),
            .. Vacancies(under, "78", cover: 20),
            .. Vacancies(doubtful, "100", cover: 1),
            A.Gap(doubtful, ReportedFigure.AgencyCoverFte, gap => gap.Reason = ReportingGapReason.Unreliable),
        ]);

        var aggregate = await AskAsync(new() { AgencyRate = AgencyDefinition.VacanciesCovered }, over, under, doubtful);

        // (30 + 20) / (22 + 78)
        Assert.Equal(("50", "100", "50"), (aggregate.Value.Numerator.Value, aggregate.Value.Denominator.Value, aggregate.Value.Value.Value));
        Assert.Equal([new LeftOutUnit { UnitId = doubtful, Reason = NoValueReason.Unreliable }], aggregate.LeftOut);
        Assert.Equal(
            NoValueReason.Unreliable,
            (await AskAsync(new() { AgencyRate = AgencyDefinition.VacanciesCovered }, over)).Value.NoValueReason);
    }

    [Fact]
    public async Task GetAggregate_OfFteAndOfNothing_IsTheSumAndMissing()
    {
        var (one, none) = (A.Id("one"), A.Id("none"));
        await service.PushAsync([.. Vacancies(one, "3.25", cover: 0), A.Unit(none)]);

        Assert.Equal("3.25", (await AskAsync(new() { Figure = StaffingFigure.Vacant }, none, one)).Value.Value.Value);
        Assert.Equal(NoValueReason.Missing, (await AskAsync(new() { Figure = StaffingFigure.Vacant }, none)).Value.NoValueReason);
    }

    [Fact]
    public async Task GetAggregate_FaultyQuestions_NameTheField()
    {
        var (council, team) = (A.Id("council"), A.Id("team"));
        await service.PushAsync(A.Unit(council), A.Unit(team, council));
        var vacant = new Measure { Figure = StaffingFigure.Vacant };

        Assert.Equal(["unit_ids", "measure"], await RefusedAsync(new()));
        Assert.Equal(["unit_ids"], await RefusedAsync(new() { UnitIds = { Enumerable.Range(0, 201).Select(i => $"u{i}") }, Measure = vacant }));
        Assert.Equal(["unit_ids[1]"], await RefusedAsync(new() { UnitIds = { council, council }, Measure = vacant }));
        Assert.Equal(["unit_ids[1]"], await RefusedAsync(new() { UnitIds = { council, team }, Measure = vacant }));
        Assert.Equal(["as_of_date"], await RefusedAsync(new() { UnitIds = { council }, Measure = DfeTurnover, AsOfDate = A.Day(2099, 1, 1) }));

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await AskAsync(vacant, "no such unit"));
        Assert.Equal("UNIT_NOT_FOUND", Details.Of(exception).Info().Reason);

        Task<IReadOnlyList<string>> RefusedAsync(GetAggregateRequest request) =>
            Details.RefusedFieldsAsync(async () => await service.Measures.GetAggregateAsync(request));
    }

    [Fact]
    public async Task Push_FaultyGap_NamesTheFields()
    {
        var acknowledgement = Assert.Single(await service.PushAsync(A.Gap(_sunderland, ReportedFigure.Unspecified, gap => gap.Reason = default)));

        Assert.Equal(["reporting_gap.figures[0]", "reporting_gap.reason"], acknowledgement.Error.Fields());
    }

    private static List<StaffingChange> Vacancies(string council, string vacant, int cover)
    {
        var (post, worker) = (A.Id("post"), A.Id("worker"));
        return
        [
            A.Unit(council),
            A.Post(post, council, vacant),
            A.Worker(worker),
            .. Enumerable.Range(0, cover).Select(_ =>
                A.Engagement(A.Id("engagement"), worker, post, "1", engagement => engagement.Footing = Footing.AgencyCover)),
        ];
    }
}
