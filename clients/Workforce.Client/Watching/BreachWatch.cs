using System.Runtime.CompilerServices;
using Grpc.Core;
using Workforce.Client.Calls;
using Workforce.V1;

namespace Workforce.Client.Watching;

/// <summary>One watch, over as many streams as it takes: each goes on after the last message of the one before.</summary>
internal sealed class BreachWatch(
    CaseloadService.CaseloadServiceClient service, WorkforceClientOptions options, TimeProvider clock, Action<string>? onInterrupted)
{
    public async IAsyncEnumerable<WatchCaseloadBreachesResponse> RunAsync(
        WatchCaseloadBreachesRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The caller's own request stays as it is and may be used again.
        var asked = request.Clone();
        var delay = TimeSpan.Zero;

        while (true)
        {
            using var call = service.WatchCaseloadBreaches(asked, new CallOptions(cancellationToken: cancellationToken));
            var (isFirst, failure) = (true, default(Exception));

            while (failure is null)
            {
                (var message, failure) = await NextAsync(call, cancellationToken);

                if (message is null)
                {
                    break;
                }

                // Only where the service says up to where is known can be gone on from.
                if (message.Revision > 0)
                {
                    (asked.AfterRevision, asked.AfterDate) = (message.Revision, message.AsOfDate);
                }

                (isFirst, delay) = (false, TimeSpan.Zero);
                yield return message;
            }

            if (delay == TimeSpan.Zero || !isFirst)
            {
                onInterrupted?.Invoke(failure is null ? "the service ended the watch" : FailureReason.Of(failure));
            }

            delay = AskedDelay.Of(failure, options) ?? Longer(delay);
            await Task.Delay(delay, clock, cancellationToken);
        }
    }

    /// <returns>The next message; or none, with what the stream failed with unless it just ended.</returns>
    private static async Task<(WatchCaseloadBreachesResponse? Message, Exception? Failure)> NextAsync(
        AsyncServerStreamingCall<WatchCaseloadBreachesResponse> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call.ResponseStream.MoveNext(cancellationToken) ? (call.ResponseStream.Current, null) : (null, null);
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.Cancelled && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Status.Detail, exception, cancellationToken);
        }
        catch (Exception exception) when (BrokenStream.Is(exception))
        {
            return (null, exception);
        }
    }

    private TimeSpan Longer(TimeSpan delay)
    {
        var next = delay == TimeSpan.Zero ? options.FirstRetryDelay : delay * 2;
        return next < options.MaxRetryDelay ? next : options.MaxRetryDelay;
    }
}
