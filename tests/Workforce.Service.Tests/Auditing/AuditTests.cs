using System.Diagnostics;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Workforce.Ledger;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Auditing;

public class AuditTests
{
    private const string GetWorker = "workforce.v1.StaffingService/GetWorker";

    [Fact]
    public async Task Read_OfAWorker_IsInTheTrailBeforeTheAnswerWhereThatIsAskedFor()
    {
        await using var service = await RunningService.StartAsync("--Workforce:AuditBeforeAnswer=true", "--Workforce:AuditInterval=00:00:10");
        var pushed = await service.PushAsync(A.Worker("W1", "Ann"));

        await service.Staffing.GetWorkerAsync(new() { WorkerId = "W1" });

        var entry = Assert.Single((await service.Audit.ListAuditEntriesAsync(new() { WorkerId = "W1" })).Entries);
        Assert.Equal(("development", GetWorker, 0, 1L, 1L, pushed[0].Revision), (entry.Caller, entry.Method, entry.StatusCode, entry.CallCount, entry.ItemCount, entry.Revision));
    }

    [Fact]
    public async Task Reads_ThatAreAlike_AreCountedExactlyOnceStopped()
    {
        const int Calls = 500;
        var service = await RunningService.StartAsync();
        await service.PushAsync(A.Unit("council"), A.Worker("W1", "Ann"));

        await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => service.Staffing.GetWorkerAsync(new() { WorkerId = "W1" }).ResponseAsync));
        await Assert.ThrowsAsync<RpcException>(async () => await service.Staffing.GetWorkerAsync(new() { WorkerId = "nobody" }));

        // A stop in order writes what is waiting.
        await service.RestartAsync();
        var entries = (await service.Audit.ListAuditEntriesAsync(new() { Method = GetWorker })).Entries;
        Assert.Equal(Calls, entries.Where(entry => entry.WorkerId == "W1").Sum(entry => entry.CallCount));
        Assert.InRange(entries.Count(entry => entry.WorkerId == "W1"), 1, 100);
        Assert.Equal((5, "WORKER_NOT_FOUND"), entries.Where(entry => entry.WorkerId == "nobody").Select(entry => (entry.StatusCode, entry.Reason)).Single());
        await service.DisposeAsync();
    }

    [Fact]
    public async Task Writes_OfEachWay_AreInTheTrailWhenTheyAreAcknowledged()
    {
        await using var service = await RunningService.StartAsync();

        var pushed = await service.PushAsync(A.Unit("council"), A.Post("post", "council"));
        await service.PushAsync(A.Unit("council", with: unit => unit.Name = "another name"));
        var set = await service.Caseloads.SetCaseloadThresholdAsync(Threshold("council"));

        var entries = (await service.Audit.ListAuditEntriesAsync(new())).Entries;
        Assert.Contains(entries, entry => entry is { Method: "workforce.v1.StaffingService/PushStaffingChanges", ItemCount: 2, StatusCode: 0 } && entry.Revision == pushed[0].Revision);
        Assert.Contains(entries, entry => entry is { Method: "workforce.v1.CaseloadService/SetCaseloadThreshold", ItemCount: 1, UnitId: "council" } && entry.Revision == set.Revision);
    }

    [Fact]
    public async Task Figures_WithoutSingleWorkers_AreNotInTheTrail()
    {
        await using var service = await RunningService.StartAsync("--Workforce:AuditBeforeAnswer=true");
        await service.PushAsync(A.Unit("council"));

        await service.Measures.GetEstablishmentAsync(new() { UnitId = "council" });
        await service.Staffing.ListWorkersAsync(new() { UnitId = "council" });

        var methods = (await service.Audit.ListAuditEntriesAsync(new())).Entries.Select(entry => entry.Method);
        Assert.Equal(["workforce.v1.StaffingService/ListWorkers", "workforce.v1.StaffingService/PushStaffingChanges"], methods);
    }

    [Fact]
    public async Task Watch_OfBreaches_IsInTheTrailOnceItHasAnswered()
    {
        await using var service = await RunningService.StartAsync("--Workforce:AuditBeforeAnswer=true");
        await service.PushAsync(A.Unit("council"));

        using var watch = service.Caseloads.WatchCaseloadBreaches(new() { UnitId = "council" });
        Assert.True(await watch.ResponseStream.MoveNext());

        var entry = Assert.Single((await service.Audit.ListAuditEntriesAsync(new() { Method = "workforce.v1.CaseloadService/WatchCaseloadBreaches" })).Entries);
        Assert.Equal(("council", 0L), (entry.UnitId, entry.ItemCount));
    }

    [Fact]
    public async Task List_PageByPage_HoldsEachEntryOnceLatestFirst()
    {
        await using var service = await RunningService.StartAsync();

        for (var i = 0; i < 7; i++)
        {
            await service.PushAsync(A.Worker($"W{i}"));
        }

        var request = new ListAuditEntriesRequest { PageSize = 3, Method = "workforce.v1.StaffingService/PushStaffingChanges" };
        var numbers = new List<long>();

        do
        {
            var page = await service.Audit.ListAuditEntriesAsync(request);
            numbers.AddRange(page.Entries.Select(entry => entry.EntryNumber));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(7, numbers.Count);
        Assert.Equal(numbers.OrderDescending().Distinct(), numbers);
    }

    /// <summary>While nobody can write, what must be kept is refused, and what need not be is answered; and nothing that was answered is lost.</summary>
    [Fact]
    public async Task Reads_TrailCannotBeWritten_AreRefusedUntilItCan()
    {
        await using var service = await RunningService.StartAsync("--Workforce:AuditBeforeAnswer=true", "--Workforce:WriteWait=00:00:01");
        await service.PushAsync(A.Unit("council"), A.Worker("W1"));
        await service.Staffing.GetWorkerAsync(new() { WorkerId = "W1" });

        await using (var other = new SqliteConnection($"Data Source={service.DatabasePath};Pooling=False"))
        {
            await other.OpenAsync();
            await using var transaction = other.BeginTransaction();

            // The first waits as long as a write does for another writer.
            var refused = await Assert.ThrowsAsync<RpcException>(async () => await service.Staffing.GetWorkerAsync(new() { WorkerId = "W1" }));
            var refusedAtOnce = await Assert.ThrowsAsync<RpcException>(async () => await service.Staffing.ListWorkersAsync(new() { UnitId = "council" }));

            Assert.All([refused, refusedAtOnce], each => Assert.Equal((StatusCode.Unavailable, "AUDIT_UNAVAILABLE"), (each.StatusCode, Details.Of(each).Info().Reason)));
            Assert.Contains(Details.Of(refused).Details, detail => detail.Is(Google.Rpc.RetryInfo.Descriptor));
            await service.Measures.GetEstablishmentAsync(new() { UnitId = "council" });
        }

        await UntilAnsweredAsync(service);
        Assert.Contains(service.Log.Lines, line => line.Text.Contains("The audit trail cannot be written", StringComparison.Ordinal));
        Assert.Contains(service.Log.Lines, line => line.Text.Contains("The audit trail is written again", StringComparison.Ordinal));
        await using var ledger = ChangeLedger.OpenSqlite(service.DatabasePath);
        Assert.Null((await ledger.Audit.VerifyAsync()).Fault);
    }

    /// <summary>Another process records an extract: for longer than SQLite waits by itself, and for less than a write waits.</summary>
    [Fact]
    public async Task Reads_WhileAnotherProcessWritesForLong_AreAnsweredAndKept()
    {
        await using var service = await RunningService.StartAsync("--Workforce:AuditInterval=00:00:00.05");
        await service.PushAsync(A.Unit("council"), A.Worker("W1"));
        var calls = 0;

        await using (var other = new SqliteConnection($"Data Source={service.DatabasePath};Pooling=False"))
        {
            await other.OpenAsync();
            await using var transaction = other.BeginTransaction(deferred: false);

            for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(3); calls++)
            {
                await service.Staffing.GetWorkerAsync(new() { WorkerId = "W1" });
                await Task.Delay(20);
            }
        }

        // A stop in order writes what is waiting.
        await service.RestartAsync();
        var entries = (await service.Audit.ListAuditEntriesAsync(new() { Method = GetWorker, PageSize = 1000 })).Entries;
        Assert.Equal(calls, entries.Sum(entry => entry.CallCount));
        Assert.DoesNotContain(service.Log.Lines, line => line.Text.Contains("The audit trail cannot be written", StringComparison.Ordinal));
    }

    private static async Task UntilAnsweredAsync(RunningService service)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        while (true)
        {
            try
            {
                await service.Staffing.GetWorkerAsync(new() { WorkerId = "W1" }, cancellationToken: patience.Token);
                return;
            }
            catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable && !patience.IsCancellationRequested)
            {
                await Task.Delay(50);
            }
        }
    }

    private static SetCaseloadThresholdRequest Threshold(string unitId) => new()
    {
        RequestId = A.Id("request"),
        Threshold = new()
        {
            ThresholdId = A.Id("threshold"),
            UnitId = unitId,
            Basis = CaseloadBasis.Cases,
            Limit = A.Number("18"),
            FirstDate = A.Day(2026, 1, 1),
        },
    };
}
