using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Flows;
using Workforce.Domain.Listings;
using Workforce.Domain.Measures;
using Workforce.Domain.Tests.Histories;
using Workforce.Domain.Tests.Reference;
using Xunit.Abstractions;

namespace Workforce.Domain.Tests.Properties;

/// <summary>What was known at each revision is what the reference makes of the changes up to it, and no more.</summary>
public class AsKnownPropertyTests(ITestOutputHelper output)
{
    private int _revisions;
    private long _answers;

    [Fact]
    public void EveryMeasure_AtRevisionsOfAnyHistory_IsTheReferencesOfThatPrefix()
    {
        Parallel.For(0, History.HowMany, seed =>
        {
            var history = HistoryGenerator.Make(seed);
            var delivery = Delivery.AllOf(history).ElementAt(seed % 3);
            StaffFlows? known = null;
            Scope scope = new($"U{seed % 8}", seed % 2 == 0 ? RoleSet.Census : RoleSet.Of(Role.CaseHolder, Role.NotRegistered));

            foreach (var step in delivery.Steps())
            {
                var isEnd = step.Seen == delivery.Changes.Count;

                if (!isEnd && !Chance.IsOneIn(delivery.BatchSize == 1 ? 100u : 8u, seed, "revision", $"{step.Seen}"))
                {
                    continue;
                }

                var reference = new Knowledge(delivery.Changes.Take(step.Seen));
                var flows = StaffFlows.Of(step.Snapshot, scope);
                var days = DaysOf(reference.Model, seed);

                for (var i = 0; i + 1 < days.Count; i++)
                {
                    Check(step, new(reference.Model, reference.Measures, scope), flows, known, scope, days[i], days[i + 1]);
                }

                known = flows;
                Interlocked.Increment(ref _revisions);
            }
        });

        output.WriteLine($"{History.HowMany} histories, {_revisions} revisions of them, {_answers} answers compared.");
    }

    private void Check(
        DeliveryStep step, ReferenceFlows reference, StaffFlows flows, StaffFlows? known, Scope scope, DateOnly first, DateOnly last)
    {
        foreach (var definition in Enum.GetValues<TurnoverDefinition>())
        {
            var turnover = Turnover.Over(flows, new(first, last), definition);
            Assert.Equal(reference.Turnover(definition, first, last), (From(turnover.FteRate), From(turnover.HeadcountRate)));
        }

        var use = AgencyUse.On(step.Snapshot, scope, last, AgencyUse.UsualBandMonths);
        Assert.Equal(
            reference.AgencyRates(last),
            new[] { use.AgencyRateFte, use.AgencyRateHeadcount, use.CoverRate, use.VacanciesCovered }.Select(From));

        var (fte, heads) = StaffBridge.Over(flows, new(first, last), known);
        Assert.Equal(reference.Sum(FlowKind.Starter, first, last), (fte.Starters.Value, heads.Starters));
        Assert.Equal(reference.Sum(FlowKind.MovedIn, first, last), (fte.MovedIn.Value, heads.MovedIn));
        Assert.Equal(reference.Sum(FlowKind.MovedOut, first, last), (-fte.MovedOut.Value, heads.MovedOut));
        Assert.Equal(reference.Sum(FlowKind.HoursChanged, first, last).Fte, fte.HoursChanged.Value);
        Assert.Equal((reference.InPost(last), reference.Headcount(last)), (fte.Closing.Value, heads.Closing));

        // From what was known at an earlier revision to what is known at this one.
        var openedAt = first.AddDays(-1);
        Assert.Equal(((known ?? flows).InPost(openedAt), (known ?? flows).Headcount(openedAt)), (fte.Opening, heads.Opening));
        Assert.Equal(fte.Closing, fte.Opening + fte.Corrections + fte.Starters - fte.Leavers + fte.MovedIn - fte.MovedOut + fte.HoursChanged);
        Assert.Equal(heads.Closing, heads.Opening + heads.Corrections + heads.Starters - heads.Leavers + heads.MovedIn - heads.MovedOut);

        foreach (var post in PostOnDay.List(step.Snapshot, scope, last).Where(post => post.Occupancy.Vacant > 0))
        {
            Assert.Equal(reference.VacantSince(post.Post.PostId, last), post.VacantSince);
            Interlocked.Increment(ref _answers);
        }

        Interlocked.Add(ref _answers, 19);
    }

    private static List<DateOnly> DaysOf(ReferenceModel model, int seed) => [.. model.Staffing.ChangeDays
        .SelectMany(day => new[] { day.AddDays(-1), day, day.AddDays(1) })
        .Distinct()
        .OrderBy(day => Chance.Of(seed, "asked", $"{day:O}"))
        .Take(4)
        .Order()];

    private static Answer From(MeasureValue value) =>
        new(value.Numerator, value.Denominator, value.Rounded(Rounding.Official), value.Reason);
}
