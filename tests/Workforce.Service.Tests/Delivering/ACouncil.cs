using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Delivering;

/// <summary>A council's changes by seed, in an order in which many must first be held; and its figures for every month.</summary>
internal static class ACouncil
{
    private const int Teams = 6;

    private static readonly DateTime Made = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static List<StaffingChange> Changes(int seed, int posts)
    {
        var random = new Random(seed);
        var changes = new List<StaffingChange> { A.Unit("council") };
        changes.AddRange(Enumerable.Range(0, Teams).Select(team => A.Unit($"team-{team}", "council")));

        for (var i = 0; i < posts; i++)
        {
            var (post, worker, engagement) = ($"post-{i}", $"worker-{i}", $"engagement-{i}");
            var first = new DateOnly(2024, 1, 1).AddDays(random.Next(700));
            changes.Add(A.Post(post, $"team-{random.Next(Teams)}", with: state => state.Status = (PostStatus)(1 + random.Next(4))));
            changes.Add(A.Worker(worker));
            changes.Add(A.Engagement(engagement, worker, post, random.Next(2) == 0 ? "0.6" : "1", with: spell =>
            {
                spell.FirstDate = Day(first);
                spell.LastDate = random.Next(3) == 0 ? Day(first.AddDays(random.Next(300))) : null;
                spell.Footing = (Footing)(1 + random.Next(4));
            }));

            if (random.Next(4) == 0)
            {
                changes.Add(A.Change(change => change.EngagementTerms = new()
                {
                    EngagementId = engagement,
                    FirstDate = Day(first.AddDays(random.Next(200))),
                    Placement = new() { PostId = $"post-{random.Next(posts)}" },
                    Fte = A.Number("0.5"),
                }));
            }

            if (random.Next(10) == 0)
            {
                changes.Add(Withdrawn(A.Worker($"worker-{random.Next(i + 1)}")));
            }
        }

        // Ids and times by place, so that the same seed makes the same changes in every test.
        for (var i = 0; i < changes.Count; i++)
        {
            changes[i].ChangeId = i.ToString(CultureInfo.InvariantCulture);
            changes[i].MadeTime = Timestamp.FromDateTime(Made.AddSeconds(i));
            changes[i].MadeSequence = 0;
        }

        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(changes));
        return changes;
    }

    /// <summary>Every definition and figure of every unit for every month, without revisions, and what is held.</summary>
    public static async Task<List<string>> FiguresAsync(StaffingService.StaffingServiceClient staffing, MeasuresService.MeasuresServiceClient measures)
    {
        var figures = new List<string>();
        var units = await staffing.ListOrganisationUnitsAsync(new() { PageSize = 1000 });

        foreach (var unit in units.Units)
        {
            var series = await measures.GetMonthlySeriesAsync(new()
            {
                UnitId = unit.UnitId,
                FirstMonthDate = A.Day(2023, 12, 0),
                LastMonthDate = A.Day(2027, 3, 0),
                Measures =
                {
                    Enumerable.Range(1, 4).Select(definition => new Measure { VacancyRate = (VacancyDefinition)definition }),
                    Enumerable.Range(1, 10).Select(figure => new Measure { Figure = (StaffingFigure)figure }),
                },
            });
            figures.AddRange(series.Months.Select(month => $"{unit.UnitId} {month}"));
        }

        var issues = await measures.ListDataQualityIssuesAsync(new() { PageSize = 1000, AsOfDate = A.Day(2026, 1, 1) });
        figures.AddRange(issues.Issues.Select(issue => issue.ToString()));
        return figures;
    }

    private static StaffingChange Withdrawn(StaffingChange change)
    {
        change.Withdrawn = true;
        return change;
    }

    private static Google.Type.Date Day(DateOnly day) => A.Day(day.Year, day.Month, day.Day);
}
