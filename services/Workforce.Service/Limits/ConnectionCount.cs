using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Workforce.Service.Telemetry;

namespace Workforce.Service.Limits;

/// <summary>Counts the connections that are open, and closes those beyond their number at once.</summary>
/// <remarks>
/// Kestrel's own limit counts a connection until its last request is completed. Fuzzing has shown connections of which that never comes
/// about (they end while streams beyond their number are drained, and the collector comes by before Kestrel's heartbeat): each would take
/// a place for good. This counts until the transport says that the connection is closed.
/// </remarks>
internal sealed class ConnectionCount(int most, WorkforceMetrics metrics)
{
    private int _open;

    public int Open => Volatile.Read(ref _open);

    public void Bound(ListenOptions listen) => listen.Use(next => connection =>
    {
        if (Interlocked.Increment(ref _open) > most)
        {
            Interlocked.Decrement(ref _open);
            metrics.ConnectionRefused();
            connection.Abort(new ConnectionAbortedException("There are as many connections as there may be."));
            return Task.CompletedTask;
        }

        connection.ConnectionClosed.Register(static count => Interlocked.Decrement(ref ((ConnectionCount)count!)._open), this);
        return next(connection);
    });
}
