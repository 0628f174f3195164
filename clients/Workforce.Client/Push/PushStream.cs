using Grpc.Core;

namespace Workforce.Client.Push;

/// <summary>
/// One stream of a push: sends what is unacknowledged for as long as the stream holds, and reads what is acknowledged.
/// </summary>
internal sealed class PushStream<TRequest, TResponse, TChange> : IAsyncDisposable
    where TRequest : new()
    where TResponse : class
{
    private static readonly TimeSpan PatienceForTheEnd = TimeSpan.FromSeconds(5);

    private readonly PushMethod<TRequest, TResponse, TChange> _method;
    private readonly AsyncDuplexStreamingCall<TRequest, TResponse> _call;
    private readonly UnacknowledgedChanges<TChange> _unacknowledged;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _sending;
    private readonly long _acknowledgedBefore;
    private long _acknowledged;

    /// <param name="method">The method to push through.</param>
    /// <param name="unacknowledged">What to send.</param>
    /// <param name="acknowledgedBefore">How many changes of the push were acknowledged before this stream began.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public PushStream(
        PushMethod<TRequest, TResponse, TChange> method,
        UnacknowledgedChanges<TChange> unacknowledged,
        long acknowledgedBefore,
        CancellationToken cancellationToken)
    {
        _method = method;
        _call = method.Open(new CallOptions(cancellationToken: cancellationToken));
        _unacknowledged = unacknowledged;
        _acknowledgedBefore = acknowledgedBefore;
        _sending = SendAsync();
    }

    /// <summary>
    /// Reads the next acknowledgements, with their positions in the push; null if the service ended the stream without an
    /// error.
    /// </summary>
    /// <exception cref="RpcException">The stream failed, or the service acknowledged what was not its turn.</exception>
    public async ValueTask<TResponse?> ReadAsync(CancellationToken cancellationToken)
    {
        while (await _call.ResponseStream.MoveNext(cancellationToken))
        {
            // A response without acknowledgements is no progress, and must not pass for it.
            var response = _call.ResponseStream.Current;

            if (_method.AcknowledgementsOf(response).Count > 0)
            {
                Accept(response);
                return response;
            }
        }

        return null;
    }

    /// <summary>
    /// Hears the service out once everything is acknowledged: leaving at once would look to it like a caller who hung up.
    /// Nothing that goes wrong here matters any more.
    /// </summary>
    public async Task EndAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(PatienceForTheEnd, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);

        try
        {
            await _call.ResponseStream.MoveNext(either.Token);
        }
        catch (Exception exception) when (exception is RpcException or IOException or HttpRequestException)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _call.Dispose();
        await _sending;
        _stopping.Dispose();
    }

    private async Task SendAsync()
    {
        try
        {
            while (await _unacknowledged.NextToSendAsync(_stopping.Token) is { } message)
            {
                var request = new TRequest();
                _method.ChangesOf(request).Add(message.Changes);
                await _call.RequestStream.WriteAsync(request, _stopping.Token);
            }

            await _call.RequestStream.CompleteAsync();
        }
#pragma warning disable CA1031 // A write to a call that is over fails in many ways, transport errors among them.
        catch (Exception)
#pragma warning restore CA1031
        {
            // The reading side learns why, after the last acknowledgement; and a call that held would run out of time there.
        }
    }

    private void Accept(TResponse response)
    {
        var acknowledgements = _method.AcknowledgementsOf(response);

        foreach (var acknowledgement in acknowledgements)
        {
            if (acknowledgement.Position != ++_acknowledged)
            {
                throw OutOfTurn();
            }

            acknowledgement.Position += _acknowledgedBefore;
        }

        if (!_unacknowledged.TryAcknowledge(acknowledgements.Count))
        {
            throw OutOfTurn();
        }
    }

    private static RpcException OutOfTurn() =>
        new(new Status(StatusCode.Internal, "The service acknowledged a change out of turn or one that was not sent."));
}
