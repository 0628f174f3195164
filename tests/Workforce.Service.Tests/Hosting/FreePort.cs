using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Workforce.Service.Tests.Hosting;

/// <summary>Ports where nobody listens, for whoever must know the port before it is listened on, comes back to it, or is to find nobody there.</summary>
/// <remarks>Below those that the system gives to connections and to whoever asks for port 0: of such a port one of another test could be there first.</remarks>
internal static class FreePort
{
    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <summary>One that this process was not given before.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(10_000, 30_000);

            if (IsFree(port) && Given.TryAdd(port, true))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);

        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
