using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Policies;

/// <summary>Makes requests about targets and figures; a test states only what it is about.</summary>
internal static class ATarget
{
    public static Measure VacancyRate(VacancyDefinition definition = VacancyDefinition.Establishment) => new() { VacancyRate = definition };

    public static Measure Turnover(TurnoverMeasure.Types.Span span, bool headcount = true) =>
        new() { Turnover = new() { Definition = TurnoverDefinition.Dfe, Span = span, Headcount = headcount } };

    /// <summary>8 % of the establishment at most, measured from June 2021, to be met by the end of 2021.</summary>
    public static SetTargetRequest Request(string unitId, Action<Target>? with = null)
    {
        var target = new Target
        {
            TargetId = A.Id("target"),
            UnitId = unitId,
            Measure = VacancyRate(),
            Direction = TargetDirection.AtMost,
            Limit = A.Number("8"),
            FirstDate = A.Day(2021, 6, 1),
            MustBeMetByDate = A.Day(2021, 12, 31),
        };
        with?.Invoke(target);
        return new() { RequestId = A.Id("request"), Target = target };
    }

    /// <summary>A figure of the vacancy rate on 30 November 2021.</summary>
    public static FreezeFigureRequest Figure(string unitId, Action<FreezeFigureRequest>? with = null)
    {
        var request = new FreezeFigureRequest
        {
            FigureId = A.Id("figure"),
            Label = "scrutiny, 1 December",
            UnitId = unitId,
            Measure = VacancyRate(),
            AsOfDate = A.Day(2021, 11, 30),
        };
        with?.Invoke(request);
        return request;
    }

    /// <summary>A council with a line of ten FTE, of which so many are filled, and its post.</summary>
    public static async Task<(string Council, string Post)> CouncilAsync(this RunningService service, int filled)
    {
        var (council, post) = (A.Id("council"), A.Id("post"));
        await service.PushAsync(
        [
            A.Unit(council),
            A.Post(post, council, "10"),
            .. Enumerable.Range(0, filled).Select(_ => A.Id("worker")).SelectMany(worker => new[] { A.Worker(worker), A.Engagement(A.Id("engagement"), worker, post) }),
        ]);
        return (council, post);
    }
}
