using Google.Protobuf.WellKnownTypes;
using Workforce.Service.Tests.Delivering;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;
using Outcome = Workforce.V1.ReconcileSummary.Types.Outcome;

namespace Workforce.Service.Tests.Reconciling;

/// <summary>
/// What one service holds at the end of each month, exported through the API and reconciled into an empty one month by month, gives every
/// stock figure of every month. Flows may differ: reasons that no list tells, and moves there and back within a month.
/// </summary>
public class RoundTripTests
{
    private const int Months = 24;

    private static readonly DateOnly FirstMonth = new(2024, 1, 1);

    [Fact]
    public async Task Extracts_OfEachMonthInOrder_GiveTheSameStockEveryMonth()
    {
        var original = await RunningService.StartAsync();
        var copy = await RunningService.StartAsync();
        await original.PushAsync(ACouncil.Changes(seed: 41, posts: 120));

        for (var month = 1; month <= Months; month++)
        {
            var day = FirstMonth.AddMonths(month).AddDays(-1);
            var answer = await copy.ReconcileAsync(Header(day), await ExportAsync(original, day));

            Assert.Null(answer.Error);
            Assert.Equal(Outcome.Applied, answer.Outcome);
        }

        var expected = await StockAsync(original);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, await StockAsync(copy));

        await original.DisposeAsync();
        await copy.DisposeAsync();
    }

    private static ExtractHeader Header(DateOnly day) => new()
    {
        Source = "itrent",
        ExtractId = day.ToString("O"),
        UnitId = "council",
        AsOfDate = ReconcileCalls.ToProto(day),
        MadeTime = Timestamp.FromDateTime(day.ToDateTime(new TimeOnly(20, 0), DateTimeKind.Utc)),
        Covers = { ExtractContent.Units, ExtractContent.Posts, ExtractContent.Engagements },
        Confirmed = { ExtractExcess.EngagementsEnded, ExtractExcess.PostsClosed, ExtractExcess.TeamRemoved, ExtractExcess.UnitMoved },
    };

    private static async Task<List<ExtractRow>> ExportAsync(RunningService service, DateOnly day)
    {
        var date = ReconcileCalls.ToProto(day);
        var units = await service.Staffing.ListOrganisationUnitsAsync(new() { UnitId = "council", AsOfDate = date, PageSize = 1000 });
        var posts = await service.Staffing.ListPostsAsync(new() { UnitId = "council", AsOfDate = date, PageSize = 1000 });
        var workers = await service.Staffing.ListWorkersAsync(new() { UnitId = "council", AsOfDate = date, PageSize = 1000 });

        return
        [
            .. units.Units.Select(unit => new ExtractRow
            {
                Unit = new() { UnitId = unit.UnitId, Kind = unit.Kind, Name = unit.Name, ParentUnitId = unit.ParentUnitId, FirstDate = unit.FirstDate },
            }),
            .. posts.Posts.Select(each => new ExtractRow
            {
                Post = new()
                {
                    PostId = each.Post.PostId, UnitId = each.Post.UnitId, Role = each.Post.Role, Fte = each.Post.Fte, Status = each.Post.Status,
                    FirstDate = each.Post.FirstDate,
                },
            }),
            .. workers.Workers.Select(each => each.WorkerId).Distinct().Select(ReconcileCalls.Worker),
            .. workers.Workers.Select(each => new ExtractRow
            {
                Engagement = new()
                {
                    EngagementId = each.EngagementId, WorkerId = each.WorkerId, Footing = each.Footing, FirstDate = each.FirstDate, LastDate = each.LastDate,
                    Fte = each.Fte,
                    Placement = each.PostId.Length > 0 ? new() { PostId = each.PostId } : new() { Unit = new() { UnitId = each.UnitId, Role = each.Role } },
                },
            }),
        ];
    }

    private static async Task<List<string>> StockAsync(RunningService service)
    {
        var figures = new List<string>();

        foreach (var unit in (await service.Staffing.ListOrganisationUnitsAsync(new() { PageSize = 1000 })).Units)
        {
            var series = await service.Measures.GetMonthlySeriesAsync(new()
            {
                UnitId = unit.UnitId,
                FirstMonthDate = A.Day(2024, 1, 0),
                LastMonthDate = A.Day(2025, 12, 0),
                Measures =
                {
                    new Measure { VacancyRate = VacancyDefinition.Establishment },
                    new Measure { VacancyRate = VacancyDefinition.EstablishmentNetOfAgency },
                    new Measure { VacancyRate = VacancyDefinition.Dfe },
                    new Measure { Figure = StaffingFigure.Establishment },
                    new Measure { Figure = StaffingFigure.InPost },
                    new Measure { Figure = StaffingFigure.Vacant },
                    new Measure { Figure = StaffingFigure.AgencyCover },
                },
            });
            figures.AddRange(series.Months.Select(month => $"{unit.UnitId} {month}"));
        }

        return figures;
    }
}
