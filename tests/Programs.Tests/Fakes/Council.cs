using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Programs.Tests.Fakes;

/// <summary>What the real service holds of the council C1, on 28 November 2026.</summary>
internal static class Council
{
    /// <summary>The service's day, so that the samples are of yesterday.</summary>
    public static TimeProvider Clock { get; } = new DayAfterTheSamples();

    public static async Task<RunningService> StartAsync(params string[] settings)
    {
        var service = new RunningService(settings, Clock);
        await service.InitializeAsync();
        await service.PushAsync(A.Unit("C1"));
        return service;
    }

    /// <summary>The ids of who is in post on the samples' day.</summary>
    public static async Task<List<string>> WorkersAsync(this RunningService service)
    {
        var workers = new List<string>();
        var request = new ListWorkersRequest { UnitId = "C1", AsOfDate = A.Day(2026, 11, 27), PageSize = 1000 };

        do
        {
            var page = await service.Staffing.ListWorkersAsync(request);
            workers.AddRange(page.Workers.Select(worker => worker.WorkerId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return workers;
    }

    /// <summary>How many changes are recorded, each as often as it is recorded.</summary>
    public static async Task<List<StaffingChange>> ChangesAsync(this RunningService service)
    {
        var changes = new List<StaffingChange>();
        var request = new ListStaffingChangesRequest { PageSize = 1000 };

        do
        {
            var page = await service.Staffing.ListStaffingChangesAsync(request);
            changes.AddRange(page.Changes.Select(change => change.Change));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return changes;
    }

    private sealed class DayAfterTheSamples : TimeProvider
    {
        private static readonly TimeSpan Since = new DateTimeOffset(2026, 11, 28, 8, 0, 0, TimeSpan.Zero) - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Since;
    }
}
