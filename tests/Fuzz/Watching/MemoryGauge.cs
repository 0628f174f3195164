using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Workforce.Fuzz.Watching;

/// <summary>What the service's process holds.</summary>
/// <param name="Heap">The managed heap, in bytes.</param>
/// <param name="Resident">What of the process is in memory, in bytes.</param>
/// <param name="Threads">Threads of its pool.</param>
internal sealed record Memory(long Heap, long Resident, int Threads)
{
    public static Memory None { get; } = new(0, 0, 0);

    public Memory Most(Memory other) => new(Math.Max(Heap, other.Heap), Math.Max(Resident, other.Resident), Math.Max(Threads, other.Threads));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"heap {Heap >> 20,5} MiB, resident {Resident >> 20,5} MiB, {Threads,3} pool threads");
}

/// <summary>Asks the service's process how much memory it holds.</summary>
/// <param name="socketPath">Where <see cref="StartupHook"/> answers.</param>
/// <param name="processId">The process.</param>
internal sealed class MemoryGauge(string socketPath, string processId) : IDisposable
{
    public const string SocketVariable = "WORKFORCE_FUZZ_GAUGE";
    public const byte AfterCollection = (byte)'c';

    private const byte AsItIs = (byte)'a';

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly SemaphoreSlim _turn = new(1);

    public Memory Peak { get; private set; } = Memory.None;

    /// <param name="collected">Whether all that nobody holds is to be given up first.</param>
    public async Task<Memory> ReadAsync(bool collected = false)
    {
        await _turn.WaitAsync();

        try
        {
            if (!_socket.Connected)
            {
                await _socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath));
            }

            await _socket.SendAsync(new[] { collected ? AfterCollection : AsItIs });
            var answer = new byte[64];
            var length = await _socket.ReceiveAsync(answer);
            var values = Encoding.ASCII.GetString(answer, 0, length).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
            var memory = new Memory(Number(values[0]), await ResidentAsync(), (int)Number(values[1]));
            Peak = Peak.Most(memory);
            return memory;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Looks again and again, for the peak.</summary>
    public async Task FollowAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await ReadAsync();
            await Task.WhenAny(Task.Delay(200, stop));
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _turn.Dispose();
    }

    private async Task<long> ResidentAsync()
    {
        var lines = await File.ReadAllLinesAsync($"/proc/{processId}/status");
        var line = lines.Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return Number(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]) << 10;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
