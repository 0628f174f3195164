using System.Globalization;
using Workforce.Service.Tests.Caseloads;
using Workforce.Service.Tests.Delivering;
using Workforce.Service.Tests.Hosting;
using Workforce.Service.Tests.Policies;
using Workforce.Service.Tests.Reconciling;
using Workforce.V1;

namespace Workforce.Service.Tests.Commands;

/// <summary>A ledger that came about by every way there is into a service, as a seed says; and what a service answers of it.</summary>
internal static class EveryWayIn
{
    private const int Nights = 12;
    private const int People = 14;
    private const string Council = "hr-council";

    private static readonly DateOnly FirstNight = new(2026, 1, 10);
    private static readonly string[] Teams = ["hr-north", "hr-south"];

    /// <summary>What the extracts of all seeds must have changed between them, that each kind of change be in some ledger.</summary>
    public static IEnumerable<StaffingDifference.Types.Kind> Kinds => System.Enum.GetValues<StaffingDifference.Types.Kind>().Where(kind => kind != default);

    /// <summary>Fills an empty service.</summary>
    /// <returns>What its extracts changed.</returns>
    public static async Task<HashSet<StaffingDifference.Types.Kind>> FillAsync(RunningService service, int seed)
    {
        var random = new Random(seed);

        await service.PushAsync(ACouncil.Changes(seed, posts: 30));
        var kinds = await ReconcileAsync(service, random);
        await ReportAsync(service);
        await SetTargetsAsync(service);
        await EraseNamesAsync(service);

        return kinds;
    }

    /// <summary>The last extract of <see cref="FillAsync"/>, sent once more.</summary>
    public static async Task<string> SendAgainAsync(RunningService service, int seed)
    {
        var random = new Random(seed);
        var rows = Enumerable.Range(0, Nights).Select(_ => Rows(random)).ToList()[^1];
        var answer = await service.ReconcileAsync(Header(Nights - 1), rows);

        return $"{answer.Outcome} at {answer.Summary?.Revision}";
    }

    /// <summary>Answers of every sort, a line each.</summary>
    public static async Task<List<string>> AnswersAsync(RunningService service)
    {
        var answers = await ACouncil.FiguresAsync(service.Staffing, service.Measures);
        var units = (await service.Staffing.ListOrganisationUnitsAsync(new() { PageSize = 1000 })).Units.Select(unit => unit.UnitId).ToList();

        foreach (var unitId in units)
        {
            foreach (var day in new[] { FirstNight.AddDays(Nights / 2), FirstNight.AddDays(Nights) }.Select(ReconcileCalls.ToProto))
            {
                answers.Add((await service.Staffing.ListWorkersAsync(new() { UnitId = unitId, AsOfDate = day, PageSize = 1000 })).ToString());
                answers.Add((await service.Staffing.ListPostsAsync(new() { UnitId = unitId, AsOfDate = day, PageSize = 1000 })).ToString());
            }

            answers.Add((await service.Measures.ListPipelineAsync(new() { UnitId = unitId, PageSize = 1000 })).ToString());
            answers.Add((await service.Measures.ListTargetsAsync(new() { UnitId = unitId })).ToString());
            answers.Add((await service.Measures.ListFrozenFiguresAsync(new() { UnitId = unitId, WithCurrent = true })).ToString());
            answers.Add((await service.Caseloads.ListCaseloadsAsync(new() { UnitId = unitId, PageSize = 1000 })).ToString());
            answers.Add((await service.Caseloads.ListCaseloadBreachesAsync(new() { UnitId = unitId, PageSize = 1000 })).ToString());
            answers.Add((await service.Caseloads.ListCaseloadThresholdsAsync(new() { UnitId = unitId })).ToString());
            answers.Add((await service.Caseloads.ListCaseWeightingsAsync(new() { UnitId = unitId })).ToString());
        }

        // Of the past as it was known, and all that was ever recorded.
        answers.Add((await service.Staffing.ListWorkersAsync(new() { UnitId = Council, AsOfDate = ReconcileCalls.ToProto(FirstNight), Reading = new() { AsKnownRevision = 5 } })).ToString());
        answers.Add((await service.Staffing.ListStaffingChangesAsync(new() { PageSize = 1000 })).ToString());
        answers.Add((await service.Caseloads.ListCaseloadChangesAsync(new() { PageSize = 1000 })).ToString());

        return answers;
    }

