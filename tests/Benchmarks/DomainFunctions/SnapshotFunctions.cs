using BenchmarkDotNet.Attributes;
using Workforce.Domain;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;
using Workforce.Domain.Flows;
using Workforce.Domain.Measures;
using Workforce.Service.Wire;

namespace Workforce.Benchmarks.DomainFunctions;

/// <summary>What a question costs at several sizes, and what one change does.</summary>
public class SnapshotFunctions
{
    private static readonly DateTime Now = DateTime.UtcNow;
    private static readonly DateOnly Day = new(2020, 6, 30);

    private WorkforceSnapshot _snapshot = WorkforceSnapshot.Empty;
    private StaffFlows _flows = null!;
    private RecordedChange _change = null!;
    private WorkforceSnapshot _next = WorkforceSnapshot.Empty;

    public static IReadOnlyList<int> Sizes { get; set; } = [1_000];

    [ParamsSource(nameof(Sizes))]
    public int Engagements { get; set; }

    [GlobalSetup]
    public void Load()
    {
        var caseloads = new GeneratedCaseloads(teams: Math.Max(2, Engagements / GeneratedCaseloads.TeamSize));
        var changes = GeneratedWorkforce.Changes(Engagements).Concat(caseloads.Staffing())
            .Select(change => new FieldReader().StaffingChange(change, Now)!)
            .Concat(caseloads.Reports(GeneratedCaseloads.Today).Select(change => new FieldReader().CaseloadChange(change, Now, GeneratedCaseloads.Today)!));
        var revision = 0L;
        var limit = new Change("benchmark", "limit", new(Now), false, new CaseloadThreshold(
            "limit",
            GeneratedCaseloads.Council,
            Role: null,
            WorkerId: null,
            CaseloadBasis.Cases,
            GeneratedCaseloads.Limit,
            AmberLimit: null,
            new(2020, 1, 1),
            MustBeMetByDate: null,
            LastDate: null,
            NewlyQualifiedProtection.None,
            LimitRounding.None));

        foreach (var group in changes.Append(limit).Chunk(8192))
        {
            revision++;
            _snapshot = _snapshot.With([.. group.Select((change, i) => new RecordedChange((revision * 10_000) + i, revision, Now, change))], revision, out _);
        }

        _flows = StaffFlows.Of(_snapshot.Staffing, Council);
        var moved = GeneratedWorkforce.Changes(Engagements).Last(change => change.Engagement is not null);
        (moved.ChangeId, moved.MadeSequence, moved.Engagement.Fte.Value) = ("later", long.MaxValue, "0.5");
        _change = new((revision + 1) * 10_000, revision + 1, Now, new FieldReader().StaffingChange(moved, Now)!);
        _next = _snapshot.With([_change], _change.Revision, out _);
    }

    [Benchmark]
    public object VacancyRateOn() => VacancyRate.On(_snapshot.Staffing, Council, Day, VacancyDefinition.Establishment);

    [Benchmark]
    public object TurnoverOver() => Turnover.Over(_flows, Period.TwelveMonthsTo(Day), TurnoverDefinition.Dfe);

    [Benchmark]
    public object FlowsOfTheCouncil() => StaffFlows.Of(_snapshot.Staffing, Council);

    [Benchmark]
    public object FlowsOfTheCouncilAfterOneChange() => _flows.In(_next.Staffing);

    [Benchmark]
    public int BreachesOfTheCouncil() => _snapshot.Breaches.OpenOn(GeneratedCaseloads.Council, GeneratedCaseloads.Today).Take(100).Count();

    [Benchmark]
    public int CaseloadsOfATeam() => CaseloadListing.List(_snapshot, new(GeneratedCaseloads.Team(1), RoleSet.All), GeneratedCaseloads.Today).Count;

    [Benchmark]
    public object WithOneChange() => _snapshot.With([_change], _change.Revision, out _);

    private static Scope Council => new(GeneratedWorkforce.Council, RoleSet.Census);
}
