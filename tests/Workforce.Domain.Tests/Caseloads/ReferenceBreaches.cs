using Workforce.Domain.Caseloads;
using Workforce.Domain.Flows;

namespace Workforce.Domain.Tests.Caseloads;

/// <summary>The breaches that come of looking at every worker on every day, one day after another.</summary>
internal sealed class ReferenceBreaches
{
    /// <summary>Days on which nothing has begun yet, and days after which nothing changes any more.</summary>
    public static readonly DateOnly From = CaseloadHistoryGenerator.FirstDay.AddDays(-2);

    public static readonly DateOnly To = CaseloadHistoryGenerator.FirstDay.AddDays(270);

    private readonly Dictionary<(string Worker, DateOnly Day), ReferenceCaseload> _loads = [];

    public ReferenceBreaches(ReferenceCaseloads caseloads)
    {
        foreach (var worker in Workers)
        {
            List<ReferenceCaseload>? days = null;

            for (var day = From; day <= To; day = day.AddDays(1))
            {
                var load = _loads[(worker, day)] = caseloads.On(worker, day);

                if (load.IsOver)
                {
                    if (days is null)
                    {
                        All.Add(new(worker, day, days = []));
                    }

                    days.Add(load);
                }
                else
                {
                    days = null;
                }
            }
        }
    }

    public static IEnumerable<string> Workers => Enumerable.Range(0, CaseloadHistoryGenerator.Workers).Select(i => $"W{i}");

    public List<ReferenceBreach> All { get; } = [];

    public ReferenceCaseload On(string worker, DateOnly day) => _loads[(worker, day)];

    public IEnumerable<ReferenceBreach> Within(string? unit, Period period, BreachEvent what) => All.Where(breach =>
        Enumerable.Range(0, breach.Loads.Count).Any(i =>
        {
            var (day, isIn) = (breach.First.AddDays(i), unit is null || (breach.Loads[i].Place?.Path.Contains(unit) ?? false));

            return isIn && what switch
            {
                BreachEvent.Opened => i == 0 && period.FirstDate <= day && day <= period.LastDate,
                BreachEvent.Closed => i == breach.Loads.Count - 1 && day < To && period.FirstDate <= day.AddDays(1) && day.AddDays(1) <= period.LastDate,
                _ => period.FirstDate <= day && day <= period.LastDate,
            };
        }));
}

/// <param name="Worker">The worker.</param>
/// <param name="First">The first day.</param>
/// <param name="Loads">The load of each day.</param>
internal sealed record ReferenceBreach(string Worker, DateOnly First, List<ReferenceCaseload> Loads)
{
    public DateOnly Last => First.AddDays(Loads.Count - 1);

    public string Text
    {
        get
        {
            var sameBasis = Loads.Where(load => load.Threshold!.Basis == Loads[^1].Threshold!.Basis).ToList();
            var peak = sameBasis.Max(load => load.Load!.Value);
            var peakDay = First.AddDays(Loads.FindIndex(load => load.Threshold!.Basis == Loads[^1].Threshold!.Basis && load.Load == peak));
            DateOnly? last = Last == ReferenceBreaches.To ? null : Last;

            return $"{Worker} {First:O}..{last:O}, peak {peak:0.######} on {peakDay:O}, rules {string.Join(' ', Rules)}";
        }
    }

    public static string TextOf(Breach breach) =>
        $"{breach.WorkerId} {breach.FirstDate:O}..{breach.LastDate:O}, peak {breach.Peak.Value:0.######} on {breach.PeakDate:O}, "
        + $"rules {string.Join(' ', breach.Rules.Select(rule => $"{rule.FirstDate:O}:{rule.Limit.Threshold.ThresholdId}:{rule.Limit.Limit:0.######}").Aggregate(new List<string>(), WithoutRepetition))}";

    private List<string> Rules => Loads
        .Select((load, i) => $"{First.AddDays(i):O}:{load.Threshold!.ThresholdId}:{load.Limit:0.######}")
        .Aggregate(new List<string>(), WithoutRepetition);

    private static List<string> WithoutRepetition(List<string> rules, string rule)
    {
        if (rules.Count == 0 || rules[^1][11..] != rule[11..])
        {
            rules.Add(rule);
        }

        return rules;
    }
}
