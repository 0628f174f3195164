namespace Workforce.Client;

/// <summary>How changes are packed into messages, and how long a push bears a service that is away.</summary>
public sealed record PushOptions
{
    /// <summary>How many changes go into one message at most.</summary>
    /// <value>1 to 10,000. Default: 512.</value>
    public int MaxChangesPerMessage { get; init; } = 512;

    /// <summary>How many bytes of changes go into one message at most; a larger single change goes alone.</summary>
    /// <value>1 KiB to 2 MiB. Default: 128 KiB.</value>
    public int MaxBytesPerMessage { get; init; } = 128 * 1024;

    /// <summary>How long a change waits at most for others to share its message.</summary>
    /// <value>0 to 1 minute. Default: 2 milliseconds.</value>
    public TimeSpan MaxPackingTime { get; init; } = TimeSpan.FromMilliseconds(2);

    /// <summary>How many changes are taken from the caller at most before the first of them is acknowledged.</summary>
    /// <value>1 to 1,000,000. Default: 16,384.</value>
    public int MaxUnacknowledged { get; init; } = 16_384;

    /// <summary>
    /// How long to go on, connecting anew as often as it takes, without a single acknowledgement for what was sent. Time
    /// in which there is nothing to acknowledge does not count.
    /// </summary>
    /// <value>10 milliseconds to 24 hours. Default: 2 minutes.</value>
    public TimeSpan MaxTimeWithoutProgress { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Called with the reason in words, such as <c>nothing listens there</c>, when the service goes away and the push begins
    /// to try again: once, until something is acknowledged. It must return soon and not throw.
    /// </summary>
    /// <value>Default: null, for nothing to be called.</value>
    public Action<string>? OnInterrupted { get; init; }

    internal void Check()
    {
        Setting.Check(nameof(MaxChangesPerMessage), MaxChangesPerMessage, 1, 10_000);
        Setting.Check(nameof(MaxBytesPerMessage), MaxBytesPerMessage, 1024, 2 * 1024 * 1024);
        Setting.Check(nameof(MaxPackingTime), MaxPackingTime, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Setting.Check(nameof(MaxUnacknowledged), MaxUnacknowledged, 1, 1_000_000);
        Setting.Check(nameof(MaxTimeWithoutProgress), MaxTimeWithoutProgress, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(24));
    }
}
