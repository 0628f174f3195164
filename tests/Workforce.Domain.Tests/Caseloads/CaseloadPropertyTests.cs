using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;
using Workforce.Domain.Flows;
using Workforce.Domain.Tests.Histories;
using Xunit.Abstractions;

namespace Workforce.Domain.Tests.Caseloads;

/// <summary>Whatever happened, and however it was delivered, the same loads, limits and breaches as by looking at every day.</summary>
public class CaseloadPropertyTests(ITestOutputHelper output)
{
    [Fact]
    public void With_AnyHistoryInAnyDelivery_AnswersAsTheReferenceDoes()
    {
        var checks = Enumerable.Range(0, Math.Max(1, History.HowMany / 4))
            .AsParallel()
            .Select(seed => new CaseloadHistoryCheck(CaseloadHistoryGenerator.Make(seed)))
            .Select(check => (Check: check, Difference: check.FirstDifference()))
            .ToList();

        if (checks.Find(check => check.Difference is not null).Check is { } failing)
        {
            Assert.Fail(Shrunk(failing.History));
        }

        output.WriteLine(
            $"{checks.Count} histories, {checks.Sum(check => check.Check.History.Changes.Count)} changes, "
            + $"{checks.Sum(check => check.Check.Breaches)} breaches, {checks.Sum(check => check.Check.Answers)} answers compared.");
        Assert.True(checks.Sum(check => check.Check.Breaches) > checks.Count);
    }

    private static string Shrunk(History history)
    {
        for (var size = history.Changes.Count / 2; size > 0; size /= 2)
        {
            for (var at = 0; at < history.Changes.Count;)
            {
                var smaller = history with { Changes = [.. history.Changes.Take(at), .. history.Changes.Skip(at + size)] };

                if (smaller.Changes.Count > 0 && new CaseloadHistoryCheck(smaller).FirstDifference() is not null)
                {
                    history = smaller;
                }
                else
                {
                    at += size;
                }
            }
        }

        return $"Seed {history.Seed}: {new CaseloadHistoryCheck(history).FirstDifference()}{Environment.NewLine}{history}";
    }
}

/// <summary>Holds the snapshots that a history leads to against the reference.</summary>
internal sealed class CaseloadHistoryCheck(History history)
{
    private static readonly DateTime Recorded = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly ReferenceCaseloads _caseloads = new(history.Changes);

    public History History => history;

    public long Answers { get; private set; }

    public int Breaches { get; private set; }

    public string? FirstDifference()
    {
        try
        {
            var reference = new ReferenceBreaches(_caseloads);
            Breaches = reference.All.Count;

            return Delivery.AllOf(history)
                .Select(delivery => InDelivery(delivery, reference) is { } difference ? $"{delivery.Name}: {difference}" : null)
                .FirstOrDefault(difference => difference is not null);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception.ToString();
        }
    }

    private string? InDelivery(Delivery delivery, ReferenceBreaches reference)
    {
        var snapshot = WorkforceSnapshot.Empty;
        var batch = new List<RecordedChange>();
        var day = _caseloads.Facts<CaseloadReport>().Select(report => report.FirstDate).DefaultIfEmpty(ReferenceBreaches.From).Max();

        for (var i = 0; i < delivery.Changes.Count; i++)
        {
            var change = delivery.Changes[i];
            batch.Add(new(i + 1, snapshot.Revision + 1, Recorded, change));

            if (i == delivery.Changes.Count - 1 || Chance.IsOneIn(delivery.BatchSize, delivery.Seed, delivery.Name, change.ChangeId))
            {
                // Asked now and then on the way, so that what was kept must be followed up.
                _ = CaseloadListing.List(snapshot, new("U0", RoleSet.All), day);
                var before = snapshot;
                snapshot = before.With([.. batch], before.Revision + 1, out _);
                batch.Clear();

                if (InChanges(before, snapshot, day) is { } difference)
                {
                    return $"after {i + 1} changes: {difference}";
                }
            }
        }

        return Differences(snapshot, reference).FirstOrDefault(difference => difference is not null);
    }

    /// <summary>What is said to have changed is what differs between all that stood and all that stands.</summary>
    private string? InChanges(WorkforceSnapshot before, WorkforceSnapshot after, DateOnly day)
    {
        var said = BreachChange.Between(before, after, day).Select(change => $"{change.Kind} {change.WorkerId}");
        var expected =
            from worker in ReferenceBreaches.Workers
            let old = TextOn(before, worker, day)
            let next = TextOn(after, worker, day)
            where old != next
            select $"{(old is null ? BreachChangeKind.Opened : next is null ? BreachChangeKind.Closed : BreachChangeKind.Changed)} {worker}";

        return Same("changes", string.Join(',', expected), string.Join(',', said));
    }

    private static string? TextOn(WorkforceSnapshot snapshot, string worker, DateOnly day) => snapshot.Breaches.Of(worker, day) is { } breach
        ? $"{breach.Days} {ReferenceCaseload.TextOf(breach.On(day))} {breach.On(day).Counts} {breach.On(day).Place?.Engagement} {breach.On(day).Limit} "
            + $"{breach.PeakBy(day)} {snapshot.Caseloads.PlanOf(breach, day)}"
        : null;

