using System.Text;
using Grpc.Core;
using Workforce.Service.Commands;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;

namespace Workforce.Service.Tests.Privacy;

public class EraseWorkerNameTests
{
    private const string Name = "Zyx-Marked-Name";

    [Fact]
    public async Task Erase_Name_IsGoneFromAnswersFeedPastFileAndExportAndStaysGoneWhenTheFeedIsSentAgain()
    {
        await using var service = await RunningService.StartAsync();
        StaffingChange[] feed = [.. Feed()];
        var first = await service.PushAsync(feed);
        var before = await FiguresAsync(service);

        // A past snapshot is kept, and holds the name.
        Assert.Contains(Name, (await service.Staffing.GetWorkerAsync(new() { WorkerId = "W1", Reading = new() { AsKnownRevision = first[0].Revision } })).ToString(), StringComparison.Ordinal);
        await service.PushAsync(A.Worker("W9"));

        var erased = await service.Privacy.EraseWorkerNameAsync(new() { RequestId = "r1", WorkerId = "W1" });
        var again = await service.PushAsync(feed);
        var later = await service.PushAsync(A.Worker("W1", Name));

        Assert.True(erased.TracesCleared);
        Assert.All(again, each => Assert.Equal(Outcome.Duplicate, each.Outcome));
        Assert.Equal(Outcome.Applied, later[0].Outcome);
        Assert.Equal((true, ""), await WorkerAsync(service, new()));
        Assert.Equal((true, ""), await WorkerAsync(service, new() { AsKnownRevision = first[0].Revision }));
        Assert.DoesNotContain(Name, (await service.Staffing.ListStaffingChangesAsync(new() { PageSize = 1000 })).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Name, (await service.Staffing.ListWorkersAsync(new() { UnitId = "council", AsOfDate = A.Day(2024, 1, 1) })).ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Traces(service));
        Assert.Equal(before, await FiguresAsync(service));
        Assert.Equal("Another", (await service.Staffing.GetWorkerAsync(new() { WorkerId = "W2" })).Worker.Name);

        // A process that reads the ledger anew knows it, too; and then a name may be held again.
        await service.RestartAsync();
        Assert.Equal((true, ""), await WorkerAsync(service, new()));
        await service.Privacy.EraseWorkerNameAsync(new() { RequestId = "r2", WorkerId = "W1", Withdrawn = true });
        await service.PushAsync(A.Worker("W1", "Back Again"));
        Assert.Equal((false, "Back Again"), await WorkerAsync(service, new()));
    }

    [Fact]
    public async Task Erase_OnOneService_IsKnownToAnotherOnTheSameLedger()
    {
        await using var one = await RunningService.StartAsync();
        await one.PushAsync(A.Worker("W1", Name));
        await using var other = await RunningService.StartAsync($"--Workforce:DatabasePath={one.DatabasePath}");
        Assert.Equal((false, Name), await WorkerAsync(other, new()));

        var erased = await one.Privacy.EraseWorkerNameAsync(new() { RequestId = "r1", WorkerId = "W1" });

        Assert.Equal((true, ""), await WorkerAsync(other, new() { MinRevision = erased.Revision }));
        var pushed = await other.PushAsync(A.Worker("W1", Name));
        Assert.Equal((true, ""), await WorkerAsync(other, new() { MinRevision = pushed[0].Revision }));
    }

    [Fact]
    public async Task Erase_RequestsThatCannotBe_AreRefused()
    {
        await using var service = await RunningService.StartAsync();
        await service.PushAsync(A.Worker("W1", Name), A.Worker("W2"));
        await service.Privacy.EraseWorkerNameAsync(new() { RequestId = "r1", WorkerId = "W1" });

        var reused = await Assert.ThrowsAsync<RpcException>(async () => await service.Privacy.EraseWorkerNameAsync(new() { RequestId = "r1", WorkerId = "W2" }));
        var unknown = await Assert.ThrowsAsync<RpcException>(async () => await service.Privacy.EraseWorkerNameAsync(new() { RequestId = "r2", WorkerId = "W3" }));
        var fields = await Details.RefusedFieldsAsync(async () => await service.Privacy.EraseWorkerNameAsync(new()));

        Assert.Equal(("REQUEST_ID_REUSED", "WORKER_NOT_FOUND"), (Details.Of(reused).Info().Reason, Details.Of(unknown).Info().Reason));
        Assert.Equal(["request_id", "worker_id"], fields);
        var told = A.Change(change => change.Worker = new() { WorkerId = "W2", NameErased = true });
        Assert.Equal(Outcome.Rejected, (await service.PushAsync(told))[0].Outcome);
    }

