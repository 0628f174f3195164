using Grpc.Core;
using Grpc.Health.V1;
using Workforce.Service.Tests.Hosting;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Workforce.Service.Tests.Standard;

public class HealthTests(RunningService service) : IClassFixture<RunningService>
{
    private Health.HealthClient Client => new(service.Channel);

    [Theory]
    [InlineData("")]
    [InlineData("workforce.v1.StaffingService")]
    [InlineData("workforce.v1.MeasuresService")]
    [InlineData("workforce.v1.Live")]
    [InlineData("workforce.v1.CaseloadService")]
    public async Task Check_OnceReady_IsServing(string name)
    {
        Assert.Equal(ServingStatus.Serving, (await Client.CheckAsync(new() { Service = name })).Status);
    }

    [Fact]
    public async Task Check_UnknownService_IsNotFound()
    {
        var exception = await Assert.ThrowsAsync<RpcException>(async () => await Client.CheckAsync(new() { Service = "no.such.Service" }));

        Assert.Equal(StatusCode.NotFound, exception.StatusCode);
    }

    [Fact]
    public async Task Watch_UntilTheServiceStops_SaysServingThenNotServing()
    {
        var stopping = await RunningService.StartAsync();
        using var call = new Health.HealthClient(stopping.Channel).Watch(new());

        Assert.True(await call.ResponseStream.MoveNext());
        var first = call.ResponseStream.Current.Status;
        var stopped = stopping.BeginStopAsync();
        Assert.True(await call.ResponseStream.MoveNext());

        Assert.Equal((ServingStatus.Serving, ServingStatus.NotServing), (first, call.ResponseStream.Current.Status));
        await stopped;
        await stopping.DisposeAsync();
    }
}
