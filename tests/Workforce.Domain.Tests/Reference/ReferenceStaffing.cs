using Workforce.Domain.Facts;

namespace Workforce.Domain.Tests.Reference;

/// <summary>The posts and people of a day, one line for each post and for each person outside any.</summary>
internal sealed class ReferenceStaffing
{
    private readonly List<List<Post>> _posts;
    private readonly List<Engagement> _engagements;
    private readonly ILookup<string, EngagementTerms> _terms;
    private readonly List<PipelineStarter> _pipeline;
    private readonly ReferenceOrganisation _organisation;

    public ReferenceStaffing(IReadOnlyCollection<Fact> applied, ReferenceOrganisation organisation)
    {
        _organisation = organisation;
        _posts = [.. applied.OfType<Post>().GroupBy(post => post.PostId).Select(post => post.OrderBy(state => state.FirstDate).ToList())];
        _engagements = [.. applied.OfType<Engagement>()];
        _terms = applied.OfType<EngagementTerms>().OrderBy(terms => terms.FirstDate).ToLookup(terms => terms.EngagementId);
        _pipeline = [.. applied.OfType<PipelineStarter>()];
        ChangeDays = [.. applied.SelectMany(DatesOf).Distinct().Order()];
    }

    /// <summary>The days on which something can change; between two of them nothing does.</summary>
    public List<DateOnly> ChangeDays { get; }

    /// <summary>The stock at the close of a day.</summary>
    public IEnumerable<ReferenceLine> On(DateOnly day) => On(day, IsInPostAfter);

    /// <summary>The same with those who are at work on the next day too, though no longer counted as before.</summary>
    public IEnumerable<ReferenceLine> AtWorkOn(DateOnly day) => On(day, IsAtWorkAfter);

    private IEnumerable<ReferenceLine> On(DateOnly day, Func<Engagement, bool> staysAfterLastDay)
    {
        var people = PeopleOn(day, staysAfterLastDay).ToList();
        var expected = _pipeline.Where(starter => IsExpectedBy(starter, day)).ToList();

        foreach (var states in _posts)
        {
            var latest = states.LastOrDefault(state => state.FirstDate <= day);
            var exists = latest is not null && (latest.LastDate is null || latest.LastDate > day);
            var place = latest ?? states[0];

            yield return new(place.UnitId, place.Role, place.PostId, exists ? place : null)
            {
                Expected = expected.Where(starter => starter.Placement.PostId == place.PostId).Sum(starter => starter.Fte.Value),
                People = [.. people.Where(person => person.Placement.PostId == place.PostId)],
            };
        }

        foreach (var person in people.Where(person => person.Placement.UnitId is not null))
        {
            yield return new(person.Placement.UnitId!, person.Placement.Role!.Value) { People = [person] };
        }

        foreach (var starter in expected.Where(starter => starter.Placement.UnitId is not null))
        {
            yield return new(starter.Placement.UnitId!, starter.Placement.Role!.Value) { Expected = starter.Fte.Value };
        }
    }

    /// <summary>The unit that a place is in on a day: the post's, as it was last or else will first be.</summary>
    public string UnitOf(Placement placement, DateOnly day)
    {
        var states = _posts.Find(post => post[0].PostId == placement.PostId);
        return (states?.LastOrDefault(state => state.FirstDate <= day) ?? states?[0])?.UnitId ?? placement.UnitId!;
    }

    /// <summary>Whether somebody whose engagement ends is in post the day after, in the same council, and as what the census counted before.</summary>
    private bool IsInPostAfter(Engagement ended) => NextOf(ended).Any(next =>
        (IsAgency(ended) || !IsAgency(next))
        && (RoleOn(ended, ended.LastDate!.Value) is Role.NotRegistered || RoleOn(next, next.FirstDate) is not Role.NotRegistered));

    /// <summary>Whether somebody whose engagement ends is at work for the same council the day after.</summary>
    public bool IsAtWorkAfter(Engagement ended) => NextOf(ended).Any();

    /// <summary>The engagements that begin on the next day in the council in which the one ends, both units as they lie on its last day.</summary>
    private IEnumerable<Engagement> NextOf(Engagement ended)
    {
        var last = ended.LastDate!.Value;
        var council = CouncilOf(UnitOf(PersonOn(ended, last).Placement, last), last);

        return _engagements.Where(next =>
            next.WorkerId == ended.WorkerId
            && next.FirstDate == last.AddDays(1)
            && CouncilOf(UnitOf(PersonOn(next, next.FirstDate).Placement, next.FirstDate), last) == council);
    }

    private string CouncilOf(string unitId, DateOnly day) => _organisation.Upwards(unitId, day).Last();

    private static bool IsAgency(Engagement engagement) => engagement.Footing is Footing.AgencyCover or Footing.AgencyExtra;

    private Role RoleOn(Engagement engagement, DateOnly day)
    {
        var placement = PersonOn(engagement, day).Placement;
        var states = _posts.Find(post => post[0].PostId == placement.PostId);
        return (states?.LastOrDefault(state => state.FirstDate <= day) ?? states?[0])?.Role ?? placement.Role!.Value;
    }

    private IEnumerable<ReferencePerson> PeopleOn(DateOnly day, Func<Engagement, bool> staysAfterLastDay)
    {
        foreach (var engagement in _engagements)
        {
            if (engagement.FirstDate <= day
                && (engagement.LastDate is null || engagement.LastDate > day || (engagement.LastDate == day && staysAfterLastDay(engagement))))
            {
                yield return PersonOn(engagement, day);
            }
        }
    }

    private ReferencePerson PersonOn(Engagement engagement, DateOnly day)
    {
        var terms = _terms[engagement.EngagementId]
            .LastOrDefault(terms => engagement.FirstDate <= terms.FirstDate && terms.FirstDate <= day);

        return new(engagement, terms?.Placement ?? engagement.Placement, (terms?.Fte ?? engagement.Fte).Value);
    }

    private static bool IsExpectedBy(PipelineStarter starter, DateOnly day) =>
        starter.Stage is PipelineStage.Offered or PipelineStage.Checks or PipelineStage.StartDateSet && starter.ExpectedStartDate <= day;

    private static IEnumerable<DateOnly> DatesOf(Fact fact) => fact switch
    {
        OrganisationUnit unit => Both(unit.FirstDate, unit.LastDate),
        Post post => Both(post.FirstDate, post.LastDate),
        Engagement engagement => Both(engagement.FirstDate, engagement.LastDate),
        EngagementTerms terms => [terms.FirstDate],
        PipelineStarter starter => Both(starter.ExpectedStartDate, null),
        _ => [],
    };

    private static IEnumerable<DateOnly> Both(DateOnly? first, DateOnly? last) => new[] { first, last }.OfType<DateOnly>();
}
