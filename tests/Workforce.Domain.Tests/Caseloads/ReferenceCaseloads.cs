using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;
using Workforce.Domain.Tests.Reference;

namespace Workforce.Domain.Tests.Caseloads;

/// <summary>Loads, places and limits of a day by the plainest reading of the words: slow, and obvious on purpose.</summary>
internal sealed class ReferenceCaseloads
{
    public static readonly string[] Systems = ["lcs", "ys"];

    private readonly ILookup<Type, Change> _holding;
    private readonly ReferenceModel _staffing;
    private readonly Dictionary<DateOnly, List<ReferenceLine>> _lines = [];

    public ReferenceCaseloads(IReadOnlyCollection<Change> changes)
    {
        _staffing = new(changes.Where(change => change.Fact.Key.Kind.Area() is FactArea.Staffing));
        _holding = changes
            .GroupBy(change => change.Fact.Key)
            .Select(each => each.Aggregate((best, change) => change.HoldsOver(best) ? change : best))
            .Where(change => !change.Withdrawn)
            .ToLookup(change => change.Fact.GetType());
    }

    public ReferenceOrganisation Organisation => _staffing.Organisation;

    public IEnumerable<TFact> Facts<TFact>()
        where TFact : Fact => _holding[typeof(TFact)].Select(change => (TFact)change.Fact);

    public ReferenceCaseload On(string workerId, DateOnly day)
    {
        var systems = Systems.Select(system => (System: system, On: StateOf(workerId, system, day))).ToList();
        var counts = systems.Aggregate(default(CaseCounts), (sum, each) => sum + (each.On?.Counts ?? default));
        var worksIn = PlaceOf(workerId, day);
        var state = systems.Exists(each => each.On is not null) ? LoadState.Reported
            : Array.Exists(Systems, system => AnswersFor(system, workerId, worksIn, day)) ? LoadState.ConfirmedZero
            : LoadState.NeverReported;
        var place = worksIn ?? Named(systems.Select(each => each.On?.UnitId).FirstOrDefault(unit => unit is not null), day);
        var threshold = place is null ? null : ThresholdOf(workerId, place, day);

        return new(workerId, state, counts, place, threshold, threshold is null ? null : Limited(threshold, place!, day))
        {
            Load = counts.Total == 0 ? 0 : threshold?.Basis switch
            {
                CaseloadBasis.CasesPerFte => place!.Fte == 0 ? null : counts.Total / place.Fte,
                CaseloadBasis.WeightedPoints => Points(counts, place!, day),
                _ => counts.Total,
            },
        };
    }

    /// <summary>The unit's cases in one system that nobody has; null if nothing was said by the day.</summary>
    public CaseCounts? Unallocated(string unitId, string system, DateOnly day)
    {
        if (!Facts<UnallocatedCases>().Any(each => each.CaseSystem == system && each.UnitId == unitId && each.FirstDate <= day))
        {
            return null;
        }

        var reports = Reports<UnallocatedCases>(system, each => each.CaseSystem == system && each.UnitId == unitId, day);
        var last = reports.Count == 0 ? (DateOnly?)null : reports.Max(report => report.FirstDate);

        return IsZero(system, last, day) ? default(CaseCounts) : reports.Find(report => report.FirstDate == last)?.Counts;
    }

    /// <summary>Whether a system vouches for the zero of a worker who is in none of its reports that hold on the day.</summary>
    private bool AnswersFor(string system, string workerId, ReferencePlace? worksIn, DateOnly day)
    {
        var completed = Facts<CaseloadSnapshotCompleted>().Where(each => each.CaseSystem == system && each.Date <= day).MaxBy(each => each.Date);

        if (completed is null)
        {
            return false;
        }

        if (worksIn is not null && completed.Covered.IsNamed)
        {
            return worksIn.Path.Exists(unit => completed.Covered.UnitIds.Contains(unit));
        }

        var reported = Facts<CaseloadReport>().Where(each => each.CaseSystem == system && each.WorkerId == workerId && each.FirstDate <= day).ToList();

        if (reported.Count == 0)
        {
            return false;
        }

        return worksIn is null || PlaceOf(workerId, reported.Max(each => each.FirstDate)) is not { } then || then.Path[^1] == worksIn.Path[^1];
    }

