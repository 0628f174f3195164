using Workforce.Domain.Facts;

namespace Workforce.Domain.Tests.Reference;

/// <summary>The posts and people of a day, one line for each post and for each person outside any.</summary>
internal sealed class ReferenceStaffing
{
    private readonly List<List<Post>> _posts;
    private readonly List<Engagement> _engagements;
    private readonly ILookup<string, EngagementTerms> _terms;
    private readonly List<PipelineStarter> _pipeline;

    public ReferenceStaffing(IReadOnlyCollection<Fact> applied)
    {
        _posts = [.. applied.OfType<Post>().GroupBy(post => post.PostId).Select(post => post.OrderBy(state => state.FirstDate).ToList())];
        _engagements = [.. applied.OfType<Engagement>()];
        _terms = applied.OfType<EngagementTerms>().OrderBy(terms => terms.FirstDate).ToLookup(terms => terms.EngagementId);
        _pipeline = [.. applied.OfType<PipelineStarter>()];
        ChangeDays = [.. applied.SelectMany(DatesOf).Distinct().Order()];
    }

    /// <summary>The days on which something can change; between two of them nothing does.</summary>
    public List<DateOnly> ChangeDays { get; }

    public IEnumerable<ReferenceLine> On(DateOnly day)
    {
        var people = PeopleOn(day).ToList();
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

    private IEnumerable<ReferencePerson> PeopleOn(DateOnly day)
    {
        foreach (var engagement in _engagements)
        {
            if (engagement.FirstDate <= day && (engagement.LastDate is null || engagement.LastDate > day))
            {
                var terms = _terms[engagement.EngagementId]
                    .LastOrDefault(terms => engagement.FirstDate <= terms.FirstDate && terms.FirstDate <= day);

                yield return new(engagement, terms?.Placement ?? engagement.Placement, (terms?.Fte ?? engagement.Fte).Value);
            }
        }
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
