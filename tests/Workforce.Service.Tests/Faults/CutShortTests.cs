using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Data.Sqlite;
using Workforce.Service.Tests.Delivering;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Faults;

public class CutShortTests
{
    private const int Busy = 5;
    private const int Pushers = 4;

    /// <summary>Somebody restores yesterday's copy under a service that runs.</summary>
    [Fact]
    public async Task Run_LedgerPutBackToAnOlderState_StopsWithAnExitCodeOfItsOwn()
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

        Assert.Equal(3, await service.UntilExitAsync());

        // Started again it serves what there is now.
        service.Start();
        await service.UntilServingAsync();
        Assert.Equal(1, (await new StaffingService.StaffingServiceClient(channel).ListOrganisationUnitsAsync(new())).Revision);
    }

    /// <summary>The same under a service that never rests: nothing is built on what is left.</summary>
    [Fact]
    public async Task Run_LedgerPutBackWhileItIsPushedTo_StopsAndAcknowledgesNothingFurther()
    {
        using var directory = new TemporaryDirectory();
        using var service = new ServiceProcess(directory.File("workforce.db"));
        service.Start();
        await service.UntilServingAsync();
        using var channel = GrpcChannel.ForAddress(service.Address);
        await PushAsync(channel, A.Unit("council"));
        await CopyAsync(directory.File("workforce.db"), directory.File("yesterday.db"));
        using var each = new SemaphoreSlim(0);
        var pushers = Enumerable.Range(0, Pushers).Select(pusher => Task.Run(() => PushOnAsync(channel, pusher, each))).ToList();

        for (var acknowledged = 0; acknowledged < 10 * Pushers; acknowledged++)
        {
            Assert.True(await each.WaitAsync(TimeSpan.FromMinutes(1)));
        }

        await CopyAsync(directory.File("yesterday.db"), directory.File("workforce.db"));

        Assert.Equal(3, await service.UntilExitAsync());
        await Task.WhenAll(pushers);

        // Nobody wrote after the copy was in place, so that it is what it was.
        service.Start();
        await service.UntilServingAsync();
        Assert.Equal(1, (await new StaffingService.StaffingServiceClient(channel).ListOrganisationUnitsAsync(new())).Revision);
    }

    /// <summary>Pushes posts, one after the other was acknowledged, until the service is gone.</summary>
    private static async Task PushOnAsync(GrpcChannel channel, int pusher, SemaphoreSlim acknowledged)
    {
        for (var pushed = 0; ; pushed++)
        {
            try
            {
                await PushAsync(channel, A.Post($"post-{pusher}-{pushed}", "council"));
                acknowledged.Release();
            }
            catch (RpcException)
            {
                return;
            }
        }
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

        while (true)
        {
            try
            {
                source.BackupDatabase(target);
                return;
            }
            catch (SqliteException exception) when (exception.SqliteErrorCode == Busy)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1));
            }
        }
    }
}
