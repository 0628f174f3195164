using Polly;
using Polly.Retry;
using Workforce.Client.Calls;

namespace Workforce.Client.Push;

/// <summary>How long and how often a push tries to come by its next acknowledgements.</summary>
internal static class PushPipeline
{
    /// <summary>
    /// Each execution waits for one response, so that progress begins both the count of retries and the time anew. A stream
    /// that breaks is replaced as often as the time allows.
    /// </summary>
    public static ResiliencePipeline Build(WorkforceClientOptions options, TimeProvider clock) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddTimeout(options.Push.MaxTimeWithoutProgress)
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<Exception>(BrokenStream.Is),
                MaxRetryAttempts = int.MaxValue,
                Delay = options.FirstRetryDelay,
                MaxDelay = options.MaxRetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                DelayGenerator = arguments => ValueTask.FromResult(AskedDelay.Of(arguments.Outcome.Exception, options)),
                OnRetry = arguments => Report(arguments, options.Push.OnInterrupted),
            })
            .Build();

    private static ValueTask Report(OnRetryArguments<object> arguments, Action<string>? onInterrupted)
    {
        if (arguments is { AttemptNumber: 0, Outcome.Exception: { } failure })
        {
            onInterrupted?.Invoke(FailureReason.Of(failure));
        }

        return default;
    }
}
