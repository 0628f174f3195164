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

    /// <param name="message">What is written.</param>
    /// <param name="cancellationToken">Ends the wait for the reader, and not the stream: what has ended it can still be said.</param>
    /// <exception cref="OperationCanceledException">It was cancelled; what was being written may still arrive.</exception>
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

        cancellationToken.ThrowIfCancellationRequested();

        // Given the token, the library would reset the stream with it, and no status could follow.
        var write = responses.WriteAsync(message, CancellationToken.None);
        return write.IsCompleted ? write : PatientlyAsync(write, cancellationToken);
    }

    private async Task PatientlyAsync(Task write, CancellationToken cancellationToken)
    {
        try
        {
            await write.WaitAsync(settings.MaxWriteStall, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // There is no room for a status either.
            context.GetHttpContext().Features.Get<IHttpResetFeature>()?.Reset(EnhanceYourCalm);
            throw new RpcException(new Status(StatusCode.Cancelled, "The reader took nothing for too long."));
        }
    }
}
