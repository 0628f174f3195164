namespace Workforce.Service.Live;

/// <summary>Holds the web server's stop up until the open streams have said their last word, for a bounded time.</summary>
/// <remarks>
/// Streams end by themselves when the service stops. The web server begins to close connections at the same moment, and would now and
/// then close one before the status of its streams is out.
/// </remarks>
internal sealed class OpenStreams : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly CountdownEvent _open = new(1);
    private readonly CancellationTokenRegistration _stopping;

    public OpenStreams(IHostApplicationLifetime lifetime)
    {
        // Callbacks run in the reverse order of their registration, and the server stops after them: the streams hear of it first.
        _stopping = lifetime.ApplicationStopping.Register(() =>
        {
            _open.Signal();
            _open.Wait(Patience);
        });
    }

    /// <summary>Counts a stream as open until its response is complete, status and all.</summary>
    public void Add(HttpContext context)
    {
        // One that begins while the service stops is turned away, and need not be waited for.
        if (_open.TryAddCount())
        {
            context.Response.OnCompleted(() =>
            {
                _open.Signal();
                return Task.CompletedTask;
            });
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _open.Dispose();
    }
}
