using Grpc.Core;
using Grpc.Health.V1;
using Workforce.Service.Live;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Workforce.Service.Standard;

/// <summary>The standard health service: whether calls should be sent here, and, by a name of its own, whether the process lives.</summary>
/// <remarks>The empty name and the services' names ask for <see cref="Readiness.IsReady"/>.</remarks>
internal sealed class HealthEndpoint(LiveModel model, Readiness readiness, TimeProvider clock, IHostApplicationLifetime lifetime) : Health.HealthBase
{
    /// <summary>The name under which a supervisor asks whether the process is to be started again.</summary>
    public const string Live = "workforce.v1.Live";

    /// <summary>How often a watched status is looked at.</summary>
    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(250);

    private static readonly HashSet<string> Services =
    [
        "",
        Live,
        .. ContractService.All.Select(service => service.Contract.FullName),
    ];

    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
        Services.Contains(request.Service)
            ? Task.FromResult(new HealthCheckResponse { Status = Now(request.Service) })
            : throw new RpcException(new Status(StatusCode.NotFound, "There is no service of that name."));

    public override async Task Watch(
        HealthCheckRequest request,
        IServerStreamWriter<HealthCheckResponse> responseStream,
        ServerCallContext context)
    {
        ServingStatus? said = null;

        // Once stopping, the last word is out and the stream ends.
        for (var isLast = false; !isLast && !context.CancellationToken.IsCancellationRequested;)
        {
            isLast = lifetime.ApplicationStopping.IsCancellationRequested;
            var now = Services.Contains(request.Service) ? Now(request.Service) : ServingStatus.ServiceUnknown;

            if (now != said)
            {
                await responseStream.WriteAsync(new() { Status = now });
                said = now;
            }

            if (!isLast)
            {
                await PauseAsync(context.CancellationToken);
            }
        }
    }

    private ServingStatus Now(string service) =>
        (service is Live ? readiness.IsAlive : readiness.IsReady) ? ServingStatus.Serving : ServingStatus.NotServing;

    /// <summary>Waits for the next look, for the ledger to be read, for the caller to leave, or for the service to stop.</summary>
    private async Task PauseAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var next = Task.Delay(WatchInterval, clock, either.Token);
        await (model.Ready.IsCompleted ? Task.WhenAny(next) : Task.WhenAny(next, model.Ready));
    }
}
