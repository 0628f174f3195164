using Grpc.Core;
using Grpc.Health.V1;
using Workforce.Service.Live;
using Workforce.V1;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Workforce.Service.Standard;

/// <summary>The standard health service: serving once the ledger has been read, and until the service stops.</summary>
internal sealed class HealthEndpoint(LiveModel model, IHostApplicationLifetime lifetime) : Health.HealthBase
{
    private static readonly HashSet<string> Services =
    [
        "",
        StaffingService.Descriptor.FullName,
        MeasuresService.Descriptor.FullName,
        CaseloadService.Descriptor.FullName,
    ];

    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
        Services.Contains(request.Service)
            ? Task.FromResult(new HealthCheckResponse { Status = Now })
            : throw new RpcException(new Status(StatusCode.NotFound, "There is no service of that name."));

    public override async Task Watch(
        HealthCheckRequest request,
        IServerStreamWriter<HealthCheckResponse> responseStream,
        ServerCallContext context)
    {
        if (!Services.Contains(request.Service))
        {
            await responseStream.WriteAsync(new() { Status = ServingStatus.ServiceUnknown });
            await UntilAsync(Task.Delay(Timeout.Infinite, context.CancellationToken), context.CancellationToken);
            return;
        }

        if (Now is not ServingStatus.Serving)
        {
            await responseStream.WriteAsync(new() { Status = Now });
            await UntilAsync(model.Ready, context.CancellationToken);
        }

        if (Now is ServingStatus.Serving)
        {
            await responseStream.WriteAsync(new() { Status = ServingStatus.Serving });
            await UntilAsync(Task.Delay(Timeout.Infinite, context.CancellationToken), context.CancellationToken);
        }

        if (!context.CancellationToken.IsCancellationRequested)
        {
            await responseStream.WriteAsync(new() { Status = ServingStatus.NotServing });
        }
    }

    private ServingStatus Now => model.Ready.IsCompletedSuccessfully && !lifetime.ApplicationStopping.IsCancellationRequested
        ? ServingStatus.Serving
        : ServingStatus.NotServing;

    /// <summary>Waits for something, for the caller to leave, or for the service to stop.</summary>
    private async Task UntilAsync(Task task, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        await Task.WhenAny(task, Task.Delay(Timeout.Infinite, either.Token));
    }
}
