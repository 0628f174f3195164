using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Workforce.V1;

namespace Workforce.Service.Tests.Hosting;

/// <summary>Makes valid changes; a test states only what it is about.</summary>
internal static class A
{
    private static readonly DateTime Made = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static long _sequence;

    public static Google.Type.Date Day(int year, int month, int day) => new() { Year = year, Month = month, Day = day };

    public static Google.Type.Decimal Number(string value) => new() { Value = value };

    public static string Id(string kind) => $"{kind}-{Interlocked.Increment(ref _sequence).ToString(CultureInfo.InvariantCulture)}";

    public static StaffingChange Change(Action<StaffingChange> fact)
    {
        var sequence = Interlocked.Increment(ref _sequence);
        var change = new StaffingChange
        {
            Source = "test",
            ChangeId = $"change-{sequence.ToString(CultureInfo.InvariantCulture)}",
            MadeTime = Timestamp.FromDateTime(Made),
            MadeSequence = sequence,
        };
        fact(change);
        return change;
    }

    public static StaffingChange Unit(string unitId, string parent = "", Action<OrganisationUnit>? with = null)
    {
        var unit = new OrganisationUnit
        {
            UnitId = unitId,
            FirstDate = Day(2020, 1, 1),
            Kind = parent.Length == 0 ? UnitKind.Council : UnitKind.Team,
            Name = unitId,
            ParentUnitId = parent,
        };
        with?.Invoke(unit);
        return Change(change => change.Unit = unit);
    }

    public static StaffingChange Post(string postId, string unitId, string fte = "1", Action<Post>? with = null)
    {
        var post = new Post
        {
            PostId = postId,
            UnitId = unitId,
            FirstDate = Day(2020, 1, 1),
            Role = Role.CaseHolder,
            Fte = Number(fte),
            Status = PostStatus.Open,
        };
        with?.Invoke(post);
        return Change(change => change.Post = post);
    }

    public static StaffingChange Gap(string unitId, ReportedFigure figure, Action<ReportingGap>? with = null)
    {
        var gap = new ReportingGap
        {
            ReportingGapId = Id("gap"),
            UnitId = unitId,
            FirstDate = Day(2020, 1, 1),
            Figures = { figure },
            Reason = ReportingGapReason.NotReturned,
        };
        with?.Invoke(gap);
        return Change(change => change.ReportingGap = gap);
    }

    public static StaffingChange Starter(string id, Placement placement, string fte, PipelineStage stage, Action<PipelineStarter>? with = null)
    {
        var starter = new PipelineStarter { PipelineStarterId = id, Placement = placement, Fte = Number(fte), Stage = stage };
        with?.Invoke(starter);
        return Change(change => change.PipelineStarter = starter);
    }

    public static StaffingChange Worker(string workerId, string name = "") =>
        Change(change => change.Worker = new Worker { WorkerId = workerId, Name = name });

    public static StaffingChange Engagement(string engagementId, string workerId, string postId, string fte = "1", Action<Engagement>? with = null)
    {
        var engagement = new Engagement
        {
            EngagementId = engagementId,
            WorkerId = workerId,
            Footing = Footing.Permanent,
            FirstDate = Day(2021, 1, 1),
            Placement = new Placement { PostId = postId },
            Fte = Number(fte),
        };
        with?.Invoke(engagement);
        return Change(change => change.Engagement = engagement);
    }
}
