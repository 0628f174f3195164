using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Flows;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;
using Workforce.Domain.Tests.Histories;
using Workforce.Domain.Tests.Reference;

namespace Workforce.Domain.Tests.Properties;

/// <summary>Who comes and goes in any unit of any history, held against the stock of every day that is asked about.</summary>
public class FlowPropertyTests
{
    private const int Seeds = 40;

    [Fact]
    public void Stock_OfAnyScope_IsTheSnapshotsAndTheReferences() => ForEachScope((snapshot, scope, stock, flows, days) =>
    {
        foreach (var day in days)
        {
            Assert.Equal((stock.Fte(day), stock.Headcount(day)), (flows.InPost(day).Value, flows.Headcount(day)));
            Assert.Equal(EstablishmentFigures.On(snapshot, scope, day)?.InPost ?? Fte.Zero, flows.InPost(day));
        }
    });

    [Fact]
    public void Flows_OfAnyScope_AreWhatTheDaysAroundThemSay() => ForEachScope((_, scope, stock, flows, _) =>
    {
        foreach (var flow in flows.Within(new(new(1800, 1, 1), new(2200, 1, 1))))
        {
            var (workerId, day) = (flow.Engagement.WorkerId, DateOnly.FromDayNumber(flow.Day));

            Assert.Equal(
                ((FlowKind?)flow.Kind, flow.FteChange.Value, flow.ServedDays),
                (stock.Kind(workerId, day), stock.Change(workerId, day), stock.ServedDays(workerId, day)));
            Assert.True(scope.Roles.Contains(flow.Role));
        }
    });

    [Fact]
    public void Bridge_OfAnyScopeAndPeriod_Closes() => ForEachScope((_, _, stock, flows, days) =>
    {
        foreach (var (first, last) in days.Zip(days.Skip(2)))
        {
            var (fte, heads) = StaffBridge.Over(flows, new(first, last));

            Assert.Equal((stock.Fte(first.AddDays(-1)), stock.Fte(last)), (fte.Opening.Value, fte.Closing.Value));
            Assert.Equal((stock.Headcount(first.AddDays(-1)), stock.Headcount(last)), (heads.Opening, heads.Closing));
            Assert.Equal(fte.Closing, fte.Opening + fte.Starters - fte.Leavers + fte.MovedIn - fte.MovedOut + fte.HoursChanged);
            Assert.Equal(heads.Closing, heads.Opening + heads.Starters - heads.Leavers + heads.MovedIn - heads.MovedOut);
        }
    });

    [Fact]
    public void Turnover_OfAnyScopeAndPeriod_IsOfTheBridgesLeavers() => ForEachScope((_, _, _, flows, days) =>
    {
        foreach (var (first, last) in days.Zip(days.Skip(2)))
        {
            var turnover = Turnover.Over(flows, new(first, last), TurnoverDefinition.Dfe);
            var leavers = flows.LeaversWithin(new(first, last));

            Assert.Equal(turnover.Bridge.Fte.Leavers.Millionths, leavers.Sum(leaver => leaver.Fte.Millionths));
            Assert.Equal(turnover.Bridge.Headcount.Leavers, leavers.Count);
            Assert.Equal(turnover, Turnover.Over(flows.SumsAlone(), new(first, last), TurnoverDefinition.Dfe));
            Assert.Equal(leavers, flows.SumsAlone().LeaversWithin(new(first, last)));
            Assert.Equal(
                turnover.FteRate.Reason is NoValueReason.Missing ? null : turnover.Bridge.Fte.Closing.Value,
                turnover.FteRate.Denominator);
        }
    });

    [Fact]
    public void AgencyUse_OfAnyScope_IsTheSnapshotsAndTheSumOfItsBands() => ForEachScope((snapshot, scope, stock, flows, days) =>
    {
        foreach (var day in days)
        {
            var use = AgencyUse.On(snapshot, scope, day, AgencyUse.UsualBandMonths);
            var figures = EstablishmentFigures.On(snapshot, scope, day);

            Assert.Equal((figures?.AgencyCover ?? Fte.Zero, figures?.AgencyExtra ?? Fte.Zero), (use.Cover.Fte, use.Extra.Fte));
            Assert.Equal(use.Cover.Heads + use.Extra.Heads, flows.AgencyHeadcount(day));
            Assert.Equal(use.Cover.Heads + use.Extra.Heads, use.Bands.Sum(band => band.Cover.Heads + band.Extra.Heads));
            Assert.Equal(
                figures is null ? null : use.Cover.Heads + use.Extra.Heads + (decimal)stock.Headcount(day),
                use.AgencyRateHeadcount.Denominator);
        }
    });

    [Fact]
    public void In_NextSnapshotOfAnyHistory_IsAsWorkedOutAnew() => Parallel.For(0, Seeds, seed =>
    {
        var history = HistoryGenerator.Make(seed);
        var snapshots = Delivery.AllOf(history).ElementAt(seed % 3).Steps().Select(step => step.Snapshot).ToList();
        var always = new Period(new(1800, 1, 1), new(2200, 1, 1));

        foreach (var unitId in new Knowledge(history.Changes).Model.Organisation.UnitIds.Where(unitId => Chance.IsOneIn(3, seed, "followed", unitId)))
        {
            var scope = new Scope(unitId, RoleSet.Census);
            var flows = StaffFlows.Of(snapshots[0], scope);

            // Now and then over several snapshots at once, as it is where nobody asks in between.
            foreach (var next in snapshots.Skip(1).Where((_, step) => !Chance.IsOneIn(3, seed, unitId, $"{step}")).Append(snapshots[^1]))
            {
                var anew = StaffFlows.Of(next, scope);
                var sums = flows.SumsAlone().In(next);
                flows = flows.In(next);

                Assert.Equal(anew.Within(always).ToArray(), flows.Within(always).ToArray());

                foreach (var day in anew.Within(always).ToArray().Select(flow => DateOnly.FromDayNumber(flow.Day)))
                {
                    Assert.Equal(
                        (anew.InPost(day), anew.Headcount(day), anew.AgencyHeadcount(day)),
                        (flows.InPost(day), flows.Headcount(day), flows.AgencyHeadcount(day)));
                    Assert.Equal(StaffBridge.Over(anew, new(day, day)), StaffBridge.Over(sums, new(day, day)));
                }
            }
        }
    });

    private static void ForEachScope(Action<StaffingSnapshot, Scope, ReferenceStock, StaffFlows, IReadOnlyList<DateOnly>> check) =>
        Parallel.For(0, Seeds, seed =>
        {
            var history = HistoryGenerator.Make(seed);
            var snapshot = Delivery.AllOf(history).First().Steps().Last().Snapshot;
            var known = new Knowledge(history.Changes);
            var days = known.Model.Staffing.ChangeDays.SelectMany(day => new[] { day.AddDays(-1), day, day.AddDays(1) }).Distinct()
                .Where(day => Chance.IsOneIn(6, seed, "asked", $"{day:O}")).Order().ToList();

            foreach (var unitId in known.Model.Organisation.UnitIds)
            {
                foreach (var roles in new[] { RoleSet.Census, RoleSet.All, RoleSet.Of(Role.CaseHolder, Role.NotRegistered) })
                {
                    var scope = new Scope(unitId, roles);
                    check(snapshot, scope, new(known.Model, known.Measures, scope), StaffFlows.Of(snapshot, scope), days);
                }
            }
        });
}