    private CaseloadReport? StateOf(string workerId, string system, DateOnly day)
    {
        var reports = Reports<CaseloadReport>(system, each => each.CaseSystem == system && each.WorkerId == workerId, day);
        var last = reports.Count == 0 ? (DateOnly?)null : reports.Max(report => report.FirstDate);

        return IsZero(system, last, day) ? null : reports.Find(report => report.FirstDate == last);
    }

    private bool IsZero(string system, DateOnly? last, DateOnly day) => Facts<CaseloadSnapshotCompleted>()
        .Any(completed => completed.CaseSystem == system && completed.Date <= day && (last is null || completed.Date > last));

    /// <summary>But for those made before the snapshot of their day was.</summary>
    private List<TFact> Reports<TFact>(string system, Func<TFact, bool> isWanted, DateOnly day)
        where TFact : Fact => [.. _holding[typeof(TFact)]
            .Where(change => isWanted((TFact)change.Fact) && change.Fact.Key.FirstDate <= day)
            .Where(change => !_holding[typeof(CaseloadSnapshotCompleted)].Any(other => other.Fact is CaseloadSnapshotCompleted completed
                && completed.CaseSystem == system
                && completed.Date == change.Fact.Key.FirstDate
                && completed.Date <= day
                && other.Made.Time > change.Made.Time))
            .Select(change => (TFact)change.Fact)];

    private ReferencePlace? PlaceOf(string workerId, DateOnly day)
    {
        if (!_lines.TryGetValue(day, out var lines))
        {
            _lines.Add(day, lines = [.. _staffing.Staffing.AtWorkOn(day)]);
        }

        var all = lines
            .SelectMany(line => line.People.Select(person => (Line: line, Person: person)))
            .Where(each => each.Person.Engagement.WorkerId == workerId)
            .OrderByDescending(each => each.Person.Fte)
            .ThenBy(each => each.Person.Engagement.FirstDate)
            .ThenBy(each => each.Person.Engagement.EngagementId, StringComparer.Ordinal)
            .ToList();

        return all.Count == 0
            ? null
            : new(
                [.. Organisation.Upwards(all[0].Line.UnitId, day)],
                all[0].Line.Role,
                all.Sum(each => each.Person.Fte),
                all[0].Person.Engagement,
                NewlyQualifiedSince(workerId, day));
    }

    private ReferencePlace? Named(string? unitId, DateOnly day) => unitId is null
        ? null
        : new(Organisation.UnitIds.Contains(unitId) ? [.. Organisation.Upwards(unitId, day)] : [unitId], null, 0, null, null);

    /// <summary>Goes back day by day for as long as there is work, one day between two engagements not counting.</summary>
    private DateOnly? NewlyQualifiedSince(string workerId, DateOnly day)
    {
        var engagements = _staffing.Applied.OfType<Engagement>().Where(each => each.WorkerId == workerId && IsAtWork(each, each.FirstDate)).ToList();
        var start = day;

        while (IsWorked(start.AddDays(-1)) || IsWorked(start.AddDays(-2)))
        {
            start = start.AddDays(IsWorked(start.AddDays(-1)) ? -1 : -2);
        }

        var since = engagements
            .Where(each => each.StartOrigin is StartOrigin.NewlyQualified && each.FirstDate >= start && each.FirstDate <= day)
            .Select(each => each.FirstDate)
            .ToList();

        return since.Count == 0 ? null : since.Min();

        bool IsWorked(DateOnly each) => engagements.Exists(one => IsAtWork(one, each));

        bool IsAtWork(Engagement one, DateOnly each) =>
            one.FirstDate <= each && (one.LastDate is null || one.LastDate > each || (one.LastDate == each && _staffing.Staffing.IsAtWorkAfter(one)));
    }

