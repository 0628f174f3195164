using Workforce.V1;
using Call = Grpc.Core.AsyncDuplexStreamingCall<
    Workforce.V1.PushStaffingChangesRequest, Workforce.V1.PushStaffingChangesResponse>;

namespace Workforce.Client.Push;

/// <summary>One stream of a push: sends what is unacknowledged for as long as the stream holds.</summary>
internal sealed class PushStream : IAsyncDisposable
{
    private readonly Call _call;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _sending;

    /// <param name="call">The call to push through.</param>
    /// <param name="unacknowledged">What to send.</param>
    /// <param name="acknowledgedBefore">How many changes of the push were acknowledged before this stream began.</param>
    public PushStream(Call call, UnacknowledgedChanges unacknowledged, long acknowledgedBefore)
    {
        _call = call;
        AcknowledgedBefore = acknowledgedBefore;
        _sending = SendAsync(unacknowledged);
    }

    public long AcknowledgedBefore { get; }

    /// <summary>Reads the next acknowledgements; null if the service ended the stream without an error.</summary>
    public async ValueTask<PushStaffingChangesResponse?> ReadAsync(CancellationToken cancellationToken)
    {
        while (await _call.ResponseStream.MoveNext(cancellationToken))
        {
            // A response without acknowledgements is no progress, and must not pass for it.
            if (_call.ResponseStream.Current is { Acknowledgements.Count: > 0 } response)
            {
                return response;
            }
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _call.Dispose();
        await _sending;
        _stopping.Dispose();
    }

    private async Task SendAsync(UnacknowledgedChanges unacknowledged)
    {
        try
        {
            while (await unacknowledged.NextToSendAsync(_stopping.Token) is { } message)
            {
                await _call.RequestStream.WriteAsync(message.Request, _stopping.Token);
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
}
