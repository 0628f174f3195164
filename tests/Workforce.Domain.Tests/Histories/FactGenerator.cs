using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Tests.Histories;

/// <summary>Makes facts about a small council.</summary>
internal sealed class FactGenerator
{
    private static readonly decimal[] PostFtes = [1, 1, 1, 0.5m, 0.6m, 2, 3.5m, 5, 0.333333m];
    private static readonly decimal[] WorkedFtes = [1, 1, 1, 0.5m, 0.6m, 0.8m, 0.333333m, 0.000001m, 1.2m];

    private readonly Random _random;
    private readonly DateOnly[] _days;
    private readonly int _unknownPerCent;

    /// <summary>Each engagement as it was made last: another of the same worker from the day after its last is a contract renewed.</summary>
    private readonly Dictionary<string, Engagement> _engagements = [];

    public FactGenerator(Random random)
    {
        _random = random;
        _unknownPerCent = random.Next(0, 6);
        _days = [.. Enumerable.Range(0, random.Next(8, 40)).Select(_ => new DateOnly(2020, 1, 1).AddDays(random.Next(1400)))];
    }

    public Fact Next() => _random.Next(100) switch
    {
        < 14 => Unit(Id('U', 8), Day()),
        < 36 => Post(Id('P', 12), Day()),
        < 45 => Worker(Id('W', 10)),
        < 70 => Engagement(Id('E', 20), Day()),
        < 90 => Terms(Id('E', 20), Day()),
        _ => Starter(Id('S', 6)),
    };

    /// <summary>The same fact with other content.</summary>
    public Fact Again(Fact fact) => fact switch
    {
        OrganisationUnit unit => Unit(unit.UnitId, unit.FirstDate),
        Post post => Post(post.PostId, post.FirstDate),
        Worker worker => Worker(worker.WorkerId),
        Engagement engagement => Engagement(engagement.EngagementId, _random.From(engagement.FirstDate, Day())),
        EngagementTerms terms => Terms(terms.EngagementId, terms.FirstDate),
        PipelineStarter starter => Starter(starter.PipelineStarterId),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "There is no such fact."),
    };

    private OrganisationUnit Unit(string id, DateOnly first)
    {
        var parent = id == "U0" || _random.Next(5) == 0 ? null : Known('U', 8);

        return new(id, first, _random.From<UnitKind>(), $"Unit {_random.Next(9)}", parent == id ? "U0" : parent, Last(first, oneIn: 8));
    }

    private Post Post(string id, DateOnly first) => new(
        id,
        first,
        Known('U', 8),
        AnyRole(),
        Fte.Of(_random.From(PostFtes)),
        _random.From<PostStatus>(),
        LastDate: Last(first, oneIn: 6));

    private Worker Worker(string id) => new(id, _random.From("", "A", "B"));

    /// <summary>Often one that renews another, or the same once more in another place and on another footing.</summary>
    private Engagement Engagement(string id, DateOnly first)
    {
        var engagement = new Engagement(
            id, Known('W', 10), _random.From<Footing>(), first, Place(), Fte.Of(_random.From(WorkedFtes)), Last(first, oneIn: 2));
        var ended = _engagements.Values.Where(each => each.LastDate is not null && each.EngagementId != id).ToList();

        if (_engagements.TryGetValue(id, out var before) && _random.Next(2) == 0)
        {
            engagement = engagement with { WorkerId = before.WorkerId, FirstDate = before.FirstDate, LastDate = before.LastDate };
        }
        else if (ended.Count > 0 && _random.Next(3) > 0)
        {
            var renewed = _random.From(ended);
            first = renewed.LastDate!.Value.AddDays(1);
            engagement = engagement with { WorkerId = renewed.WorkerId, FirstDate = first, LastDate = Last(first, oneIn: 2) };
        }

        return _engagements[id] = engagement;
    }

    private EngagementTerms Terms(string id, DateOnly first) => new(id, first, Place(), Fte.Of(_random.From(WorkedFtes)));

    private PipelineStarter Starter(string id) => new(
        id,
        Place(),
        Fte.Of(_random.From(WorkedFtes) * _random.Next(1, 4)),
        _random.From<PipelineStage>(),
        _random.Next(6) == 0 ? null : Day());

    private Placement Place() => _random.Next(4) == 0 ? Placement.InUnit(Known('U', 8), AnyRole()) : Placement.InPost(Known('P', 12));

    private Role AnyRole() => _random.Next(2) == 0 ? Role.CaseHolder : _random.From<Role>();

    /// <summary>An id to refer to: now and then one that never comes.</summary>
    private string Known(char kind, int howMany) => _random.Next(100) < _unknownPerCent ? $"{kind}-never" : Id(kind, howMany);

    private string Id(char kind, int howMany) => $"{kind}{_random.Next(howMany)}";

    /// <summary>One of few days, or the day beside it, or now and then an end of the calendar.</summary>
    private DateOnly Day() => _random.Next(40) switch
    {
        0 => new(1900, 1, 1),
        1 => new(2100, 12, 31),
        < 8 => _random.From(_days).AddDays(1),
        _ => _random.From(_days),
    };

    private DateOnly? Last(DateOnly first, int oneIn)
    {
        var last = _random.Next(6) == 0 ? first : Day();
        return _random.Next(oneIn) > 0 || last < first ? null : last;
    }
}
