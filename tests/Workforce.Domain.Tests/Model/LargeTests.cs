using System.Diagnostics;
using Workforce.Domain.Facts;
using Workforce.Domain.Flows;
using Workforce.Domain.Model;
using Xunit.Abstractions;

namespace Workforce.Domain.Tests.Model;

/// <summary>No feed, however odd, may hold up the only writer: what is far from any council's data must still be quick.</summary>
/// <remarks>
/// Asserts what comes out, not how long it takes, which is printed: at these sizes what grows with the square takes minutes, and
/// shows in the whole run.
/// </remarks>
public class LargeTests(ITestOutputHelper output)
{
    private const int Units = 1_000;
    private const int States = 20_000;
    private const int Terms = 5_000;

    [Fact]
    public void With_AThousandUnitsInAChain_TakesThemAllAndTheNext()
    {
        var chain = Enumerable.Range(1, Units)
            .Select(i => A.Unit(Id(i), under: Id(i - 1), from: A.Start.AddDays(i)))
            .Prepend(A.Unit(Id(0), under: null));
        var staffing = StaffingSnapshot.Empty;

        Timed("the chain", () => staffing = Known.From([.. chain]));
        Timed("one unit more", () => staffing = staffing.And(A.Unit("other", under: null)));

        Assert.True(staffing.KnowsUnit(Id(Units)));

        static string Id(int i) => $"U{i:0000}";
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void With_ManyStatesOfOnePost_TakesThemAllAndTheNext(bool backwards)
    {
        var states = Enumerable.Range(0, States).Select(i => A.Post("P1", fte: 1 + (i % 3), from: A.Start.AddDays(i))).ToList();
        var staffing = Known.Of();

        Timed("the states", () => staffing = staffing.And(backwards ? Enumerable.Reverse(states) : states));
        Timed("one state more", () => staffing = staffing.And(A.Post("P1", fte: 9, from: A.Start.AddDays(States))));

        Assert.Equal(9m, staffing.Figures(A.Start.AddDays(States)).Establishment.Value);
    }

    /// <summary>From the team to another and back, day by day; and in it all along, with other hours each day.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_ManyTermsOfOneEngagement_TellsEachChange(bool stays)
    {
        var terms = Enumerable.Range(1, Terms).Select(i => A.Terms(
            "E1",
            A.Start.AddDays(i),
            Placement.InUnit(stays || i % 2 == 0 ? A.Team : "FS", Role.CaseHolder),
            fte: i % 2 == 0 ? 1 : 0.5m));
        var staffing = Known.Of([A.Unit("FS"), A.Employee("E1", Placement.InUnit(A.Team, Role.CaseHolder)), .. terms]);
        StaffFlows? flows = null;

        Timed("the flows", () => flows = StaffFlows.Of(staffing, new(A.Team, RoleSet.Census)));

        Assert.Equal(1 + Terms, flows!.Within(new(A.Start, A.Start.AddDays(Terms))).Length);
    }

    private void Timed(string what, Action act)
    {
        var watch = Stopwatch.StartNew();
        act();
        output.WriteLine($"{what}: {watch.Elapsed.TotalMilliseconds:F0} ms");
    }
}
