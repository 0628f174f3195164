using Workforce.Domain.Amounts;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;
using Workforce.Domain.Tests.Histories;

namespace Workforce.Domain.Tests.Caseloads;

/// <summary>Makes histories of staffing, caseloads and thresholds together, in which all that can meet does.</summary>
internal sealed class CaseloadHistoryGenerator
{
    public const int Workers = 6;
    public const int Units = 5;

    public static readonly DateOnly FirstDay = new(2024, 1, 10);

    private static readonly decimal[] Ftes = [1, 1, 0.5m, 0.6m, 0.8m, 0.333333m];
    private static readonly decimal[] Limits = [10, 15, 15.5m, 20, 25];

    private readonly Random _random;
    private readonly List<Change> _changes = [];
    private readonly DateOnly[] _days;
    private readonly Dictionary<string, Engagement> _engagements = [];

    private CaseloadHistoryGenerator(int seed)
    {
        _random = new(seed);
        _days = [.. Enumerable.Range(0, _random.Next(8, 30)).Select(_ => FirstDay.AddDays(_random.Next(100)))];
    }

    public static History Make(int seed)
    {
        var generator = new CaseloadHistoryGenerator(seed);
        var howMany = generator._random.Next(100, 350);

        while (generator._changes.Count < howMany)
        {
            generator.AddChanges();
        }

        return new(seed, generator._changes);
    }

    private void AddChanges()
    {
        if (_random.Next(20) == 0)
        {
            AddSnapshot();
            return;
        }

        var isCorrection = _changes.Count > 0 && _random.Next(4) == 0;
        Add(isCorrection ? Again(_random.From(_changes).Fact) : Next(), Made());
    }

    /// <summary>A snapshot as it comes: its reports and its completion of one moment, though in no order.</summary>
    private void AddSnapshot()
    {
        var (system, day, made) = (System(), Day(), Made());
        var workers = Enumerable.Range(0, Workers).Where(_ => _random.Next(3) > 0).Select(i => $"W{i}").ToList();

        for (var i = 0; i < workers.Count; i++)
        {
            Add(Report(system, workers[i], day), made with { Sequence = i });
        }

        Add(new CaseloadSnapshotCompleted(system, day, workers.Count, Coverage()), made with { Sequence = _random.Next(9) });
    }

    private void Add(Fact fact, MadeAt made) =>
        _changes.Add(new(_random.From("lcs", "lcs", "ys"), $"c{_changes.Count}", made, _random.Next(12) == 0, fact));

    private Fact Next() => _random.Next(100) switch
    {
        < 10 => Unit(Id('U', Units), Day()),
        < 18 => Post(Id('P', 6), Day()),
        < 25 => new Worker(Id('W', Workers)),
        < 38 => Engagement(Id('E', 9), Day()),
        < 46 => Terms(Id('E', 9), Day()),
        < 74 => Report(System(), Id('W', Workers), Day()),
        < 78 => new CaseloadSnapshotCompleted(System(), Day(), _random.Next(9), Coverage()),
        < 82 => new UnallocatedCases(System(), Id('U', Units), Day(), Counts()),
        < 92 => Threshold(Id('T', 7)),
        < 95 => Weighting(Id('U', Units), Day()),
        _ => new BreachPlan(Id('W', Workers), Day(), _random.Next(2) == 0, _random.From("", "close finished"), null),
    };

    /// <summary>The same fact with other content.</summary>
    private Fact Again(Fact fact) => fact switch
    {
        OrganisationUnit unit => Unit(unit.UnitId, unit.FirstDate),
        Post post => Post(post.PostId, post.FirstDate),
        Engagement engagement => Engagement(engagement.EngagementId, _random.From(engagement.FirstDate, Day())),
        EngagementTerms terms => Terms(terms.EngagementId, terms.FirstDate),
        CaseloadReport report => Report(report.CaseSystem, report.WorkerId, report.FirstDate),
        UnallocatedCases cases => cases with { Counts = Counts() },
        CaseloadSnapshotCompleted completed => completed with { Covered = Coverage() },
        CaseloadThreshold threshold => Threshold(threshold.ThresholdId),
        CaseWeighting weighting => Weighting(weighting.UnitId, weighting.FirstDate),
        BreachPlan plan => plan with { Plan = "another" },
        _ => fact,
    };

    private OrganisationUnit Unit(string id, DateOnly first)
    {
        var parent = id == "U0" || _random.Next(6) == 0 ? null : Id('U', Units);
        return new(id, first, UnitKind.Team, "", parent == id ? "U0" : parent, Last(first));
    }

