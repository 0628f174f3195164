using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Caseloads;

/// <summary>Makes valid caseload changes and policies; a test states only what it is about.</summary>
internal static class Case
{
    private static readonly DateTime Made = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static long _sequence;

    /// <summary>Today in London by the clock of the service under test.</summary>
    public static DateOnly Today => DayClock.OfTheRun.Today;

    public static Google.Type.Date Day(DateOnly day) => A.Day(day.Year, day.Month, day.Day);

    /// <summary>So many days before today.</summary>
    public static Google.Type.Date Ago(int days) => Day(Today.AddDays(-days));

    public static CaseloadChange Change(string source, Action<CaseloadChange> fact)
    {
        var sequence = Interlocked.Increment(ref _sequence);
        var change = new CaseloadChange
        {
            Source = source,
            ChangeId = $"case-{sequence}",
            MadeTime = Timestamp.FromDateTime(Made),
            MadeSequence = sequence,
        };
        fact(change);
        return change;
    }

    /// <summary>A worker's cases, all in assessment.</summary>
    public static CaseloadChange Report(string workerId, int cases, Google.Type.Date? from = null, string unitId = "", string source = "ics") =>
        Change(source, change => change.Caseload = new()
        {
            WorkerId = workerId,
            FirstDate = from ?? Ago(0),
            Counts = new() { AssessmentCount = cases },
            UnitId = unitId,
        });

    public static CaseloadChange Unallocated(string unitId, int cases, Google.Type.Date? from = null, string source = "ics") =>
        Change(source, change => change.Unallocated = new() { UnitId = unitId, FirstDate = from ?? Ago(0), Counts = new() { OtherCount = cases } });

    public static CaseloadChange Completed(string source, int workers, Google.Type.Date? day = null, Action<CaseloadSnapshotCompleted>? with = null) =>
        Change(source, change =>
        {
            change.SnapshotCompleted = new() { SnapshotDate = day ?? Ago(0), WorkerCount = workers };
            with?.Invoke(change.SnapshotCompleted);
        });

    public static CaseloadThreshold Threshold(string unitId, string limit, Action<CaseloadThreshold>? with = null)
    {
        var threshold = new CaseloadThreshold
        {
            ThresholdId = A.Id("threshold"),
            UnitId = unitId,
            Basis = CaseloadBasis.Cases,
            Limit = A.Number(limit),
            FirstDate = A.Day(2021, 1, 1),
        };
        with?.Invoke(threshold);
        return threshold;
    }

    public static async Task<List<ChangeAcknowledgement>> ReportAsync(this RunningService service, params CaseloadChange[] changes)
    {
        using var call = service.Caseloads.ReportCaseloads();

        foreach (var message in changes.Chunk(1000))
        {
            await call.RequestStream.WriteAsync(new() { Changes = { message } });
        }

        await call.RequestStream.CompleteAsync();
        var acknowledgements = new List<ChangeAcknowledgement>();

        await foreach (var response in call.ResponseStream.ReadAllAsync())
        {
            acknowledgements.AddRange(response.Acknowledgements);
        }

        return acknowledgements;
    }

    public static async Task<CaseloadThreshold> LimitAsync(this RunningService service, string unitId, string limit, Action<CaseloadThreshold>? with = null)
    {
        var response = await service.Caseloads.SetCaseloadThresholdAsync(new() { RequestId = A.Id("request"), Threshold = Threshold(unitId, limit, with) });
        return response.Threshold;
    }

    /// <summary>A council with a service and two teams of so many workers each, in posts of 1 FTE since 2021.</summary>
    public static async Task<ACouncilOfTeams> CouncilAsync(this RunningService service, int workersPerTeam = 3)
    {
        var (council, area) = (A.Id("council"), A.Id("area"));
        string[] teams = [A.Id("team"), A.Id("team")];
        var changes = new List<StaffingChange> { A.Unit(council), A.Unit(area, council), A.Unit(teams[0], area), A.Unit(teams[1], area) };
        var workers = new List<string[]>();

        foreach (var team in teams)
        {
            workers.Add([.. Enumerable.Range(0, workersPerTeam).Select(_ => A.Id("worker"))]);

            foreach (var worker in workers[^1])
            {
                changes.AddRange(A.Worker(worker, $"Name of {worker}"), A.Post($"{worker}-post", team), A.Engagement($"{worker}-job", worker, $"{worker}-post"));
            }
        }

        await service.PushAsync(changes);
        return new(council, area, teams, workers[0], workers[1]);
    }

    private static void AddRange(this List<StaffingChange> list, params StaffingChange[] changes) => list.AddRange((IEnumerable<StaffingChange>)changes);
}

internal sealed record ACouncilOfTeams(string Council, string Area, string[] Teams, string[] First, string[] Second);
