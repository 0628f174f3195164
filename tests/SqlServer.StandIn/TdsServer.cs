using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SqlServer.StandIn.Faults;
using SqlServer.StandIn.Language;
using SqlServer.StandIn.Protocol;
using SqlServer.StandIn.Sessions;
using SqlServer.StandIn.Storage;

namespace SqlServer.StandIn;

/// <summary>
/// Speaks TDS 7.4 on loopback to the unmodified Microsoft.Data.SqlClient, and has SQLite do what it is asked. It stands in for a
/// SQL Server's protocol, types and errors, not for its locks, plans or limits.
/// </summary>
internal sealed class TdsServer : IAsyncDisposable
{
    /// <summary>Made up, as is <see cref="Password"/>: nothing is guarded by them.</summary>
    public const string User = "stand-in";

    public const string Password = "stand-in";

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, byte> _connections = new();
    private readonly Task _accepting;
    private long _transactions;

    private TdsServer(int port)
    {
        _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>A secret elsewhere; without a database, which is then master.</summary>
    public string ConnectionString => string.Create(
        CultureInfo.InvariantCulture,
        $"Server=tcp:127.0.0.1,{((IPEndPoint)_listener.LocalEndpoint).Port};User Id={User};Password={Password};Encrypt=False");

    public FaultList Faults { get; } = new();

    public StatementLog Log { get; } = new();

    public Databases Databases { get; } = new();

    public ApplicationLocks ApplicationLocks { get; } = new();

    public Translations Translations { get; } = new();

    /// <summary>Serves from now on.</summary>
    /// <param name="port">The port on loopback; 0 for any that is free.</param>
    public static TdsServer Start(int port = 0) => new(port);

    public static bool Accepts(Login login) => login is { User: User, Password: Password };

    public long NextTransaction() => Interlocked.Increment(ref _transactions);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections.Keys);
        Databases.Dispose();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stopping.Token);
                var connection = Task.Run(() => new Connection(this, socket).RunAsync(_stopping.Token));
                _connections.TryAdd(connection, 0);
                _ = connection.ContinueWith(ended => _connections.TryRemove(ended, out _), TaskScheduler.Default);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It stops.
        }
    }
}