    /// <summary>An extract each night, and between them what a recruitment system and the HR system's own feed push.</summary>
    private static async Task<HashSet<StaffingDifference.Types.Kind>> ReconcileAsync(RunningService service, Random random)
    {
        var kinds = new HashSet<StaffingDifference.Types.Kind>();

        for (var night = 0; night < Nights; night++)
        {
            var answer = await service.ReconcileAsync(Header(night), Rows(random));
            Assert.Null(answer.Error);
            Assert.Equal(ReconcileSummary.Types.Outcome.Applied, answer.Outcome);
            kinds.UnionWith(answer.Differences.Select(difference => difference.Kind));

            await service.PushAsync(
                A.Starter($"starter-{night}", new() { PostId = $"hr-p{1 + night}" }, "0.8", (PipelineStage)(1 + (night % 7)), starter =>
                {
                    starter.ExpectedStartDate = ReconcileCalls.ToProto(FirstNight.AddDays(night));
                    starter.OfferDate = ReconcileCalls.ToProto(FirstNight.AddDays(-night));
                }),
                A.Starter($"cohort-{night}", new() { Unit = new() { UnitId = Teams[0], Role = Role.CaseHolder } }, "5", PipelineStage.Offered),
                A.Gap(Teams[night % 2], ReportedFigure.Vacancies, gap => gap.LastDate = ReconcileCalls.ToProto(FirstNight)));
        }

        return kinds;
    }

    private static ExtractHeader Header(int night) => ReconcileCalls.Header(
        $"night-{night.ToString(CultureInfo.InvariantCulture)}",
        FirstNight.AddDays(night),
        header =>
        {
            header.UnitId = Council;
            header.NewUnit = new() { UnitId = Council, Kind = UnitKind.Council, Name = "A council" };
            header.LeaveFaultyRows = true;
            header.Confirmed.Add([ExtractExcess.EngagementsEnded, ExtractExcess.PostsClosed, ExtractExcess.TeamRemoved, ExtractExcess.UnitMoved]);
        });

    /// <summary>Of each thing now and then no row, or one that says otherwise than the night before.</summary>
    private static List<ExtractRow> Rows(Random random)
    {
        var rows = new List<ExtractRow>();

        foreach (var team in Teams.Where(_ => random.Next(10) > 0))
        {
            var unit = ReconcileCalls.Unit(team, team == Teams[1] && random.Next(4) == 0 ? Teams[0] : Council);
            unit.Unit.Name = random.Next(4) == 0 ? $"{team} as renamed" : team;
            (unit.Unit.FirstDate, unit.Unit.LastDate) = Dates(random, oneIn: 8);
            rows.Add(unit);
        }

        foreach (var i in Enumerable.Range(1, People))
        {
            if (random.Next(10) > 0)
            {
                var post = ReconcileCalls.Post($"hr-p{i}", Teams[random.Next(8) == 0 ? 0 : i % 2]);
                post.Post.Fte = A.Number(random.Next(5) == 0 ? "0.5" : "1");
                post.Post.Status = (PostStatus)random.Next(3);
                (post.Post.FirstDate, post.Post.LastDate) = Dates(random, oneIn: 5);
                rows.Add(post);
            }

            rows.Add(new() { Worker = new() { WorkerId = $"hr-w{i}", Name = random.Next(3) == 0 ? "" : $"Name {random.Next(3)}" } });

            if (random.Next(8) > 0)
            {
                var place = $"hr-p{(random.Next(6) == 0 ? 1 + random.Next(People) : i)}";
                rows.Add(ReconcileCalls.Engagement($"hr-e{i}", $"hr-w{i}", place, random.Next(5) == 0 ? "0.6" : "1", engagement =>
                {
                    var (first, last) = Dates(random, oneIn: 5);
                    (engagement.FirstDate, engagement.LastDate) = (first ?? engagement.FirstDate, last);
                    engagement.LeavingReason = last is null ? default : LeavingReason.Resignation;
                }));
            }
        }

        return rows;
    }

    /// <summary>Nearly always none; else days before the nights, among them or long after, of which the last is not before the first.</summary>
    private static (Google.Type.Date? First, Google.Type.Date? Last) Dates(Random random, int oneIn)
    {
        var first = FirstNight.AddDays(random.Next(-30, 60));
        DateOnly? said = random.Next(oneIn) == 0 ? first : null;
        DateOnly? last = random.Next(oneIn) == 0 ? (said ?? FirstNight.AddDays(-30)).AddDays(random.Next(60)) : null;

        return (said is { } from ? ReconcileCalls.ToProto(from) : null, last is { } to ? ReconcileCalls.ToProto(to) : null);
    }

