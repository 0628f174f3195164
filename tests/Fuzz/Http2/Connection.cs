using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Workforce.Fuzz.Inputs;

namespace Workforce.Fuzz.Http2;

/// <summary>A connection that sends calls as they stand, right or wrong, and hears how each ends.</summary>
/// <remarks>A library would mend or refuse what is to be sent, and would cost more than the service does.</remarks>
internal sealed class Connection : IAsyncDisposable
{
    /// <summary>What a server allows before it says otherwise (RFC 9113, section 6.9.2).</summary>
    private const int InitialWindow = 65_535;

    private const int WindowStep = 1 << 20;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly ConcurrentDictionary<int, Call> _calls = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly FrameBuffer _buffer = new();
    private readonly Lock _windows = new();
    private TaskCompletionSource _windowMoved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;
    private int _nextStreamId = 1;
    private int _streamWindow = InitialWindow;
    private long _window = InitialWindow;
    private long _received;
    private volatile bool _isClosed;

    private readonly IReadOnlyList<byte[]> _hidden;

    private Connection(IReadOnlyList<byte[]> hidden) => _hidden = hidden;

    public bool IsUsable => !_isClosed && _nextStreamId < 1_000_000_000;

    /// <summary>The code with which the server ended the connection; null if it did not, or said nothing.</summary>
    public int? GoAway { get; private set; }

    /// <param name="service">Where the service is.</param>
    /// <param name="hidden">What no answer may hold.</param>
    public static async Task<Connection> OpenAsync(IPEndPoint service, IReadOnlyList<byte[]>? hidden = null)
    {
        var connection = new Connection(hidden ?? []);
        var opening = new FrameBuffer().Raw(FrameBuffer.Preface).ClientSettings().WindowUpdate(0, int.MaxValue - InitialWindow);

        try
        {
            await connection._socket.ConnectAsync(service);
            await connection._socket.SendAsync(opening.Written);
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown)
        {
            // A service that is full may close it before this side has said a word.
            connection._isClosed = true;
            return connection;
        }

        connection._reading = Task.Run(connection.ReadAsync);
        return connection;
    }

