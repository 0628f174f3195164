using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Workforce.V1;

namespace Workforce.Benchmarks;

/// <summary>A council of teams of thirty, each worker in a post with a caseload, and a limit of twenty cases for all.</summary>
/// <remarks>A council of its own beside <see cref="GeneratedWorkforce"/>, so that neither changes what the other is asked.</remarks>
internal sealed class GeneratedCaseloads(int teams)
{
    public const string Council = "cases-council";
    public const int TeamSize = 30;
    public const int Limit = 20;

    private const int TeamsPerService = 8;

    private static readonly Timestamp Made = Timestamp.FromDateTime(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
    private static readonly DateOnly FirstDay = new(2020, 1, 1);

    private long _sequence;

    public int Workers => teams * TeamSize;

    /// <summary>Today in London, as the service has it.</summary>
    public static DateOnly Today => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/London")).DateTime);

    public static string Team(int team) => $"cases-team-{team}";

    public static string Worker(int worker) => $"cases-worker-{worker}";

    /// <summary>The organisation, the people and the limit.</summary>
    public async Task LoadAsync(HostedService service)
    {
        await WriteBenchmark.PushAsync(service, Staffing(), perMessage: 500);
        await new CaseloadService.CaseloadServiceClient(service.Channel).SetCaseloadThresholdAsync(new()
        {
            RequestId = "limit",
            Threshold = new()
            {
                ThresholdId = "limit",
                UnitId = Council,
                Basis = CaseloadBasis.Cases,
                Limit = new() { Value = Limit.ToString(CultureInfo.InvariantCulture) },
                FirstDate = GeneratedWorkforce.Day(FirstDay),
            },
        });
    }

    /// <summary>One report of each worker: most within the limit, about a quarter over it.</summary>
    public IEnumerable<CaseloadChange> Reports(DateOnly day, int seed = 1)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, Workers).Select(worker => Report(worker, 10 + random.Next(15), day));
    }

    public CaseloadChange Report(int worker, int cases, DateOnly day)
    {
        var change = Next();
        change.Caseload = new()
        {
            WorkerId = Worker(worker),
            FirstDate = GeneratedWorkforce.Day(day),
            Counts = new() { ChildInNeedCount = cases / 2, ChildProtectionCount = cases - (cases / 2) },
        };
        return change;
    }

    /// <summary>That all have been reported on a day.</summary>
    public CaseloadChange Completed(DateOnly day)
    {
        var change = Next();
        change.SnapshotCompleted = new() { SnapshotDate = GeneratedWorkforce.Day(day), WorkerCount = Workers };
        return change;
    }

    /// <summary>Sends changes in one stream, a thousand a message.</summary>
    public static async Task ReportAsync(HostedService service, IEnumerable<CaseloadChange> changes)
    {
        using var call = new CaseloadService.CaseloadServiceClient(service.Channel).ReportCaseloads();
        var reading = Task.Run(async () =>
        {
            await foreach (var response in call.ResponseStream.ReadAllAsync())
            {
                ThrowIfRejected(response.Acknowledgements);
            }
        });

        foreach (var message in changes.Chunk(1000))
        {
            await call.RequestStream.WriteAsync(new() { Changes = { message } });
        }

        await call.RequestStream.CompleteAsync();
        await reading;
    }

    public static void ThrowIfRejected(IEnumerable<ChangeAcknowledgement> acknowledgements)
    {
        if (acknowledgements.FirstOrDefault(each => each.Error is not null) is { } rejected)
        {
            throw new InvalidOperationException($"Change {rejected.Position} was rejected: {rejected.Error.Message}");
        }
    }

    /// <summary>Source and sequence are the same for all kinds, the times of making too: what is sent later counts.</summary>
    private CaseloadChange Next() => new()
    {
        Source = "benchmark-cases",
        ChangeId = (++_sequence).ToString(CultureInfo.InvariantCulture),
        MadeTime = Made,
        MadeSequence = _sequence,
    };

    public IEnumerable<StaffingChange> Staffing()
    {
        yield return Staff(change => change.Unit = Unit(Council, "", UnitKind.Council));

        for (var worker = 0; worker < Workers; worker++)
        {
            var (team, isFirst) = (worker / TeamSize, worker % TeamSize == 0);
            var service = $"cases-service-{team / TeamsPerService}";
            var (id, post) = (Worker(worker), $"cases-post-{worker}");

            if (isFirst && team % TeamsPerService == 0)
            {
                yield return Staff(change => change.Unit = Unit(service, Council, UnitKind.Service));
            }

            if (isFirst)
            {
                yield return Staff(change => change.Unit = Unit(Team(team), service, UnitKind.Team));
            }

            yield return Staff(change => change.Post = new()
            {
                PostId = post,
                UnitId = Team(team),
                FirstDate = GeneratedWorkforce.Day(FirstDay),
                Role = Role.CaseHolder,
                Fte = new() { Value = "1" },
                Status = PostStatus.Open,
            });
            yield return Staff(change => change.Worker = new() { WorkerId = id, Name = $"Name of {id}" });
            yield return Staff(change => change.Engagement = new()
            {
                EngagementId = $"cases-engagement-{id}",
                WorkerId = id,
                FirstDate = GeneratedWorkforce.Day(FirstDay),
                Footing = Footing.Permanent,
                Placement = new() { PostId = post },
                Fte = new() { Value = "1" },
            });
        }
    }

    private StaffingChange Staff(Action<StaffingChange> fact)
    {
        var change = new StaffingChange
        {
            Source = "benchmark-cases-hr",
            ChangeId = (++_sequence).ToString(CultureInfo.InvariantCulture),
            MadeTime = Made,
            MadeSequence = _sequence,
        };
        fact(change);
        return change;
    }

    private static OrganisationUnit Unit(string unitId, string parent, UnitKind kind) =>
        new() { UnitId = unitId, Name = unitId, ParentUnitId = parent, Kind = kind, FirstDate = GeneratedWorkforce.Day(FirstDay) };
}