    private static async Task ReportAsync(RunningService service)
    {
        var council = await service.CouncilAsync();
        var (first, second) = (council.First, council.Second);

        await service.LimitAsync(council.Council, "10", threshold =>
        {
            threshold.AmberLimit = A.Number("8.5");
            threshold.Note = "Notice to Improve, 1.4";
            threshold.LimitRounding = LimitRounding.Down;
            threshold.ProtectedShares.Add(new ProtectedShare { UntilMonths = 6, Percent = A.Number("62.5") });
        });
        var gone = new SetCaseloadThresholdRequest { RequestId = A.Id("request"), Threshold = Case.Threshold(council.Area, "20") };
        await service.Caseloads.SetCaseloadThresholdAsync(gone);
        await service.Caseloads.SetCaseloadThresholdAsync(new(gone) { RequestId = A.Id("request"), Withdrawn = true });

        var weighting = new SetCaseWeightingRequest { RequestId = A.Id("request"), Weighting = Weighting(council.Area) };
        await service.Caseloads.SetCaseWeightingAsync(weighting);
        weighting.Weighting.FirstDate = A.Day(2022, 1, 1);
        await service.Caseloads.SetCaseWeightingAsync(new(weighting) { RequestId = A.Id("request") });
        await service.Caseloads.SetCaseWeightingAsync(new(weighting) { RequestId = A.Id("request"), Withdrawn = true });

        await service.ReportAsync(
            Case.Report(first[0], 12, Case.Ago(9)),
            Case.Report(first[1], 3, Case.Ago(9)),
            Case.Report("nobody-in-hr", 4, Case.Ago(9), council.Teams[1]),
            Case.Unallocated(council.Teams[0], 2, Case.Ago(9)),
            Case.Completed("ics", 3, Case.Ago(9), completed => completed.CoveredUnitIds.Add([council.Teams[0], council.Teams[1]])),
            Case.Report(second[0], 7, Case.Ago(3)),
            Case.Completed("ics", 1, Case.Ago(3)));
        await service.Caseloads.RecordBreachPlanAsync(new()
        {
            RequestId = A.Id("request"),
            WorkerId = first[0],
            Plan = new() { Acknowledged = true, Plan = "Two cases move by Friday", BreachDate = Case.Ago(5), DueDate = Case.Ago(-5) },
        });
    }

    private static async Task SetTargetsAsync(RunningService service)
    {
        var target = ATarget.Request(Council, target => (target.AmberMargin, target.Note) = (A.Number("2.5"), "Improvement board"));
        await service.Measures.SetTargetAsync(target);
        await service.Measures.SetTargetAsync(new(target) { RequestId = A.Id("request"), Withdrawn = true });
        await service.Measures.SetTargetAsync(ATarget.Request("council", target =>
        {
            target.Measure = ATarget.Turnover(TurnoverMeasure.Types.Span.TwelveMonths);
            target.LastDate = A.Day(2030, 1, 31);
        }));

        // Of a value, of none, and rounded otherwise.
        await service.Measures.FreezeFigureAsync(ATarget.Figure("council", figure => figure.AsOfDate = A.Day(2025, 3, 31)));
        await service.Measures.FreezeFigureAsync(ATarget.Figure(Council));
        await service.Measures.FreezeFigureAsync(ATarget.Figure("council", figure =>
        {
            figure.Measure = ATarget.Turnover(TurnoverMeasure.Types.Span.TwelveMonths, headcount: false);
            figure.AsOfDate = A.Day(2025, 9, 30);
            figure.Rounding = new() { DecimalPlaces = 3 };
        }));
    }

    /// <summary>One erased, and one of which that is withdrawn and which comes again.</summary>
    private static async Task EraseNamesAsync(RunningService service)
    {
        await service.PushAsync(A.Worker("worker-0", "Ann"), A.Worker("worker-1", "Ben"));
        await service.Privacy.EraseWorkerNameAsync(new() { RequestId = "erase-0", WorkerId = "worker-0" });
        await service.Privacy.EraseWorkerNameAsync(new() { RequestId = "erase-1", WorkerId = "worker-1" });
        await service.Privacy.EraseWorkerNameAsync(new() { RequestId = "erase-2", WorkerId = "worker-1", Withdrawn = true });
        await service.PushAsync(A.Worker("worker-0", "Ann Again"), A.Worker("worker-1", "Ben Again"));
    }

    private static CaseWeighting Weighting(string unitId)
    {
        static Google.Type.Decimal Points() => A.Number("1.25");

        return new()
        {
            UnitId = unitId,
            FirstDate = A.Day(2021, 1, 1),
            StablePoints = A.Number("15"),
            Weights = new()
            {
                AssessmentPoints = Points(),
                ChildInNeedPoints = Points(),
                ChildProtectionPoints = Points(),
                LookedAfterPoints = Points(),
                CareLeaverPoints = Points(),
                OtherPoints = Points(),
                OpenButFinishedPoints = Points(),
            },
        };
    }
}
