using Grpc.Core;
using Microsoft.Extensions.Options;
using Workforce.Service.Access;
using Workforce.Service.Auditing;
using Workforce.Service.Live;
using Workforce.Service.Settings;
using Workforce.Service.Telemetry;
using Workforce.Service.Wire;

namespace Workforce.Service.Endpoints;

/// <summary>Runs pushes of any kind until their senders are done or gone.</summary>
internal sealed class Pushes(
    ChangeCommitter committer,
    LiveModel model,
    Readings readings,
    IOptions<WorkforceSettings> settings,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    WorkforceMetrics metrics)
{
    /// <exception cref="RpcException">As <see cref="PushStream{TRequest,TResponse,TChange}.RunAsync"/>; CANCELLED if the sender has gone.</exception>
    public async Task RunAsync<TRequest, TResponse, TChange>(
        PushFormat<TRequest, TResponse, TChange> format,
        IAsyncStreamReader<TRequest> requests,
        IServerStreamWriter<TResponse> responses,
        ServerCallContext context)
        where TResponse : new()
    {
        // Not before the ledger has been read: what is acknowledged must be in the model.
        _ = model.Current;

        var stream = new PushStream<TRequest, TResponse, TChange>(
            format, new(Caller.Of(context), format.Requires, model, readings), readings, committer, settings.Value, requests, responses, AuditedCall.Of(context), clock, metrics, lifetime.ApplicationStopping);

        try
        {
            await stream.RunAsync(context.CancellationToken);
        }
        catch (Exception exception) when (exception.IsOfCallerWhoLeft(context))
        {
            // The sender has gone; what it had sent is recorded, and it resumes from its last acknowledgement.
            throw new RpcException(new Status(StatusCode.Cancelled, "The sender left before the stream ended."));
        }
    }
}
