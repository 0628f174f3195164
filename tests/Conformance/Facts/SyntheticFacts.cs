using System.Globalization;
using Workforce.Client;
using Workforce.Conformance.Published;
using Workforce.V1;

namespace Workforce.Conformance.Facts;

/// <summary>Makes the changes that a council's HR system would have sent if its staff had been these.</summary>
/// <remarks>
/// Those in post fill posts of exactly their FTE, the vacancies are posts that nobody is employed in, and leavers leave posts that
/// end with the year. Last and first days go through the whole year, its first and last day included.
/// </remarks>
public sealed class SyntheticFacts(ChangeSource source, FactSet set)
{
    /// <summary>A post has at most 10,000 FTE, and 1.5 to a head.</summary>
    private const int MostHeadsInAPost = 5000;
    private const decimal MostFteInAPost = 5000m;

    private static readonly Dictionary<string, ReportedFigure> Figures = new()
    {
        [Column.VacancyFte] = ReportedFigure.Vacancies,
        [Column.InPostFte] = ReportedFigure.InPostFte,
        [Column.InPostHeadcount] = ReportedFigure.InPostHeadcount,
        [Column.LeaversFte] = ReportedFigure.LeaversFte,
        [Column.LeaversHeadcount] = ReportedFigure.LeaversHeadcount,
        [Column.AgencyFte] = ReportedFigure.AgencyFte,
        [Column.AgencyHeadcount] = ReportedFigure.AgencyHeadcount,
        [Column.AgencyCoverFte] = ReportedFigure.AgencyCoverFte,
    };

    private readonly DateOnly _yearStarts = set.CensusDay.AddYears(-1).AddDays(1);
    private readonly DateOnly _longAgo = set.CensusDay.AddYears(-20);
    private int _sequence;

    /// <summary>The counts of which a council can say that it could not return them.</summary>
    public static IEnumerable<string> GapColumns => Figures.Keys;

    public IEnumerable<StaffingChange> Changes()
    {
        var counts = set.Counts;
        var vacant = VacantPosts().ToList();
        var covering = vacant.Count > 0 ? new Placement { PostId = vacant[0].PostId } : OutsidePosts();

        return
        [
            source.Change(Council()),
            .. vacant.Select(source.Change),
            .. Employees(counts.InPost - counts.Starters, Stayer),
            .. Employees(counts.Starters, Starter),
            .. Employees(counts.Leavers, Leaver, postsEnd: set.CensusDay),
            .. Agency(counts.Cover, Footing.AgencyCover, covering),
            .. Agency(counts.Extra, Footing.AgencyExtra, OutsidePosts()),
            .. set.Gaps.Select(gap => source.Change(Gap(gap.Key, gap.Value))),
        ];
    }

    private OrganisationUnit Council() => new()
    {
        UnitId = set.UnitId,
        FirstDate = Date(_longAgo),
        Kind = UnitKind.Council,
        Name = set.UnitId,
    };

    private IEnumerable<Post> VacantPosts()
    {
        for (var left = set.Counts.VacantFte; left > 0m; left -= MostFteInAPost)
        {
            yield return Post(Math.Min(left, MostFteInAPost), last: null);
        }
    }

    private IEnumerable<StaffingChange> Employees(People people, Action<Engagement, int, int> when, DateOnly? postsEnd = null)
    {
        var place = 0;

        foreach (var fte in people.EachFte().Chunk(MostHeadsInAPost))
        {
            var post = Post(fte.Sum(), postsEnd);
            yield return source.Change(post);

            foreach (var each in fte)
            {
                var engagement = Engagement(each, Footing.Permanent, new() { PostId = post.PostId });
                when(engagement, place++, people.Heads);

                yield return source.Change(new Worker { WorkerId = engagement.WorkerId });
                yield return source.Change(engagement);
            }
        }
    }

    private IEnumerable<StaffingChange> Agency(People people, Footing footing, Placement placement)
    {
        foreach (var fte in people.EachFte())
        {
            var engagement = Engagement(fte, footing, placement.Clone());
            engagement.FirstDate = Date(set.CensusDay.AddMonths(-_sequence % 12));

            yield return source.Change(new Worker { WorkerId = engagement.WorkerId });
            yield return source.Change(engagement);
        }
    }

    /// <summary>From before the year; one in ten under notice, to leave on the first day after it.</summary>
    private void Stayer(Engagement engagement, int place, int of)
    {
        engagement.FirstDate = Date(_yearStarts.AddDays(-1 - (place % 3000)));
        engagement.LastDate = place % 10 == 9 ? Date(set.CensusDay.AddDays(1)) : null;
    }

    private void Starter(Engagement engagement, int place, int of) =>
        engagement.FirstDate = Date(DayOfTheYear(place, of));

    private void Leaver(Engagement engagement, int place, int of)
    {
        engagement.FirstDate = Date(_yearStarts.AddDays(-1 - (place % 3000)));
        engagement.LastDate = Date(DayOfTheYear(place, of));
        engagement.LeavingReason = (LeavingReason)(1 + (place % 6));
        engagement.LeavingDestination = (LeavingDestination)(1 + (place % 9));
    }

    /// <summary>The last day for the first of them, the first day for the last.</summary>
    private DateOnly DayOfTheYear(int place, int of)
    {
        var days = set.CensusDay.DayNumber - _yearStarts.DayNumber;
        return set.CensusDay.AddDays(of < 2 ? 0 : -(int)((long)place * days / (of - 1)));
    }

    private Post Post(decimal fte, DateOnly? last) => new()
    {
        PostId = NextId("post"),
        UnitId = set.UnitId,
        FirstDate = Date(_longAgo),
        LastDate = last is { } day ? Date(day) : null,
        Role = Role.CaseHolder,
        Fte = Number(fte),
        Status = PostStatus.Open,
    };

    private Engagement Engagement(decimal fte, Footing footing, Placement placement) => new()
    {
        EngagementId = NextId("engagement"),
        WorkerId = NextId("worker"),
        Footing = footing,
        Placement = placement,
        Fte = Number(fte),
    };

    private ReportingGap Gap(string column, ReportingGapReason reason) => new()
    {
        ReportingGapId = NextId("gap"),
        UnitId = set.UnitId,
        FirstDate = Date(_yearStarts),
        LastDate = Date(set.CensusDay),
        Figures = { Figures[column] },
        Reason = reason,
    };

    private Placement OutsidePosts() => new() { Unit = new() { UnitId = set.UnitId, Role = Role.CaseHolder } };

    private string NextId(string kind) => string.Create(CultureInfo.InvariantCulture, $"{set.UnitId}-{kind}-{++_sequence}");

    private static Google.Type.Date Date(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    private static Google.Type.Decimal Number(decimal value) => new() { Value = value.ToString(CultureInfo.InvariantCulture) };
}
