namespace Workforce.Client;

/// <summary>When the client stops calling a service that fails, so that callers hear at once and the service can recover.</summary>
/// <remarks>
/// Only UNAVAILABLE counts as a failure, and each try of a call counts. A replica that merely lags behind the revision
/// asked for is not away. A push does not take part: it bears outages for as long as <see cref="PushOptions"/> says.
/// </remarks>
public sealed record CircuitBreakerOptions
{
    /// <summary>The share of tries that must fail within <see cref="SamplingTime"/>.</summary>
    /// <value>Above 0, at most 1. Default: 0.5.</value>
    public double FailureShare { get; init; } = 0.5;

    /// <summary>How many tries there must be within <see cref="SamplingTime"/> before their failing means anything.</summary>
    /// <value>2 to 10,000. Default: 10.</value>
    public int MinTries { get; init; } = 10;

    /// <summary>Over how long tries are counted.</summary>
    /// <value>500 milliseconds to 1 hour. Default: 30 seconds.</value>
    public TimeSpan SamplingTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the service is then left alone; after that one call is let through to see.</summary>
    /// <value>500 milliseconds to 1 hour. Default: 10 seconds.</value>
    public TimeSpan BreakTime { get; init; } = TimeSpan.FromSeconds(10);

    internal void Check()
    {
        if (FailureShare is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(FailureShare), FailureShare, "Must be above 0 and at most 1.");
        }

        Setting.Check(nameof(MinTries), MinTries, 2, 10_000);
        Setting.Check(nameof(SamplingTime), SamplingTime, TimeSpan.FromMilliseconds(500), TimeSpan.FromHours(1));
        Setting.Check(nameof(BreakTime), BreakTime, TimeSpan.FromMilliseconds(500), TimeSpan.FromHours(1));
    }
}
