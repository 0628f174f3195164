using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Workforce.V1;

namespace Workforce.Benchmarks;

/// <summary>A council's staffing by seed: teams of about ten posts, most filled, some covered, with years of history.</summary>
internal static class GeneratedWorkforce
{
    public const string Council = "council";

    private const int PostsPerTeam = 10;
    private const int TeamsPerService = 8;

    private static readonly DateOnly FirstDay = new(2016, 1, 1);

    /// <summary>The units of so many engagements: the council, its services, their teams.</summary>
    public static IEnumerable<string> Units(int engagements)
    {
        var teams = ((engagements - 1) / 3 / PostsPerTeam) + 1;

        return Enumerable.Range(0, ((teams - 1) / TeamsPerService) + 1).Select(service => $"service-{service}")
            .Prepend(Council)
            .Concat(Enumerable.Range(0, teams).Select(team => $"team-{team}"));
    }

    /// <summary>The changes of so many engagements and what they refer to, each after what it refers to.</summary>
    public static IEnumerable<StaffingChange> Changes(int engagements, int seed = 1)
    {
        var random = new Random(seed);
        var made = Timestamp.FromDateTime(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var sequence = 0L;

        StaffingChange Next() => new()
        {
            Source = "benchmark",
            ChangeId = (++sequence).ToString(CultureInfo.InvariantCulture),
            MadeTime = made,
            MadeSequence = sequence,
        };

        StaffingChange Unit(string unitId, string parent, UnitKind kind)
        {
            var change = Next();
            change.Unit = new() { UnitId = unitId, Name = unitId, ParentUnitId = parent, Kind = kind, FirstDate = Day(FirstDay) };
            return change;
        }

        yield return Unit(Council, "", UnitKind.Council);

        for (var i = 0; i < engagements; i++)
        {
            // Three people one after another in each post, so that there is history.
            var (post, turn) = (i / 3, i % 3);
            var team = post / PostsPerTeam;
            var service = team / TeamsPerService;

            if (turn == 0 && post % (PostsPerTeam * TeamsPerService) == 0)
            {
                yield return Unit($"service-{service}", Council, UnitKind.Service);
            }

            if (turn == 0 && post % PostsPerTeam == 0)
            {
                yield return Unit($"team-{team}", $"service-{service}", UnitKind.Team);
            }

            if (turn == 0)
            {
                var change = Next();
                change.Post = new()
                {
                    PostId = $"post-{post}",
                    UnitId = $"team-{team}",
                    FirstDate = Day(FirstDay),
                    Role = (Role)(3 + random.Next(3)),
                    Fte = new() { Value = "1" },
                    Status = (PostStatus)(1 + random.Next(4)),
                };
                yield return change;
            }

            var worker = Next();
            worker.Worker = new() { WorkerId = $"worker-{i}" };
            yield return worker;

            var first = FirstDay.AddDays((turn * 1200) + random.Next(600));
            var engagement = Next();
            engagement.Engagement = new()
            {
                EngagementId = $"engagement-{i}",
                WorkerId = $"worker-{i}",
                FirstDate = Day(first),
                LastDate = turn < 2 ? Day(first.AddDays(200 + random.Next(400))) : null,
                Footing = random.Next(6) == 0 ? Footing.AgencyCover : Footing.Permanent,
                Placement = new() { PostId = $"post-{post}" },
                Fte = new() { Value = random.Next(4) == 0 ? "0.6" : "1" },
            };
            yield return engagement;
        }
    }

    public static Google.Type.Date Day(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };
}
