using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;
using Workforce.Service.Live;

namespace Workforce.Service.Tests.Live;

/// <summary>What is kept of a snapshot is bounded together with what was handed on to it, whoever asks after what.</summary>
public class FlowCacheTests
{
    private const int Teams = 6;

    private static readonly DateTime Made = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Another team is asked after at each commit: what is handed on would otherwise grow with each.</summary>
    [Fact]
    public void Of_AnotherScopeAtEachCommit_KeepsNoMoreThanTheMost()
    {
        var staffing = Staffing();
        var size = Size(staffing, 0);
        var most = (2 * size) + 1;
        var cache = new FlowCache(most);

        for (var team = 0; team < Teams; team++)
        {
            var flows = cache.Of(staffing, Team(team));

            Assert.Equal(Size(staffing, team), flows.Count + 1);
            Assert.InRange(cache.KeptOf(staffing), size, most);
            staffing = staffing.With([Recorded(1000 + team, new Worker($"later-{team}"))], 2 + team, out _);
        }
    }

    [Fact]
    public void Of_TheSameScopeAfterACommit_IsMadeFromTheOneBeforeAndCountedOnce()
    {
        var staffing = Staffing();
        var cache = new FlowCache(1_000_000);
        cache.Of(staffing, Team(0));
        var next = staffing.With([Recorded(1000, new Worker("later"))], 2, out _);

        cache.Of(next, Team(0));

        Assert.Equal(Size(staffing, 0), cache.KeptOf(next));
    }

    private static int Size(StaffingSnapshot staffing, int team) => Domain.Flows.StaffFlows.Of(staffing, Team(team)).Count + 1;

    private static Scope Team(int team) => new($"t{team}", RoleSet.Census);

    /// <summary>Three people in each of some teams.</summary>
    private static StaffingSnapshot Staffing()
    {
        var facts = new List<Fact> { new OrganisationUnit("council", new(2020, 1, 1), UnitKind.Council, "council", null) };

        for (var team = 0; team < Teams; team++)
        {
            facts.Add(new OrganisationUnit($"t{team}", new(2020, 1, 1), UnitKind.Team, $"t{team}", "council"));

            for (var i = 0; i < 3; i++)
            {
                facts.Add(new Worker($"w{team}-{i}"));
                facts.Add(new Engagement($"e{team}-{i}", $"w{team}-{i}", Footing.Permanent, new(2021, 1, 1 + i), Placement.InUnit($"t{team}", Role.CaseHolder), Fte.One));
            }
        }

        return StaffingSnapshot.Empty.With([.. facts.Select((fact, i) => Recorded(i + 1, fact))], 1, out _);
    }

    private static RecordedChange Recorded(long number, Fact fact) => new(number, 1, Made, new("test", $"c{number}", new(Made, number), Withdrawn: false, fact));
}
