using Microsoft.AspNetCore.Server.Kestrel.Core;
using Workforce.Service.Settings;

namespace Workforce.Service.Limits;

/// <summary>What the web server itself is to refuse, before there is a call.</summary>
internal static class ConnectionLimits
{
    /// <summary>Of what waits for a reader this much a second has to go; the web server's own default.</summary>
    private const double MinResponseBytesPerSecond = 240;

    public static void Apply(this LimitSettings settings, KestrelServerLimits limits)
    {
        limits.MaxRequestHeaderCount = settings.MaxHeaders;
        limits.MaxRequestHeadersTotalSize = settings.MaxHeaderBytes;
        limits.RequestHeadersTimeout = settings.HeadersTime;
        limits.Http2.MaxStreamsPerConnection = settings.MaxStreamsPerConnection;
        limits.Http2.KeepAlivePingDelay = settings.KeepAlivePingDelay;
        limits.Http2.KeepAlivePingTimeout = settings.KeepAlivePingTimeout;

        // Kestrel's data rates end the whole connection, which a proxy shares among many callers. One slow call is ended by its
        // deadline, one slow reader by BoundedWriter; a whole connection only when it lets all that come to nothing.
        limits.MinRequestBodyDataRate = null;
        limits.MinResponseDataRate = new(MinResponseBytesPerSecond, gracePeriod: 2 * settings.MaxWriteStall);
    }
}
