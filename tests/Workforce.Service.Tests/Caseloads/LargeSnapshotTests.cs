using System.Diagnostics;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;
using Xunit.Abstractions;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;

namespace Workforce.Service.Tests.Caseloads;

/// <summary>A nightly snapshot of many workers in one stream. What it cost is printed, not asserted: the machine may be busy.</summary>
public class LargeSnapshotTests(ITestOutputHelper output)
{
    private static readonly string? Asked = Environment.GetEnvironmentVariable("WORKFORCE_SNAPSHOT_WORKERS");

    /// <summary>How many workers: the environment may ask for more, to measure with.</summary>
    private static readonly int Workers = int.Parse(Asked ?? "5000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Snapshots_OfManyWorkersTwoDaysRunning_LandWhole()
    {
        var service = await RunningService.StartAsync();

        try
        {
            await service.PushAsync(A.Unit("council"));
            await service.LimitAsync("council", "20");

            foreach (var daysAgo in new[] { 1, 0 })
            {
                var (cpu, allocated) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes());
                var rejected = await SendAsync(service, daysAgo);
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Workers} workers: {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:0.0} s of CPU for client and service, "
                        + $"{(GC.GetTotalAllocatedBytes() - allocated) / 1e6:0} MB allocated, {GC.GetTotalMemory(forceFullCollection: Asked is not null) / 1e6:0} MB held after."));
                Assert.Equal(0, rejected);
            }

            var breaches = await service.Caseloads.ListCaseloadBreachesAsync(new() { UnitId = "council", PageSize = 1 });
            Assert.NotEmpty(breaches.NextPageToken);
            Assert.Equal(25, (await service.Caseloads.GetWorkerCaseloadAsync(new() { WorkerId = "w1" })).Caseload.CaseCount);
        }
        finally
        {
            await service.DisposeAsync();
        }
    }

    private static async Task<int> SendAsync(RunningService service, int daysAgo)
    {
        using var call = service.Caseloads.ReportCaseloads();
        var reading = CountRejectedAsync(call);
        var made = Timestamp.FromDateTime(new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc).AddDays(-daysAgo));
        CaseloadChange Change(string id) => new() { Source = "ics", ChangeId = $"{daysAgo}-{id}", MadeTime = made };

        foreach (var part in Enumerable.Range(0, Workers).Chunk(1000))
        {
            var request = new ReportCaseloadsRequest();

            foreach (var i in part)
            {
                var change = Change($"w{i}");
                change.Caseload = new() { WorkerId = $"w{i}", FirstDate = Case.Ago(daysAgo), Counts = new() { AssessmentCount = i % 2 == 0 ? 10 : 25 }, UnitId = "council" };
                request.Changes.Add(change);
            }

            await call.RequestStream.WriteAsync(request);
        }

        var completed = Change("completed");
        completed.SnapshotCompleted = new() { SnapshotDate = Case.Ago(daysAgo), WorkerCount = Workers };
        await call.RequestStream.WriteAsync(new() { Changes = { completed } });
        await call.RequestStream.CompleteAsync();
        return await reading;
    }

    private static async Task<int> CountRejectedAsync(AsyncDuplexStreamingCall<ReportCaseloadsRequest, ReportCaseloadsResponse> call)
    {
        var rejected = 0;

        await foreach (var response in call.ResponseStream.ReadAllAsync())
        {
            rejected += response.Acknowledgements.Count(each => each.Outcome is not Outcome.Applied);
        }

        return rejected;
    }
}
