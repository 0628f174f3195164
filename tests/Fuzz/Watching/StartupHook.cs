using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Workforce.Fuzz.Watching;

/// <summary>Runs inside the service before the service does (DOTNET_STARTUP_HOOKS), and tells how large its heap is to whoever asks.</summary>
/// <remarks>The runtime looks for a type of this name in no namespace. The service itself is the one that is shipped, and knows nothing of it.</remarks>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(MemoryGauge.SocketVariable) is { Length: > 0 } path)
        {
            var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(path));
            listener.Listen();
            new Thread(() => Serve(listener)) { IsBackground = true }.Start();
        }
    }

    private static void Serve(Socket listener)
    {
        var asked = new byte[1];

        while (true)
        {
            using var caller = listener.Accept();

            while (caller.Receive(asked) > 0)
            {
                if (asked[0] == MemoryGauge.AfterCollection)
                {
                    GC.Collect();
                    GC.WaitForPendingFinalizers();
                    GC.Collect();
                }

                var answer = string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(forceFullCollection: false)} {ThreadPool.ThreadCount}\n");
                caller.Send(Encoding.ASCII.GetBytes(answer));
            }
        }
    }
}