    private CaseloadThreshold? ThresholdOf(string workerId, ReferencePlace place, DateOnly day)
    {
        var all =
            from change in _holding[typeof(CaseloadThreshold)]
            let threshold = (CaseloadThreshold)change.Fact
            where threshold.FirstDate <= day && (threshold.LastDate is null || day <= threshold.LastDate)
            where threshold.WorkerId is null || threshold.WorkerId == workerId
            where threshold.Role is null || threshold.Role == place.Role
            where place.Path.Contains(threshold.UnitId)
            orderby threshold.WorkerId is null, place.Path.IndexOf(threshold.UnitId), threshold.Role is null, threshold.FirstDate descending
            select (Change: change, Threshold: threshold);

        var found = all.ToList();

        if (found.Count == 0)
        {
            return null;
        }

        return found
            .Where(each => (each.Threshold.WorkerId, each.Threshold.UnitId, each.Threshold.Role, each.Threshold.FirstDate)
                == (found[0].Threshold.WorkerId, found[0].Threshold.UnitId, found[0].Threshold.Role, found[0].Threshold.FirstDate))
            .Aggregate((best, each) => each.Change.HoldsOver(best.Change) ? each : best)
            .Threshold;
    }

    private static decimal Limited(CaseloadThreshold threshold, ReferencePlace place, DateOnly day)
    {
        if (place.NewlyQualifiedSince is not { } since || threshold.Protection.Steps.Count == 0)
        {
            return threshold.Limit;
        }

        var months = 0;

        while (since.AddMonths(months + 1) <= day)
        {
            months++;
        }

        var percent = threshold.Protection.Steps.Where(step => months < step.UntilMonths).Select(step => step.Percent).FirstOrDefault(100m);
        var limit = threshold.Limit * percent / 100;
        var whole = Math.Truncate(limit);

        return (threshold.LimitRounding, limit - whole) switch
        {
            (_, 0) or (LimitRounding.None, _) => limit,
            _ when percent == 100 => limit,
            (LimitRounding.Up, _) or (LimitRounding.HalfUp, >= 0.5m) => whole + 1,
            _ => whole,
        };
    }

    private decimal? Points(CaseCounts counts, ReferencePlace place, DateOnly day)
    {
        var weighting = place.Path
            .Select(unit => Facts<CaseWeighting>().Where(each => each.UnitId == unit && each.FirstDate <= day).MaxBy(each => each.FirstDate))
            .FirstOrDefault(each => each is not null);

        return weighting is null ? null : weighting.StablePoints
            + (counts.Assessment * weighting.Weights.Assessment)
            + (counts.ChildInNeed * weighting.Weights.ChildInNeed)
            + (counts.ChildProtection * weighting.Weights.ChildProtection)
            + (counts.LookedAfter * weighting.Weights.LookedAfter)
            + (counts.CareLeaver * weighting.Weights.CareLeaver)
            + (counts.Other * weighting.Weights.Other)
            + (counts.OpenButFinished * weighting.Weights.OpenButFinished);
    }
}

internal sealed record ReferencePlace(List<string> Path, Role? Role, decimal Fte, Engagement? Engagement, DateOnly? NewlyQualifiedSince);

internal sealed record ReferenceCaseload(
    string WorkerId,
    LoadState State,
    CaseCounts Counts,
    ReferencePlace? Place,
    CaseloadThreshold? Threshold,
    decimal? Limit)
{
    public decimal? Load { get; init; }

    public bool IsOver => Limit is not null && Load > Limit;

    public string Text => $"{State} {Counts.Total} in {string.Join('<', Place?.Path ?? [])} as {Place?.Role} {Place?.Fte:0.######} "
        + $"by {Place?.Engagement?.EngagementId} since {Place?.NewlyQualifiedSince:O}: {Load:0.######} of {Limit:0.######} by {Threshold?.ThresholdId}, over {IsOver}";

    public static string TextOf(WorkerCaseload load) =>
        $"{load.State} {load.Counts.Total} in {string.Join('<', load.Place?.Path ?? [])} as {load.Place?.Role} {load.Place?.Fte.Value:0.######} "
        + $"by {load.Place?.Engagement?.EngagementId} since {load.Place?.NewlyQualifiedSince:O}: {load.Load?.Value:0.######} "
        + $"of {load.Limit?.Limit:0.######} by {load.Limit?.Threshold.ThresholdId}, over {load.Level is CaseloadLevel.Over}";
}
