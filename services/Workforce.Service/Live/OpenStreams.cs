using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Workforce.Service.Live;

/// <summary>Lets the callers of open streams close their connections first when the service stops, for a bounded time.</summary>
/// <remarks>
/// <para>
/// Streams end by themselves when the service stops, with a status that says so. That the web server has taken the status does not mean
/// that the caller has read it: Kestrel writes it from a queue of its own, and a caller's library drops a status it has received but not
/// yet handed on if the connection closes while the caller's side of the stream is still open, as a push's is.
/// </para>
/// <para>
/// The only sign that a status has been read is that the caller closes the connection, as libraries do once they have been told to go
/// away and their calls are over. Kestrel tells them when it stops, and does not close a connection on which a request is still being
/// completed: so a stream completes only then. Who has not closed in time loses the status, and finds the connection closed.
/// </para>
/// </remarks>
internal sealed class OpenStreams(IHostApplicationLifetime lifetime)
{
    /// <summary>Less than the host waits for the web server, so that the services stopped after it have time as well.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Sees to a stream that begins.</summary>
    public void Add(HttpContext context)
    {
        var connection = context.Features.GetRequiredFeature<IConnectionLifetimeFeature>();
        context.Response.OnCompleted(() => CompleteAsync(connection.ConnectionClosed));
    }

    private async Task CompleteAsync(CancellationToken connectionClosed)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await Task.Delay(Patience, connectionClosed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
