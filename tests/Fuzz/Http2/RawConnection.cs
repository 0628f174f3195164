using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Workforce.Fuzz.Http2;

/// <summary>A connection whose every byte its owner decides; it keeps to no rule, and notes what comes back.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    /// <summary>How long a peer that takes nothing more is written to.</summary>
    private static readonly TimeSpan SendPatience = TimeSpan.FromSeconds(5);

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private Task _reading = Task.CompletedTask;

    private RawConnection()
    {
    }

    /// <summary>How each stream, or the connection, was ended by the service.</summary>
    public List<Answer> Answers { get; } = [];

    /// <summary>Bytes received.</summary>
    public long Received { get; private set; }

    public bool IsClosed { get; private set; }

    /// <param name="service">Where the service is.</param>
    /// <param name="reads">Whether what comes is taken off the connection at all.</param>
    public static async Task<RawConnection> OpenAsync(IPEndPoint service, bool reads = true)
    {
        var connection = new RawConnection();

        try
        {
            await connection._socket.ConnectAsync(service);
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.ConnectionReset)
        {
            // A service that is full may close it before the system has told this side that it was open.
            connection.IsClosed = true;
            return connection;
        }

        if (reads)
        {
            connection._reading = Task.Run(connection.ReadAsync);
        }

        return connection;
    }

    /// <summary>With the preface and settings of a client that means well, to misbehave later.</summary>
    public static async Task<RawConnection> OpenAsync(IPEndPoint service, int initialWindow, bool reads = true)
    {
        var connection = await OpenAsync(service, reads);
        await connection.SendAsync(new FrameBuffer().Raw(FrameBuffer.Preface).ClientSettings(initialWindow).Frame(FrameType.Settings, FrameBuffer.Ack, 0, []));
        return connection;
    }

    /// <returns>False once the service takes nothing more.</returns>
    public async Task<bool> SendAsync(FrameBuffer buffer)
    {
        using var patience = new CancellationTokenSource(SendPatience);

        try
        {
            for (var left = buffer.Written; !left.IsEmpty;)
            {
                left = left[await _socket.SendAsync(left, patience.Token)..];
            }

            return !IsClosed;
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            IsClosed = true;
            return false;
        }
    }

    /// <summary>Waits until the service closes the connection, or a time has passed.</summary>
    public Task UntilClosedAsync(TimeSpan patience) => Task.WhenAny(_reading, Task.Delay(patience));

    public async ValueTask DisposeAsync()
    {
        // Without the courtesy of a last word.
        _socket.LingerState = new(enable: true, seconds: 0);
        _socket.Dispose();
        await _reading;
    }

    private async Task ReadAsync()
    {
        try
        {
            var header = new byte[FrameBuffer.HeaderSize];
            using var stream = new BufferedStream(new NetworkStream(_socket), 1 << 16);

            while (true)
            {
                await stream.ReadExactlyAsync(header);
                var payload = new byte[(header[0] << 16) | BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(1))];
                await stream.ReadExactlyAsync(payload);
                Received += header.Length + payload.Length;
                Note((FrameType)header[3], header[4], payload);
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or InvalidDataException)
        {
            // Over, from this side or the other; or it answers in HTTP/1.1.
        }
        finally
        {
            IsClosed = true;
        }
    }

    private void Note(FrameType type, byte flags, ReadOnlySpan<byte> payload)
    {
        var answer = type switch
        {
            FrameType.GoAway => new Answer(GoAway: BinaryPrimitives.ReadInt32BigEndian(payload[4..])),
            FrameType.RstStream => new Answer(Reset: BinaryPrimitives.ReadInt32BigEndian(payload)),
            FrameType.Headers when (flags & FrameBuffer.EndStream) != 0 && HeaderBlock.Statuses(payload) is var (http, grpc) => new(http, grpc),
            _ => null,
        };

        if (answer is not null)
        {
            lock (Answers)
            {
                Answers.Add(answer);
            }
        }
    }
}
