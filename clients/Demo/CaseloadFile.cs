using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Workforce.V1;

namespace Workforce.Demo;

/// <summary>The demo's caseloads as a case system would report them: a whole snapshot each month's end.</summary>
internal static class CaseloadFile
{
    private const string Source = "cases-demo";

    /// <param name="path">The file.</param>
    /// <param name="unitId">The unit whose workers' cases the system holds: of others its snapshots say nothing.</param>
    public static IEnumerable<CaseloadChange> ReadAll(string path, string unitId)
    {
        var rows = File.ReadLines(path).Where(line => !line.StartsWith('#')).Skip(1).Select(line => line.Split(','));

        foreach (var ofDay in rows.GroupBy(cells => cells[0]))
        {
            var day = DateOnly.Parse(ofDay.Key, CultureInfo.InvariantCulture);
            var count = 0;

            foreach (var cells in ofDay)
            {
                count++;
                yield return Change(day, cells[1], change => change.Caseload = new()
                {
                    WorkerId = cells[1],
                    FirstDate = Date(day),
                    Counts = Counts([.. cells.Skip(2).Select(cell => int.Parse(cell, CultureInfo.InvariantCulture))]),
                });
            }

            // November has a quarter fewer cases than October, which the service would rather ask about than believe.
            yield return Change(day, "all", change => change.SnapshotCompleted = new()
            {
                SnapshotDate = Date(day),
                WorkerCount = count,
                CoveredUnitIds = { unitId },
                MaxShrinkPercent = new() { Value = "30" },
            });
        }
    }

    public static Google.Type.Date Date(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    private static CaseloadChange Change(DateOnly day, string what, Action<CaseloadChange> fact)
    {
        var change = new CaseloadChange
        {
            Source = Source,
            ChangeId = string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}-{what}"),
            MadeTime = Timestamp.FromDateTime(day.ToDateTime(new(22, 0), DateTimeKind.Utc)),
        };
        fact(change);
        return change;
    }

    private static CaseCounts Counts(int[] counts) => new()
    {
        AssessmentCount = counts[0],
        ChildInNeedCount = counts[1],
        ChildProtectionCount = counts[2],
        LookedAfterCount = counts[3],
        CareLeaverCount = counts[4],
        OtherCount = counts[5],
        OpenButFinishedCount = counts[6],
    };
}
