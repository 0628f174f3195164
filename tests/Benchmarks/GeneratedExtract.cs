using Google.Protobuf.WellKnownTypes;
using Workforce.V1;

namespace Workforce.Benchmarks;

/// <summary>A council's extract: teams of ten, each worker in a post of their own. Made ready before it is sent, so that only the sending is measured.</summary>
internal sealed class GeneratedExtract
{
    private const string Council = "extract-council";
    private const int TeamSize = 10;
    private const int TeamsPerService = 8;

    /// <summary>Of so many workers one leaves, one changes hours, one moves to the post that the first leaves, and one starts in the place of that one.</summary>
    private const int ChangedEvery = 200;

    private static readonly DateOnly FirstDay = new(2020, 1, 1);
    private static readonly DateTime FirstMade = new(2025, 1, 6, 18, 0, 0, DateTimeKind.Utc);

    private readonly List<ExtractRow> _rows = [];

    /// <param name="workers">How many at first: a multiple of 200, so that each change is there as often.</param>
    /// <param name="isChanged">Whether four in two hundred differ from the one that is not.</param>
    public GeneratedExtract(int workers, bool isChanged)
    {
        AddUnits(workers / TeamSize);

        for (var i = 0; i < workers; i++)
        {
            AddPost(i);

            switch (isChanged ? i % ChangedEvery : -1)
            {
                case 0:
                    break;
                case 50:
                    AddPerson(i, i, "0.6");
                    break;
                case 100:
                    AddPerson(i, post: i - 100);
                    AddPerson(workers + i, post: i, first: new(2025, 1, 8));
                    break;
                default:
                    AddPerson(i, i);
                    break;
            }
        }

        // Of a starter the worker is new too.
        Differences = isChanged ? workers / ChangedEvery * 5 : 0;
    }

    public IReadOnlyList<ExtractRow> Rows => _rows;

    /// <summary>How many facts this changes of what the unchanged one says.</summary>
    public int Differences { get; }

    /// <param name="day">Days after the first extract.</param>
    public ExtractHeader Header(int day) => new()
    {
        Source = "benchmark-hr",
        ExtractId = $"day-{day}",
        UnitId = Council,
        AsOfDate = GeneratedWorkforce.Day(DateOnly.FromDateTime(FirstMade).AddDays(day)),
        MadeTime = Timestamp.FromDateTime(FirstMade.AddDays(day)),
        Covers = { ExtractContent.Units, ExtractContent.Posts, ExtractContent.Engagements },
        RowCount = _rows.Count,
    };

    private void AddUnits(int teams)
    {
        AddUnit(Council, "", UnitKind.Council);

        for (var team = 0; team < teams; team++)
        {
            var service = $"extract-service-{team / TeamsPerService}";

            if (team % TeamsPerService == 0)
            {
                AddUnit(service, Council, UnitKind.Service);
            }

            AddUnit(Team(team), service, UnitKind.Team);
        }
    }

    private void AddUnit(string unitId, string parent, UnitKind kind) => _rows.Add(new()
    {
        Unit = new() { UnitId = unitId, Name = unitId, ParentUnitId = parent, Kind = kind, FirstDate = GeneratedWorkforce.Day(FirstDay) },
    });

    private void AddPost(int post) => _rows.Add(new()
    {
        Post = new()
        {
            PostId = $"extract-post-{post}",
            UnitId = Team(post / TeamSize),
            Role = (Role)(3 + (post % 3)),
            Fte = new() { Value = "1" },
            FirstDate = GeneratedWorkforce.Day(FirstDay),
        },
    });

    private void AddPerson(int worker, int post, string fte = "1", DateOnly? first = null)
    {
        _rows.Add(new() { Worker = new() { WorkerId = $"extract-worker-{worker}", Name = $"Synthetic {worker}" } });
        _rows.Add(new()
        {
            Engagement = new()
            {
                EngagementId = $"extract-engagement-{worker}",
                WorkerId = $"extract-worker-{worker}",
                Footing = worker % 6 == 0 ? Footing.AgencyCover : Footing.Permanent,
                FirstDate = GeneratedWorkforce.Day(first ?? FirstDay.AddDays(worker % 1_500)),
                Placement = new() { PostId = $"extract-post-{post}" },
                Fte = new() { Value = fte },
            },
        });
    }

    private static string Team(int team) => $"extract-team-{team}";
}
