using System.Globalization;
using Grpc.Core;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Asking;

public class PlanningTests(RunningService service) : IClassFixture<RunningService>
{
    private const int Few = 200;

    private static readonly Google.Type.Date AsOf = A.Day(2024, 11, 30);

    private readonly string _council = A.Id("council");
    private readonly string _posts = A.Id("post");

    private RecruitmentPlanningService.RecruitmentPlanningServiceClient Planning => new(service.Channel);

    /// <summary>docs/definitions.md 5 and 6.1: 78.3 funded and 64.8 in post, and 4.5 appointed.</summary>
    private async Task PushCouncilOf2010Async() => await service.PushAsync(
    [
        A.Unit(_council),
        A.Post(_posts, _council, "78.3"),
        .. Enumerable.Range(0, 64).SelectMany(_ => Someone("1")),
        .. Someone("0.8"),
        A.Starter(A.Id("starter"), new() { PostId = _posts }, "4.5", PipelineStage.StartDateSet, starter => starter.ExpectedStartDate = A.Day(2025, 1, 6)),
    ]);

    private StaffingChange[] Someone(string fte)
    {
        var worker = A.Id("worker");
        return [A.Worker(worker), A.Engagement(A.Id("engagement"), worker, _posts, fte)];
    }

    [Fact]
    public async Task ProjectWorkforce_WhereNobodyLeaves_IsWhatIsKnown()
    {
        await PushCouncilOf2010Async();

        var answer = await Planning.ProjectWorkforceAsync(Question());

        Assert.Equal(("78.3", "64.8", "13.5", 65), (answer.Opening.EstablishmentFte.Value, answer.Opening.InPostFte.Value, answer.Opening.VacantFte.Value, answer.Opening.InPostCount));
        Assert.Equal(12, answer.Months.Count);
        Assert.Equal((A.Day(2024, 12, 31), "13.5", "17.2"), (answer.Months[0].AsOfDate, answer.Months[0].VacantFte.Median.Value, Rate(answer.Months[0])));

        // 13.5 less 4.5 are 9.0 of 78.3: 11.5 %. Each comes with 0.95, so that on average 4.275 do, and in most simulations all.
        Assert.Equal(("9", "11.5", "4.275"), (answer.Months[1].VacantFte.Median.Value, Rate(answer.Months[1]), answer.Months[1].PipelineStartersFte.Value));
        Assert.Equal(
            (AssumptionSource.Overridden, "0", AssumptionSource.Overridden, 1L, Few),
            (answer.Assumptions.LeaverRate.Source, answer.Assumptions.LeaverRate.MonthlyRate.Value, answer.Assumptions.UsualStarters.Source, answer.Assumptions.Seed, answer.Assumptions.SimulationsCount));
        Assert.True(answer.Revision > 0);

        static string Rate(ProjectedMonth month) =>
            month.VacancyRates.Single(rate => rate.Definition is VacancyDefinition.Establishment).Rate.Median.Value;
    }

    /// <summary>The committee's sum: 8 % of 78.3 are 6.264; 13.5 less 4.5 are 9.0, and so 2.736 too many.</summary>
    [Fact]
    public async Task SolveStartersForTarget_OfEightPerCentByMarch_DoesTheCouncilsSum_AndSaysHowManyItTakes()
    {
        await PushCouncilOf2010Async();
        var target = A.Id("target");
        await service.Measures.SetTargetAsync(new()
        {
            RequestId = A.Id("request"),
            Target = new()
            {
                TargetId = target,
                UnitId = _council,
                Measure = new() { VacancyRate = VacancyDefinition.Establishment },
                Direction = TargetDirection.AtMost,
                Limit = A.Number("8"),
                FirstDate = A.Day(2024, 6, 1),
                MustBeMetByDate = A.Day(2025, 3, 31),
            },
        });

        var answer = await Planning.SolveStartersForTargetAsync(new()
        {
            UnitId = _council,
            AsOfDate = AsOf,
            TargetId = target,
            Overrides = Nobody(),
            SimulationsCount = Few,
        });

        Assert.Equal(
            ("78.3", "6.264", "13.5", "4.5", "9", "2.736"),
            (answer.Arithmetic.EstablishmentFte.Value, answer.Arithmetic.AllowedVacantFte.Value, answer.Arithmetic.VacantFte.Value,
                answer.Arithmetic.AppointedFte.Value, answer.Arithmetic.RemainingFte.Value, answer.Arithmetic.ShortFte.Value));
        Assert.Equal((A.Day(2025, 3, 31), "8", "0.8"), (answer.TriedDate, answer.Aim.Limit.Value, answer.Probability.Value));

        // Of the five heads of 0.9 FTE that are appointed each comes with 0.95: all five with 0.774, four with 0.204, three with 0.021. What is then
        // missing, 2.736, 3.636 or 4.536, takes 3, 4 or 5 people of 64.8 / 65. For a Poisson number of mean m that is enough with
        // 0.774 P(3 or more) + 0.204 P(4 or more) + 0.021 P(5 or more): 0.713 for m = 4 and 0.796 for 4.6. So 1.2 a month for four months, not 1.
        // The standard error of 200 simulations is 0.028, and a tenth of a head a month about as much again.
        Assert.True(answer.Reachable);
        Assert.InRange(decimal.Parse(answer.StartersPerMonth.Value, CultureInfo.InvariantCulture), 1.0m, 1.4m);
        Assert.Equal("3", answer.MostStartersPerMonth.Value);
        Assert.Equal(("0", "0"), (answer.Usual.StartersPerMonth.Value, answer.Usual.MetShare.Value));
        Assert.Null(answer.Usual.FirstMetDate);
    }