    private IEnumerable<string?> Differences(WorkforceSnapshot snapshot, ReferenceBreaches reference)
    {
        foreach (var worker in ReferenceBreaches.Workers)
        {
            yield return Same(
                $"breaches of {worker}",
                string.Join(Environment.NewLine, reference.All.Where(breach => breach.Worker == worker).Select(breach => breach.Text)),
                string.Join(Environment.NewLine, snapshot.Breaches.Of(worker).Select(ReferenceBreach.TextOf)));
        }

        var random = new Random(history.Seed);
        var days = _caseloads.Facts<Engagement>().Select(each => each.LastDate).OfType<DateOnly>().ToHashSet();

        for (var day = ReferenceBreaches.From; day <= ReferenceBreaches.To; day = day.AddDays(1 + random.Next(4)))
        {
            days.Add(day);
        }

        foreach (var day in days.Where(day => day <= ReferenceBreaches.To).Order())
        {
            foreach (var difference in DifferencesOn(snapshot, reference, day, random))
            {
                yield return difference;
            }
        }
    }

    private IEnumerable<string?> DifferencesOn(WorkforceSnapshot snapshot, ReferenceBreaches reference, DateOnly day, Random random)
    {
        foreach (var worker in ReferenceBreaches.Workers)
        {
            var expected = reference.On(worker, day);
            var isHeardOf = snapshot.Staffing.Worker(worker) is not null || history.Changes.Any(change => change.Fact is CaseloadReport report && report.WorkerId == worker);
            yield return Same(
                $"{worker} on {day:O}",
                isHeardOf ? expected.Text : null,
                CaseloadListing.Of(snapshot, worker, day) is { } load ? ReferenceCaseload.TextOf(load) : null);
            yield return Same(
                $"times of {worker} by {day:O}",
                $"{reference.Within(null, Period.TwelveMonthsTo(day), BreachEvent.Standing).Count(breach => breach.Worker == worker)}",
                $"{snapshot.Breaches.TimesInTwelveMonths(worker, day)}");
        }

        var unit = random.From("U0", "U1", "U2", "U3", "U4", "U5");
        var period = new Period(day, day.AddDays(random.Next(30)));

        yield return Same(
            $"list of {unit} on {day:O}",
            string.Join(Environment.NewLine, ReferenceBreaches.Workers
                .Select(worker => reference.On(worker, day))
                .Where(load => load.Place is { } place && place.Path.Contains(unit) && (place.Engagement is not null || load.Counts.Total > 0))
                .Select(load => $"{load.WorkerId} {load.Text}")),
            string.Join(Environment.NewLine, CaseloadListing.List(snapshot, new(unit, RoleSet.All), day)
                .Select(load => $"{load.WorkerId} {ReferenceCaseload.TextOf(load)}")));
        yield return Same(
            $"not in post on {day:O}",
            string.Join(',', ReferenceBreaches.Workers.Where(worker => reference.On(worker, day) is { Place: null or { Engagement: null }, Counts.Total: > 0 })),
            string.Join(',', CaseloadListing.NotInPost(snapshot, null, day).Select(load => load.WorkerId)));
        yield return Same(
            $"open in {unit} on {day:O}",
            Texts(reference.Within(unit, new(day, day), BreachEvent.Standing).Select(breach => breach.Text)),
            Texts(snapshot.Breaches.OpenOn(unit, day).Select(each => ReferenceBreach.TextOf(each.Breach))));

        foreach (var what in Enum.GetValues<BreachEvent>())
        {
            foreach (var where in (string?[])[unit, null])
            {
                yield return Same(
                    $"{what} in {where} {period}",
                    Texts(reference.Within(where, period, what).Select(breach => breach.Text)),
                    Texts(Paged(snapshot, where, period, what).Select(ReferenceBreach.TextOf)));
            }
        }

        yield return Same(
            $"unallocated on {day:O}",
            string.Join(',', from each in Enumerable.Range(0, CaseloadHistoryGenerator.Units).Select(i => $"U{i}")
                             from system in ReferenceCaseloads.Systems
                             where _caseloads.Facts<UnallocatedCases>().Any(cases => cases.UnitId == each && cases.CaseSystem == system)
                             let counts = _caseloads.Unallocated(each, system, day)
                             where counts is not null
                             select $"{each} {system} {counts}"),
            string.Join(',', CaseloadListing.Unallocated(snapshot, null, day)
                .Where(each => _caseloads.Facts<UnallocatedCases>().Any(cases => cases.UnitId == each.UnitId && cases.CaseSystem == each.CaseSystem))
                .Select(each => $"{each.UnitId} {each.CaseSystem} {each.Counts}")));
        yield return Same(
            $"overnight {day:O}",
            string.Join(',', from worker in ReferenceBreaches.Workers
                             where day < ReferenceBreaches.To
                             let kind = (reference.On(worker, day).IsOver, reference.On(worker, day.AddDays(1)).IsOver)
                             where kind.Item1 != kind.Item2
                             select $"{(kind.Item2 ? BreachChangeKind.Opened : BreachChangeKind.Closed)} {worker}"),
            string.Join(',', BreachChange.Overnight(snapshot, day)
                .Where(change => change.Kind is not BreachChangeKind.Changed)
                .Select(change => $"{change.Kind} {change.WorkerId}")));
    }

    /// <summary>Page by page of two.</summary>
    private static IEnumerable<Breach> Paged(WorkforceSnapshot snapshot, string? unit, Period period, BreachEvent what)
    {
        BreachPosition? after = null;

        while (snapshot.Breaches.Within(unit, period, what, after).Take(2).ToList() is { Count: > 0 } page)
        {
            foreach (var each in page)
            {
                after = each.Position;
                yield return each.Breach;
            }
        }
    }

    private static string Texts(IEnumerable<string> texts) => string.Join(Environment.NewLine, texts.Order(StringComparer.Ordinal));

    private string? Same(string what, string? expected, string? observed)
    {
        Answers++;
        return expected == observed ? null : $"{what} is{Environment.NewLine}{observed}{Environment.NewLine}but by the reference{Environment.NewLine}{expected}";
    }
}
