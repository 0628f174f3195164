using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Reconciling;

/// <summary>Extracts as an HR system would send them, and what comes back.</summary>
internal static class ReconcileCalls
{
    public const string Source = "test";

    private static readonly DateTime Made = new(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc);

    public static ExtractHeader Header(string id, DateOnly day, Action<ExtractHeader>? with = null)
    {
        var header = new ExtractHeader
        {
            Source = Source,
            ExtractId = id,
            UnitId = "council",
            AsOfDate = ToProto(day),
            MadeTime = Timestamp.FromDateTime(Made.AddDays(day.DayNumber - new DateOnly(2026, 1, 1).DayNumber)),
            Covers = { ExtractContent.Units, ExtractContent.Posts, ExtractContent.Engagements },
        };
        with?.Invoke(header);
        return header;
    }

    public static Google.Type.Date ToProto(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    public static ExtractRow Unit(string unitId, string parent = "") => new()
    {
        Unit = new() { UnitId = unitId, ParentUnitId = parent, Kind = parent.Length == 0 ? UnitKind.Council : UnitKind.Team, Name = unitId },
    };

    /// <summary>A unit as an HR system knows it that knows nothing of what it is part of.</summary>
    public static ExtractRow NamedUnit(string unitId, string? name = null) => new() { Unit = new() { UnitId = unitId, Name = name ?? unitId } };

    public static ExtractRow Post(string postId, string unitId) => new()
    {
        Post = new() { PostId = postId, UnitId = unitId, Role = Role.CaseHolder, Fte = A.Number("1") },
    };

    public static ExtractRow Worker(string workerId) => new() { Worker = new() { WorkerId = workerId } };

    public static ExtractRow Engagement(string id, string workerId, string postId, string fte = "1", Action<ExtractEngagement>? with = null)
    {
        var engagement = new ExtractEngagement
        {
            EngagementId = id,
            WorkerId = workerId,
            Footing = Footing.Permanent,
            FirstDate = A.Day(2021, 1, 1),
            Placement = new() { PostId = postId },
            Fte = A.Number(fte),
        };
        with?.Invoke(engagement);
        return new() { Engagement = engagement };
    }

    /// <summary>A council of one team, and so many people in posts of it: person 1 is engagement e1 of worker w1 in post p1.</summary>
    public static List<ExtractRow> Team(params IEnumerable<int> people) =>
    [
        Unit("council"),
        Unit("team", "council"),
        .. people.SelectMany(i => new[] { Post($"p{i}", "team"), Worker($"w{i}"), Engagement($"e{i}", $"w{i}", $"p{i}") }),
    ];

    public static Task<ReconcileAnswer> ReconcileAsync(
        this RunningService service,
        ExtractHeader header,
        IEnumerable<ExtractRow> rows,
        int perMessage = 1000) => service.Staffing.ReconcileAsync(header, rows, perMessage);

    public static async Task<ReconcileAnswer> ReconcileAsync(
        this StaffingService.StaffingServiceClient staffing,
        ExtractHeader header,
        IEnumerable<ExtractRow> rows,
        int perMessage = 1000)
    {
        using var call = staffing.ReconcileStaffing();
        var answer = new ReconcileAnswer();

        try
        {
            await call.RequestStream.WriteAsync(new() { Header = header });

            foreach (var chunk in rows.Chunk(perMessage))
            {
                await call.RequestStream.WriteAsync(new() { Rows = { chunk } });
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (RpcException)
        {
            // Why is said below.
        }

        try
        {
            await foreach (var response in call.ResponseStream.ReadAllAsync())
            {
                answer.Faults.AddRange(response.Faults);
                answer.Differences.AddRange(response.Differences);
                answer.Doubts.AddRange(response.Doubts);
                answer.Summary = response.Summary ?? answer.Summary;
            }
        }
        catch (RpcException exception)
        {
            answer.Error = exception;
        }

        return answer;
    }
}

internal sealed class ReconcileAnswer
{
    public List<ExtractFault> Faults { get; } = [];

    public List<StaffingDifference> Differences { get; } = [];

    public List<ExtractDoubt> Doubts { get; } = [];

    public ReconcileSummary? Summary { get; set; }

    public RpcException? Error { get; set; }

    public ReconcileSummary.Types.Outcome? Outcome => Summary?.Outcome;

    /// <summary>The reason and metadata of the error.</summary>
    public Google.Rpc.ErrorInfo ErrorInfo => Details.Of(Error!).Info();

    public string Counts => string.Join(' ', Summary!.Counts.Select(count => $"{count.Kind}:{count.Count_}"));
}