    [Fact]
    public async Task SolveStartersForTarget_OfMoreThanCanCome_SaysWhenItWouldBeMet()
    {
        await PushCouncilOf2010Async();

        var answer = await Planning.SolveStartersForTargetAsync(Solving(solve => solve.MostStartersPerMonth = A.Number("0.5")));

        Assert.False(answer.Reachable);
        Assert.Equal("0.5", answer.StartersPerMonth.Value);
        Assert.True(answer.FirstMetDate.Year > 2025 || answer.FirstMetDate.Month > 3);
    }

    [Fact]
    public async Task ProjectWorkforce_BadQuestion_NamesEachField()
    {
        var question = Question();
        question.MonthsCount = 37;
        question.Seed = -1;
        question.SimulationsCount = 20_001;
        question.Overrides.MonthlyLeaverRate = A.Number("1.5");
        question.Overrides.AgencyReleaseShare = A.Number("-0.1");
        question.Overrides.PipelineChances.Add(new PipelineChance { Stage = PipelineStage.Offered, Chance = A.Number("1.01") });
        question.Overrides.EstablishmentChanges.Add(new EstablishmentChange { FirstDate = A.Day(2024, 11, 30), ChangeFte = A.Number("2") });

        Assert.Equal(
            [
                "months_count", "overrides.agency_release_share", "overrides.establishment_changes[0].first_date", "overrides.monthly_leaver_rate",
                "overrides.pipeline_chances[0].chance", "seed", "simulations_count",
            ],
            (await Details.RefusedFieldsAsync(async () => await Planning.ProjectWorkforceAsync(question))).Order(StringComparer.Ordinal));

        question = Question();
        question.AsOfDate = A.Day(2090, 1, 1);
        Assert.Equal(["as_of_date"], await Details.RefusedFieldsAsync(async () => await Planning.ProjectWorkforceAsync(question)));
    }

    [Fact]
    public async Task SolveStartersForTarget_BadQuestion_NamesTheField()
    {
        await PushCouncilOf2010Async();

        await AssertRefused("aim.must_be_met_by_date", solve => solve.Aim.MustBeMetByDate = A.Day(2024, 11, 30));
        await AssertRefused("aim.must_be_met_by_date", solve => solve.Aim.MustBeMetByDate = A.Day(2027, 12, 1));
        await AssertRefused("aim.measure", solve => solve.Aim.Measure = new() { VacancyRate = VacancyDefinition.EstablishmentWithPipeline });
        await AssertRefused("aim.measure.vacancy_rate", solve => solve.Aim.Measure = new() { VacancyRate = VacancyDefinition.Unspecified });
        await AssertRefused("aim.limit", solve => solve.Aim.Limit = A.Number("101"));
        await AssertRefused("probability", solve => solve.Probability = A.Number("1"));
        await AssertRefused("most_starters_per_month", solve => solve.MostStartersPerMonth = A.Number("201"));
        await AssertRefused("starters_from_date", solve => solve.StartersFromDate = A.Day(2025, 4, 1));
        await AssertRefused("target", solve => solve.ClearTarget());

        async Task AssertRefused(string field, Action<SolveStartersForTargetRequest> with) => Assert.Equal(
            [field], await Details.RefusedFieldsAsync(async () => await Planning.SolveStartersForTargetAsync(Solving(with))));
    }

    [Fact]
    public async Task SolveStartersForTarget_OfATargetOfAnotherUnit_IsNotTold()
    {
        await PushCouncilOf2010Async();

        var exception = await Assert.ThrowsAsync<RpcException>(async () =>
            await Planning.SolveStartersForTargetAsync(new() { UnitId = _council, AsOfDate = AsOf, TargetId = "none" }));

        Assert.Equal((StatusCode.NotFound, "TARGET_NOT_FOUND"), (exception.StatusCode, Details.Of(exception).Info().Reason));
    }

    private static PlanningOverrides Nobody() => new() { MonthlyLeaverRate = A.Number("0"), StartersPerMonth = A.Number("0") };

    private ProjectWorkforceRequest Question() =>
        new() { UnitId = _council, AsOfDate = AsOf, Overrides = Nobody(), SimulationsCount = Few };

    private SolveStartersForTargetRequest Solving(Action<SolveStartersForTargetRequest> with)
    {
        var solve = new SolveStartersForTargetRequest
        {
            UnitId = _council,
            AsOfDate = AsOf,
            Aim = new() { Measure = new() { VacancyRate = VacancyDefinition.Establishment }, Limit = A.Number("8"), MustBeMetByDate = A.Day(2025, 3, 31) },
            Overrides = Nobody(),
            SimulationsCount = Few,
        };
        with(solve);
        return solve;
    }
}
