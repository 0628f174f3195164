using Workforce.Domain.Evidence;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Measures;
using Workforce.Domain.Tests.Histories;

namespace Workforce.Domain.Tests.Properties;

/// <summary>A figure can be shown row by row only if the rows come to it, whatever was reported.</summary>
public class EvidencePropertyTests
{
    private const int Seeds = 24;

    [Fact]
    public void Rows_OfAnyMeasureScopeAndDay_AddUpToItExactly() => ForEachAnswer((measure, snapshot, flows, scope, day) =>
    {
        var answer = measure.Answer(snapshot, flows, scope, day);
        var rows = measure.Explain(snapshot, flows, scope, day).ToList();

        Assert.Equal(
            (answer.Numerator ?? 0m, answer.Denominator ?? 0m),
            (Sum(rows, EvidenceSide.Numerator), Sum(rows, EvidenceSide.Denominator)));
    });

    [Fact]
    public void Rows_OfAnyMeasureScopeAndDay_AreToldApartAndLieInTheScope() => ForEachAnswer((measure, snapshot, flows, scope, day) =>
    {
        var rows = measure.Explain(snapshot, flows, scope, day).ToList();

        Assert.Equal(rows.Count, rows.DistinctBy(row => (row.Side, row.GetType(), row.Subject, row.Day)).Count());
        Assert.All(rows, row =>
        {
            Assert.NotEqual(0m, row.Amount);
            Assert.True(scope.Roles.Contains(row.Role));
            Assert.Contains(scope.UnitId, Organisation.Path(snapshot.Staffing, row.UnitId, PlaceDay(row)));
        });
    });

    /// <summary>A leaver lay in the scope until the eve.</summary>
    private static DateOnly PlaceDay(EvidenceRow row) => row is LeaverEvidence ? row.Day.AddDays(-1) : row.Day;

    /// <summary>Else the two above would show nothing.</summary>
    [Fact]
    public void Rows_OverAllHistories_AreOfEveryKindAndOfEachMeasure()
    {
        var kinds = new HashSet<Type>();
        var explained = new HashSet<Measure>();
        var gate = new Lock();

        ForEachAnswer((measure, snapshot, flows, scope, day) =>
        {
            foreach (var row in measure.Explain(snapshot, flows, scope, day))
            {
                lock (gate)
                {
                    kinds.Add(row.GetType());
                    explained.Add(measure);
                }
            }
        });

        Assert.Equal(
            new[] { typeof(EngagementEvidence), typeof(LeaverEvidence), typeof(PipelineEvidence), typeof(PostEvidence) },
            kinds.OrderBy(kind => kind.Name, StringComparer.Ordinal));
        Assert.Equal(AllMeasures.List.Count, explained.Count);
    }

    private static decimal Sum(IEnumerable<EvidenceRow> rows, EvidenceSide side) => rows.Where(row => row.Side == side).Sum(row => row.Amount);

    private static void ForEachAnswer(Action<Measure, WorkforceSnapshot, FlowsOf, Scope, DateOnly> check) =>
        Parallel.For(0, Seeds, seed =>
        {
            var history = HistoryGenerator.Make(seed);
            var snapshot = AllMeasures.Snapshot(AllMeasures.Recorded(history));
            var flows = AllMeasures.KeptFlows();
            var known = new Knowledge(history.Changes);
            var days = known.Model.Staffing.ChangeDays.Where(day => Chance.IsOneIn(8, seed, "explained", $"{day:O}")).ToList();

            foreach (var unitId in known.Model.Organisation.UnitIds)
            {
                foreach (var roles in new[] { RoleSet.Census, RoleSet.Of(Role.CaseHolder, Role.NotRegistered) })
                {
                    foreach (var day in days)
                    {
                        foreach (var measure in AllMeasures.List)
                        {
                            check(measure, snapshot, flows, new(unitId, roles), day);
                        }
                    }
                }
            }
        });
}
