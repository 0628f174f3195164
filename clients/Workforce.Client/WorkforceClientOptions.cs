namespace Workforce.Client;

/// <summary>Where the service is and how the client bears its being slow or briefly away.</summary>
/// <remarks>Checked when a <see cref="WorkforceClient"/> is made of it.</remarks>
public sealed record WorkforceClientOptions
{
    /// <summary>Where the service listens: an absolute http or https address.</summary>
    /// <value>Default: <c>http://127.0.0.1:5080</c>, where the service listens unless told otherwise.</value>
    public Uri Address { get; init; } = new("http://127.0.0.1:5080");

    /// <summary>How long a call may take in all, every retry and the waits between them included.</summary>
    /// <value>10 milliseconds to 1 hour. Default: 10 seconds. Each page of a list is a call; a push has no deadline.</value>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often a call that ended in UNAVAILABLE is tried again, whose answer the other side broke off, or that ended in RESOURCE_EXHAUSTED
    /// with a wait that the service asks for. Nothing else is.
    /// </summary>
    /// <value>0 to 20. Default: 3.</value>
    public int MaxRetries { get; init; } = 3;

    /// <summary>About how long to wait before the first retry; each further wait is about twice as long, with jitter.</summary>
    /// <value>1 millisecond to 1 minute. Default: 200 milliseconds.</value>
    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest wait between two tries, unless the service itself asks for a longer one.</summary>
    /// <value>Not below <see cref="FirstRetryDelay"/>, at most 10 minutes. Default: 5 seconds.</value>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>When to leave a failing service alone.</summary>
    public CircuitBreakerOptions CircuitBreaker { get; init; } = new();

    /// <summary>How the client knows the service, and shows who it is itself.</summary>
    public AccessOptions Access { get; init; } = new();

    /// <summary>How changes are pushed.</summary>
    public PushOptions Push { get; init; } = new();

    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(Address);
        ArgumentNullException.ThrowIfNull(CircuitBreaker);
        ArgumentNullException.ThrowIfNull(Push);

        if (!Address.IsAbsoluteUri || Address.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException($"The address '{Address}' is not an absolute http or https address.", nameof(Address));
        }

        Setting.Check(nameof(Deadline), Deadline, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1));
        Setting.Check(nameof(MaxRetries), MaxRetries, 0, 20);
        Setting.Check(nameof(FirstRetryDelay), FirstRetryDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1));
        Setting.Check(nameof(MaxRetryDelay), MaxRetryDelay, FirstRetryDelay, TimeSpan.FromMinutes(10));
        ArgumentNullException.ThrowIfNull(Access);
        Access.Check(Address);
        CircuitBreaker.Check();
        Push.Check();
    }
}
