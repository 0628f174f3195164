using Grpc.Core;
using Grpc.Net.Client;
using Workforce.Service.Tests.Delivering;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;

namespace Workforce.Service.Tests.Faults;

/// <summary>A service whose ledger lies on a disk of a few megabytes: a file system of its own, mounted for it alone.</summary>
public class FullDiskTests
{
    private const string SmallDisk = """mount -t tmpfs -o size=6m tmpfs "$DISK" && head -c 1m /dev/zero > "$DISK/ballast" && exec "$@" """;

    [Fact]
    public async Task Push_DiskFull_IsUnavailableAndReadsGoOnAndNothingAcknowledgedIsLost()
    {
        using var directory = new TemporaryDirectory();
        using var service = new ServiceProcess(directory.File("workforce.db"), "--Workforce:AuditInterval=00:00:00.02")
        {
            Shell = $"""export DISK='{directory.Path}'; {Unshared(SmallDisk)}""",
        };
        service.Start();
        await service.UntilServingAsync();
        using var channel = GrpcChannel.ForAddress(service.Address);
        var staffing = new StaffingService.StaffingServiceClient(channel);
        var changes = ACouncil.Changes(seed: 5, posts: 4_000);
        var acknowledged = new List<ChangeAcknowledgement>();

        var full = await Assert.ThrowsAsync<RpcException>(() => PushAsync(staffing, changes, acknowledged));

        Assert.Equal((StatusCode.Unavailable, "LEDGER_UNAVAILABLE"), (full.StatusCode, Details.Of(full).Info().Reason));
        Assert.InRange(acknowledged.Count, 100, changes.Count - 100);
        Assert.Equal(acknowledged.Max(each => each.Revision), (await staffing.ListOrganisationUnitsAsync(new())).Revision);

        // What must stand in the audit trail is refused as soon as nothing more can be written there, and never answered without it.
        await UntilAsync(staffing, StatusCode.Unavailable, "AUDIT_UNAVAILABLE");

        // Room again, on the disk that only the service sees: whoever sends again goes on where the acknowledgements ended.
        File.Delete($"/proc/{service.Id}/root{directory.File("ballast")}");
        var before = acknowledged.ToDictionary(each => each.ChangeId, each => each.Revision);
        var again = new List<ChangeAcknowledgement>();
        await UntilAsync(staffing, StatusCode.NotFound, "WORKER_NOT_FOUND");
        await PushAsync(staffing, changes.Take(acknowledged.Count + 50), again);

        Assert.All(again.Take(before.Count), each => Assert.Equal((Outcome.Duplicate, before[each.ChangeId]), (each.Outcome, each.Revision)));
        Assert.Equal(before.Count + 50, again.Count);
    }

    /// <summary>Asks for workers, each another, until the answer is this.</summary>
    private static async Task UntilAsync(StaffingService.StaffingServiceClient staffing, StatusCode status, string reason)
    {
        var deadline = DateTime.UtcNow.AddSeconds(60);

        for (var i = 0; ; i++)
        {
            var failure = await Assert.ThrowsAsync<RpcException>(async () => await staffing.GetWorkerAsync(new() { WorkerId = $"nobody-{i}" }));

            if ((failure.StatusCode, Details.Of(failure).Info().Reason) == (status, reason))
            {
                return;
            }

            Assert.True(DateTime.UtcNow < deadline, $"It stays {failure.StatusCode}.");
            await Task.Delay(5);
        }
    }

    private static async Task PushAsync(
        StaffingService.StaffingServiceClient staffing,
        IEnumerable<StaffingChange> changes,
        List<ChangeAcknowledgement> acknowledged)
    {
        using var call = staffing.PushStaffingChanges();

        foreach (var message in changes.Chunk(100))
        {
            // One message at a time, so that the disk fills in the middle of many commits.
            await call.RequestStream.WriteAsync(new() { Changes = { message } });

            for (var left = message.Length; left > 0; left -= call.ResponseStream.Current.Acknowledgements.Count)
            {
                Assert.True(await call.ResponseStream.MoveNext());
                acknowledged.AddRange(call.ResponseStream.Current.Acknowledgements);
            }
        }

        await call.RequestStream.CompleteAsync();
    }

    /// <summary>In a mount namespace of its own, which root may make, and elsewhere whoever becomes root of a user namespace.</summary>
    private static string Unshared(string script)
    {
        var unshare = Environment.IsPrivilegedProcess ? "unshare -m" : "unshare -Urm";
        return $"""exec {unshare} bash -c '{script.Replace("'", "'\\''", StringComparison.Ordinal)}' service "$@" """;
    }
}
