using Grpc.Core;
using Microsoft.Data.Sqlite;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;

namespace Workforce.Service.Tests.Pushing;

/// <summary>What a sender meets while the ledger cannot be written, or the service goes.</summary>
public class OutageTests
{
    [Fact]
    public async Task Push_LedgerLockedByAnother_IsUnavailableAndReadsGoOnAndALaterPushLands()
    {
        var service = await RunningService.StartAsync("--Workforce:WriteWait=00:00:01");
        await service.PushAsync(A.Unit("council"), A.Post("post", "council"));

        await using (var other = new SqliteConnection($"Data Source={service.DatabasePath};Pooling=False"))
        {
            await other.OpenAsync();
            await using var transaction = other.BeginTransaction(deferred: false);

            var exception = await Assert.ThrowsAsync<RpcException>(() => service.PushAsync(A.Worker("worker")));
            var rate = await service.Measures.GetVacancyRateAsync(new() { UnitId = "council", AsOfDate = A.Day(2026, 1, 1) });

            Assert.Equal((StatusCode.Unavailable, "LEDGER_UNAVAILABLE"), (exception.StatusCode, Details.Of(exception).Info().Reason));
            Assert.Equal("100", rate.Rate.Value.Value);
        }

        Assert.Equal(Outcome.Applied, (await service.PushAsync(A.Worker("worker"))).Single().Outcome);
        await service.DisposeAsync();
    }

    /// <summary>A source of which nothing could be recorded is none: it takes up nobody's place.</summary>
    [Fact]
    public async Task Push_SourceOfACommitThatFailed_IsNotCounted()
    {
        var service = await RunningService.StartAsync("--Workforce:WriteWait=00:00:01", "--Workforce:MaxSources=1");

        await using (var other = new SqliteConnection($"Data Source={service.DatabasePath};Pooling=False"))
        {
            await other.OpenAsync();
            await using var transaction = other.BeginTransaction(deferred: false);
            await Assert.ThrowsAsync<RpcException>(() => service.PushAsync(From("mistyped", A.Unit("council"))));
        }

        var acknowledgements = await service.PushAsync(From("hr", A.Unit("council")), From("mistyped", A.Worker("worker")));

        Assert.Equal([Outcome.Applied, Outcome.Rejected], acknowledgements.Select(each => each.Outcome));
        await service.DisposeAsync();

        static StaffingChange From(string source, StaffingChange change)
        {
            change.Source = source;
            return change;
        }
    }

    [Fact]
    public async Task Push_ServiceStops_AcknowledgesWhatItTookAndEndsAsNotReady()
    {
        var service = await RunningService.StartAsync();
        using var call = service.Staffing.PushStaffingChanges();
        await call.RequestStream.WriteAsync(new() { Changes = { A.Unit("council") } });
        Assert.True(await call.ResponseStream.MoveNext());

        var stopping = service.BeginStopAsync();
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());

        Assert.Equal((StatusCode.Unavailable, "NOT_READY"), (exception.StatusCode, Details.Of(exception).Info().Reason));
        await stopping;
        await service.DisposeAsync();
    }

    /// <summary>A connection that closes before its sender has read on takes a status with it that has come already.</summary>
    [Fact]
    public async Task Push_ServiceStopsWhileTheSenderIsBusy_KeepsTheStatusForWhenItReadsOn()
    {
        var service = await RunningService.StartAsync();
        using var call = service.Staffing.PushStaffingChanges();
        await call.RequestStream.WriteAsync(new() { Changes = { A.Unit("council") } });
        Assert.True(await call.ResponseStream.MoveNext());

        var stopping = service.BeginStopAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(250));
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());

        Assert.Equal((StatusCode.Unavailable, "NOT_READY"), (exception.StatusCode, Details.Of(exception).Info().Reason));
        await stopping;
        await service.DisposeAsync();
    }
}