    /// <summary>Sends a call and waits a bounded time for its end.</summary>
    public async Task<Answer> CallAsync(FuzzInput input, TimeSpan patience)
    {
        var call = new Call(input.LeavesAtAnswer);

        try
        {
            var streamId = await BeginAsync(call, input);
            var hasEnded = input.Body.Length == 0 && input.EndsStream;

            for (var sent = 0; !hasEnded && !call.Ended.Task.IsCompleted;)
            {
                var part = await RoomAsync(call, Math.Min(FrameBuffer.MaxPayload, input.Body.Length - sent), patience);

                if (part < 0)
                {
                    break;
                }

                hasEnded = sent + part == input.Body.Length;
                var flags = hasEnded && input.EndsStream ? FrameBuffer.EndStream : (byte)0;
                await SendAsync(buffer => buffer.Frame(FrameType.Data, flags, streamId, input.Body.AsSpan(sent, part)));
                sent += part;
            }

            var ended = await Task.WhenAny(call.Ended.Task, Task.Delay(patience)) == call.Ended.Task;
            _calls.TryRemove(streamId, out _);

            if (ended)
            {
                return await call.Ended.Task;
            }

            await SendAsync(buffer => buffer.Reset(streamId));
            return new(call.Http, TimedOut: true);
        }
        catch (SocketException)
        {
            return await Task.WhenAny(call.Ended.Task, Task.Delay(1000)) == call.Ended.Task ? await call.Ended.Task : new(GoAway: GoAway);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        _socket.Dispose();
        await _reading;
        _sending.Dispose();
    }

    private async Task<int> BeginAsync(Call call, FuzzInput input)
    {
        await _sending.WaitAsync();

        try
        {
            var streamId = _nextStreamId;
            _nextStreamId += 2;
            call.Window = _streamWindow;
            _calls[streamId] = call;

            if (_isClosed)
            {
                call.Ended.TrySetResult(new(GoAway: GoAway));
            }

            _buffer.Clear();
            _buffer.Headers(streamId, HeaderBlock.Encode(input.Headers), endStream: input.Body.Length == 0 && input.EndsStream);
            await _socket.SendAsync(_buffer.Written);
            return streamId;
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task SendAsync(Action<FrameBuffer> write)
    {
        await _sending.WaitAsync();

        try
        {
            _buffer.Clear();
            write(_buffer);
            await _socket.SendAsync(_buffer.Written);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Waits until something of what is wanted may be sent, and takes it off both windows.</summary>
    /// <returns>How much may be sent; -1 if the call is over.</returns>
    private async Task<int> RoomAsync(Call call, int wanted, TimeSpan patience)
    {
        while (true)
        {
            Task moved;

            lock (_windows)
            {
                var room = (int)Math.Min(wanted, Math.Min(call.Window, _window));

                if (room > 0 || wanted == 0)
                {
                    call.Window -= room;
                    _window -= room;
                    return room;
                }

                moved = _windowMoved.Task;
            }

            if (call.Ended.Task.IsCompleted || await Task.WhenAny(moved, call.Ended.Task, Task.Delay(patience)) != moved)
            {
                return -1;
            }
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            var header = new byte[FrameBuffer.HeaderSize];
            var payload = new byte[1 << 16];

            using var stream = new BufferedStream(new NetworkStream(_socket), 1 << 16);

            while (true)
            {
                await stream.ReadExactlyAsync(header);
                var length = (header[0] << 16) | BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(1));
                payload = length > payload.Length ? new byte[length] : payload;
                await stream.ReadExactlyAsync(payload.AsMemory(0, length));
                await TakeAsync((FrameType)header[3], header[4], BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5)) & int.MaxValue, payload.AsMemory(0, length));
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            // The connection is over, from this side or the other.
        }
        finally
        {
            _isClosed = true;

            foreach (var call in _calls.Values)
            {
                call.Ended.TrySetResult(new(call.Http, GoAway: GoAway));
            }
        }
    }

    private async Task TakeAsync(FrameType type, byte flags, int streamId, ReadOnlyMemory<byte> payload)
    {
        var call = _calls.GetValueOrDefault(streamId);

        switch (type)
        {
            case FrameType.Settings when (flags & FrameBuffer.Ack) == 0:
                TakeSettings(payload.Span);
                await SendAsync(buffer => buffer.Frame(FrameType.Settings, FrameBuffer.Ack, 0, []));
                break;

            case FrameType.Ping when (flags & FrameBuffer.Ack) == 0:
                var echo = payload.ToArray();
                await SendAsync(buffer => buffer.Ping(ack: true, echo));
                break;

            case FrameType.WindowUpdate:
                Widen(call, streamId, BinaryPrimitives.ReadInt32BigEndian(payload.Span));
                break;

            case FrameType.Headers:
                var (http, grpc) = HeaderBlock.Statuses(payload.Span);

                if (call is not null)
                {
                    call.Http ??= http;
                    call.Grpc = grpc ?? call.Grpc;
                    EndIf((flags & FrameBuffer.EndStream) != 0, call);
                }

                break;

            case FrameType.Data:
                await TakeDataAsync(call, flags, streamId, payload);
                break;

            case FrameType.RstStream:
                var code = BinaryPrimitives.ReadInt32BigEndian(payload.Span);
                call?.Ended.TrySetResult(new(call.Http, call.Grpc, Reset: code));
                break;

            case FrameType.GoAway:
                GoAway = BinaryPrimitives.ReadInt32BigEndian(payload.Span[4..]);
                _isClosed = true;
                break;
        }
    }

    private async Task TakeDataAsync(Call? call, byte flags, int streamId, ReadOnlyMemory<byte> payload)
    {
        _received += payload.Length;

        if (_hidden.Any(each => payload.Span.IndexOf(each) >= 0))
        {
            call?.Ended.TrySetResult(new(call.Http, Told: true));
        }

        if (_received >= WindowStep)
        {
            var step = (int)_received;
            _received = 0;
            await SendAsync(buffer => buffer.WindowUpdate(0, step));
        }

        if (call is not null)
        {
            EndIf((flags & FrameBuffer.EndStream) != 0, call);

            if (call.LeavesAtAnswer && call.Ended.TrySetResult(new(call.Http, Left: true)))
            {
                await SendAsync(buffer => buffer.Reset(streamId));
            }
        }
    }

    private static void EndIf(bool isEnd, Call call)
    {
        if (isEnd)
        {
            call.Ended.TrySetResult(new(call.Http, call.Grpc));
        }
    }

    private void TakeSettings(ReadOnlySpan<byte> payload)
    {
        for (; payload.Length >= 6; payload = payload[6..])
        {
            if (BinaryPrimitives.ReadUInt16BigEndian(payload) == 4)
            {
                lock (_windows)
                {
                    var value = BinaryPrimitives.ReadInt32BigEndian(payload[2..]);

                    foreach (var call in _calls.Values)
                    {
                        call.Window += value - _streamWindow;
                    }

                    _streamWindow = value;
                    Move();
                }
            }
        }
    }

    private void Widen(Call? call, int streamId, int increment)
    {
        lock (_windows)
        {
            if (streamId == 0)
            {
                _window += increment;
            }
            else if (call is not null)
            {
                call.Window += increment;
            }

            Move();
        }
    }

    private void Move()
    {
        var moved = _windowMoved;
        _windowMoved = new(TaskCreationOptions.RunContinuationsAsynchronously);
        moved.SetResult();
    }

    private sealed class Call(bool leavesAtAnswer)
    {
        public bool LeavesAtAnswer => leavesAtAnswer;

        public TaskCompletionSource<Answer> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int? Http { get; set; }

        public int? Grpc { get; set; }

        public long Window { get; set; }
    }
}
