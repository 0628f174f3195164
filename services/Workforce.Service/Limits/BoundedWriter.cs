using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Workforce.Service.Settings;
using Workforce.Service.Wire;

namespace Workforce.Service.Limits;

/// <summary>Writes to a stream whose reader takes what is there in a bounded time.</summary>
internal sealed class BoundedWriter<T>(IServerStreamWriter<T> responses, ServerCallContext context, LimitSettings settings, TimeProvider clock) : IServerStreamWriter<T>
{
    /// <summary>ENHANCE_YOUR_CALM, which callers' libraries turn into RESOURCE_EXHAUSTED.</summary>
    private const int EnhanceYourCalm = 0xb;

    private readonly long _began = clock.GetTimestamp();

    public WriteOptions? WriteOptions
    {
        get => responses.WriteOptions;
        set => responses.WriteOptions = value;
    }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    /// <exception cref="RpcException">
    /// UNAVAILABLE once the stream has lasted for as long as it may; CANCELLED if the reader took nothing for so long that its
    /// stream has been reset.
    /// </exception>
    public Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        if (clock.GetElapsedTime(_began) > settings.MaxStreamTime)
        {
            throw Problem.StreamTimeOver(settings.MaxStreamTime).ToException();
        }

        var write = responses.WriteAsync(message, cancellationToken);
        return write.IsCompleted ? write : PatientlyAsync(write);
    }

    private async Task PatientlyAsync(Task write)
    {
        try
        {
            await write.WaitAsync(settings.MaxWriteStall, clock, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            // There is no room for a status either.
            context.GetHttpContext().Features.Get<IHttpResetFeature>()?.Reset(EnhanceYourCalm);
            throw new RpcException(new Status(StatusCode.Cancelled, "The reader took nothing for too long."));
        }
    }
}
