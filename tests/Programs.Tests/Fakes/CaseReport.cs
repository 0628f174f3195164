using System.Globalization;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Programs.Tests.Fakes;

/// <summary>A case system's reports of the case holders W1 to W6, who work in T1 of C1.</summary>
internal static class CaseReport
{
    public const string Header = "worker_id,unit_id,assessment,child_in_need,child_protection,looked_after,care_leaver,other,open_but_finished\n";

    /// <summary>A service that holds C1 with its case holders.</summary>
    public static async Task<RunningService> StartAsync()
    {
        var service = await Council.StartAsync();
        await service.PushAsync(
            [A.Unit("T1", "C1"), .. Enumerable.Range(1, 6).SelectMany(number => new[]
            {
                A.Change(change => change.Worker = new() { WorkerId = $"W{number}" }),
                A.Change(change => change.Engagement = new()
                {
                    EngagementId = $"E{number}",
                    WorkerId = $"W{number}",
                    Footing = Footing.Permanent,
                    FirstDate = A.Day(2026, 1, 5),
                    Placement = new() { Unit = new() { UnitId = "T1", Role = Role.CaseHolder } },
                    Fte = A.Number("1"),
                }),
            })]);
        return service;
    }

    /// <summary>A report of the first workers, with ten cases each.</summary>
    public static string Of(int workers) => Header + Rows(1, workers);

    /// <summary>The rows of the workers from one through another, with ten cases each.</summary>
    public static string Rows(int from, int through) => string.Concat(
        Enumerable.Range(from, through - from + 1).Select(number => string.Create(CultureInfo.InvariantCulture, $"W{number},T1,10,0,0,0,0,0,0\n")));

    /// <summary>Who has how many cases on a day of November 2026, such as <c>W1 10, W2 0</c>.</summary>
    public static async Task<string> CasesAsync(this RunningService service, int day) =>
        string.Join(", ", (await service.CaseloadsAsync(day)).Select(caseload => $"{caseload.WorkerId} {caseload.CaseCount}"));

    /// <summary>The caseloads on a day of November 2026.</summary>
    public static async Task<IReadOnlyList<WorkerCaseload>> CaseloadsAsync(this RunningService service, int day) =>
        (await service.Caseloads.ListCaseloadsAsync(new() { UnitId = "C1", AsOfDate = A.Day(2026, 11, day) })).Caseloads;
}