    private Post Post(string id, DateOnly first) => new(id, first, Id('U', Units), Role(), Fte.One, PostStatus.Open, LastDate: Last(first));

    /// <summary>Often one that renews another, or the same once more in another place and on another footing.</summary>
    private Engagement Engagement(string id, DateOnly first)
    {
        var engagement = new Engagement(
            id,
            Id('W', Workers),
            _random.From<Footing>(),
            first,
            Place(),
            Fte.Of(_random.From(Ftes)),
            Last(first),
            _random.From<StartOrigin?>(StartOrigin.NewlyQualified, StartOrigin.NewlyQualified, StartOrigin.Other, null));
        var ended = _engagements.Values.Where(each => each.LastDate is not null && each.EngagementId != id).ToList();

        if (_engagements.TryGetValue(id, out var before) && _random.Next(2) == 0)
        {
            engagement = engagement with { WorkerId = before.WorkerId, FirstDate = before.FirstDate, LastDate = before.LastDate };
        }
        else if (ended.Count > 0 && _random.Next(3) > 0)
        {
            var renewed = _random.From(ended);
            first = renewed.LastDate!.Value.AddDays(1);
            engagement = engagement with { WorkerId = renewed.WorkerId, FirstDate = first, LastDate = Last(first) };
        }

        return _engagements[id] = engagement;
    }

    private EngagementTerms Terms(string id, DateOnly first) => new(id, first, Place(), Fte.Of(_random.From(Ftes)));

    private CaseloadReport Report(string system, string worker, DateOnly first) =>
        new(system, worker, first, Counts(), _random.Next(3) == 0 ? Id('U', Units + 1) : null);

    /// <summary>Mostly the same again, as a real system's is; with a unit that HR does not know.</summary>
    private CaseloadCoverage Coverage() => _random.Next(6) switch
    {
        0 or 1 => CaseloadCoverage.NotNamed,
        2 or 3 => CaseloadCoverage.Of("U1"),
        _ => CaseloadCoverage.Of(Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => Id('U', Units + 1))),
    };

    private CaseCounts Counts() => _random.Next(6) == 0 ? default : new(_random.Next(8), _random.Next(9), _random.Next(9), 0, _random.Next(4), 0, _random.Next(3));

    private CaseloadThreshold Threshold(string id)
    {
        var (limit, first) = (_random.From(Limits), Day());

        return new(
            id,
            _random.Next(3) == 0 ? "U0" : Id('U', Units),
            _random.Next(3) == 0 ? Role() : null,
            _random.Next(4) == 0 ? Id('W', Workers) : null,
            _random.From(CaseloadBasis.Cases, CaseloadBasis.Cases, CaseloadBasis.CasesPerFte, CaseloadBasis.WeightedPoints),
            limit,
            _random.Next(2) == 0 ? limit - 3 : null,
            first,
            null,
            Last(first),
            _random.Next(2) == 0 ? NewlyQualifiedProtection.None : NewlyQualifiedProtection.Of([(1, 60m), (_random.Next(2, 5), 90m)]),
            _random.From<LimitRounding>());
    }

    private CaseWeighting Weighting(string unit, DateOnly first) =>
        new(unit, first, _random.Next(6), new(_random.From(1, 0.5m), 1, _random.From(2, 1.5m), 1, 0.25m, 1, 0));

    private Placement Place() => _random.Next(3) > 0 ? Placement.InUnit(Id('U', Units), Role()) : Placement.InPost(Id('P', 6));

    private Role Role() => _random.Next(3) > 0 ? Domain.Facts.Role.CaseHolder : Domain.Facts.Role.SeniorPractitioner;

    private string System() => _random.From("lcs", "ys");

    private string Id(char kind, int howMany) => $"{kind}{_random.Next(howMany)}";

    private DateOnly Day() => _random.Next(6) == 0 ? _random.From(_days).AddDays(1) : _random.From(_days);

    private DateOnly? Last(DateOnly first)
    {
        var last = Day();
        return _random.Next(3) > 0 || last < first ? null : last;
    }

    /// <summary>Mostly one minute after another; sometimes long before, and sometimes at one moment with another change.</summary>
    private MadeAt Made()
    {
        var minutes = _random.Next(10) switch
        {
            0 => _random.Next(_changes.Count + 1),
            1 => Math.Max(0, _changes.Count - 1),
            _ => _changes.Count,
        };

        return new(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(minutes), _random.Next(2));
    }
}
