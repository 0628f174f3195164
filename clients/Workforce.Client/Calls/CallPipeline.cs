using Grpc.Core;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using Workforce.V1;

namespace Workforce.Client.Calls;

/// <summary>
/// One deadline around all tries of a call; UNAVAILABLE is tried again, an answer that broke off too, and RESOURCE_EXHAUSTED where the
/// service says when; a failing service is left alone.
/// </summary>
/// <remarks>
/// Around the call, because a handler under gRPC does not see the status, which comes after the body. Every call that goes
/// through here is safe to repeat: it only reads, or its request has an id under which it is done once.
/// </remarks>
internal sealed class CallPipeline
{
    private static readonly ResiliencePropertyKey<DateTimeOffset> DeadlineKey = new("workforce.deadline");

    private readonly WorkforceClientOptions _options;
    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline _pipeline;

    public CallPipeline(WorkforceClientOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;

        var builder = new ResiliencePipelineBuilder { TimeProvider = clock }.AddTimeout(options.Deadline);

        if (options.MaxRetries > 0)
        {
            builder.AddRetry(Retry(options));
        }

        _pipeline = builder.AddCircuitBreaker(CircuitBreaker(options.CircuitBreaker)).Build();
    }

    /// <exception cref="RpcException">The call failed, after retries if it was UNAVAILABLE, broke off, or was turned away for now.</exception>
    /// <exception cref="WorkforceUnavailableException">The circuit breaker leaves the service alone; it was not called.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<T> CallAsync<T>(Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancellationToken)
    {
        var deadline = _clock.GetUtcNow() + _options.Deadline;
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(DeadlineKey, deadline);

        try
        {
            return await _pipeline.ExecuteAsync(
                static (context, state) => TryAsync(
                    state.call,
                    new CallOptions(deadline: state.deadline.UtcDateTime, cancellationToken: context.CancellationToken)),
                context,
                (call, deadline));
        }
        catch (TimeoutRejectedException exception)
        {
            var message = $"The call was not answered within {_options.Deadline}.";
            throw new RpcException(new Status(StatusCode.DeadlineExceeded, message, exception));
        }
        catch (BrokenCircuitException exception)
        {
            throw WorkforceUnavailableException.LeftAlone(_options.Address, exception.RetryAfter, exception);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static async ValueTask<T> TryAsync<T>(Func<CallOptions, AsyncUnaryCall<T>> call, CallOptions options)
    {
        try
        {
            using var running = call(options);
            return await running;
        }
        catch (RpcException exception)
            when (exception.StatusCode is StatusCode.Cancelled && options.CancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Status.Detail, exception, options.CancellationToken);
        }
    }

    private static CircuitBreakerStrategyOptions CircuitBreaker(CircuitBreakerOptions options) => new()
    {
        ShouldHandle = new PredicateBuilder().Handle<RpcException>(
            exception => exception.StatusCode is StatusCode.Unavailable
                && WorkforceError.Of(exception).Reason is not ErrorReason.RevisionNotReached),
        FailureRatio = options.FailureShare,
        MinimumThroughput = options.MinTries,
        SamplingDuration = options.SamplingTime,
        BreakDuration = options.BreakTime,
    };

    private RetryStrategyOptions Retry(WorkforceClientOptions options) => new()
    {
        ShouldHandle = arguments => ValueTask.FromResult(
            arguments.Outcome.Exception is RpcException exception
            && exception.StatusCode is not StatusCode.DeadlineExceeded
            && BrokenStream.Is(exception)
            && MayWait(exception, arguments.Context)),
        MaxRetryAttempts = options.MaxRetries,
        Delay = options.FirstRetryDelay,
        MaxDelay = options.MaxRetryDelay,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        DelayGenerator = arguments => ValueTask.FromResult(AskedDelay.Of(arguments.Outcome.Exception, options)),
    };

    // Where there is no time left, or the service asks for a longer wait than there is time for, the caller had better know now.
    private bool MayWait(RpcException exception, ResilienceContext context) =>
        _clock.GetUtcNow() + (WorkforceError.Of(exception).RetryDelay ?? TimeSpan.Zero) < context.Properties.GetValue(DeadlineKey, DateTimeOffset.MaxValue);
}