    [Fact]
    public async Task Retention_NamesOfThoseWhoLeftLongAgo_AreListedAndThenErased()
    {
        var service = await RunningService.StartAsync();
        await service.PushAsync([.. Feed(), A.Worker("W3", "Still Here"), A.Engagement("E3", "W3", "P1"), A.Worker("W4", "Not Yet")]);

        var listed = await RunAsync(service, "retention", "--years", "2");
        Assert.Equal((false, $"{Name} Junior"), await WorkerAsync(service, new()));
        var erased = await RunAsync(service, "retention", "--years", "2", "--erase");
        var none = await RunAsync(service, "retention", "--years", "2");

        Assert.Contains("W1\tleft 2022-03-31", listed, StringComparison.Ordinal);
        Assert.Contains("1 names of people who left", listed, StringComparison.Ordinal);
        Assert.DoesNotContain(Name, listed, StringComparison.Ordinal);
        Assert.Contains("Erased 1.", erased, StringComparison.Ordinal);
        Assert.Contains("0 names", none, StringComparison.Ordinal);
        await service.RestartAsync();
        Assert.Equal((true, ""), await WorkerAsync(service, new()));
        Assert.Equal("retention", Assert.Single((await service.Audit.ListAuditEntriesAsync(new() { WorkerId = "W1", Method = "retention" })).Entries).Method);
        Assert.Contains("Sound: ", await RunAsync(service, "audit", "verify"), StringComparison.Ordinal);
        await service.DisposeAsync();
    }

    private static async Task<string> RunAsync(RunningService service, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await LedgerCommandLine.RunAsync([$"--Workforce:DatabasePath={service.DatabasePath}", .. arguments], output, error);

        Assert.Equal((ExitCode.Done, ""), (code, error.ToString()));

        return output.ToString();
    }

    private static async Task<(bool Erased, string Name)> WorkerAsync(RunningService service, Reading reading)
    {
        var record = await service.Staffing.GetWorkerAsync(new() { WorkerId = "W1", Reading = reading });

        return (record.Worker.NameErased, record.Worker.Name);
    }

    private static IEnumerable<StaffingChange> Feed() =>
    [
        A.Unit("council"),
        A.Post("P1", "council", "3"),
        A.Worker("W1", Name),
        A.Worker("W1", $"{Name} Junior"),
        A.Worker("W2", "Another"),
        A.Engagement("E1", "W1", "P1", with: engagement => engagement.LastDate = A.Day(2022, 3, 31)),
        A.Engagement("E2", "W2", "P1", "0.5"),
    ];

    /// <summary>All figures of some days, without the revision that they are of and how fresh each source is.</summary>
    private static async Task<string> FiguresAsync(RunningService service)
    {
        var text = new StringBuilder();

        foreach (var year in new[] { 2021, 2022, 2023 })
        {
            var day = A.Day(year, 6, 30);
            var vacancy = await service.Measures.GetVacancyRateAsync(new() { UnitId = "council", AsOfDate = day });
            var establishment = await service.Measures.GetEstablishmentAsync(new() { UnitId = "council", AsOfDate = day });
            var turnover = await service.Measures.GetTurnoverAsync(new() { UnitId = "council", Period = new() { TwelveMonthsToDate = day } });
            (vacancy.Revision, establishment.Revision, turnover.Revision) = (0, 0, 0);
            vacancy.Sources.Clear();
            establishment.Sources.Clear();
            turnover.Sources.Clear();
            text.AppendLine(vacancy.ToString()).AppendLine(establishment.ToString()).AppendLine(turnover.ToString());
        }

        return text.ToString();
    }

    private static int Traces(RunningService service) => Directory
        .GetFiles(Path.GetDirectoryName(service.DatabasePath)!)
        .Sum(path =>
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);

            return Encoding.Latin1.GetString(copy.ToArray()).Split(Name).Length - 1;
        });
}
