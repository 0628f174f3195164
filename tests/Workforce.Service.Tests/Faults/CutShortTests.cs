using Grpc.Net.Client;
using Microsoft.Data.Sqlite;
using Workforce.Service.Tests.Delivering;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Faults;

public class CutShortTests
{
    /// <summary>Somebody restores yesterday's copy under a service that runs.</summary>
    [Fact]
    public async Task Run_LedgerPutBackToAnOlderState_StopsWithExitCodeOne()
    {
        using var directory = new TemporaryDirectory();
        using var service = new ServiceProcess(directory.File("workforce.db"));
        service.Start();
        await service.UntilServingAsync();
        using var channel = GrpcChannel.ForAddress(service.Address);
        await PushAsync(channel, A.Unit("council"));
        await CopyAsync(directory.File("workforce.db"), directory.File("yesterday.db"));
        await PushAsync(channel, A.Post("post", "council"));

        await CopyAsync(directory.File("yesterday.db"), directory.File("workforce.db"));

        Assert.Equal(1, await service.UntilExitAsync());

        // Started again it serves what there is now.
        service.Start();
        await service.UntilServingAsync();
        Assert.Equal(1, (await new StaffingService.StaffingServiceClient(channel).ListOrganisationUnitsAsync(new())).Revision);
    }

    private static async Task PushAsync(GrpcChannel channel, StaffingChange change)
    {
        using var call = new StaffingService.StaffingServiceClient(channel).PushStaffingChanges();
        await call.RequestStream.WriteAsync(new() { Changes = { change } });
        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
    }

    private static async Task CopyAsync(string from, string to)
    {
        await using var source = new SqliteConnection($"Data Source={from};Pooling=False");
        await using var target = new SqliteConnection($"Data Source={to};Pooling=False");
        await source.OpenAsync();
        await target.OpenAsync();
        source.BackupDatabase(target);
    }
}
