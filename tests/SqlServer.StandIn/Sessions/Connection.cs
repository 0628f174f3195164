using System.Globalization;
using System.Net.Sockets;
using System.Threading.Channels;
using SqlServer.StandIn.Faults;
using SqlServer.StandIn.Protocol;
using SqlServer.StandIn.Storage;
using SqlServer.StandIn.Types;

namespace SqlServer.StandIn.Sessions;

/// <summary>A client's connection, from its first word to its last.</summary>
internal sealed class Connection(TdsServer server, Socket socket)
{
    private const int LeastPacketSize = 512;
    private const int GreatestPacketSize = 32767;

    /// <summary>Ends when the client has gone, or when the server stops.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        socket.NoDelay = true;
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        var tokens = new TokenWriter(new(stream));

        try
        {
            using var session = await OpenAsync(stream, tokens, stopping);

            if (session is not null)
            {
                await ServeAsync(session, stream, stopping);
            }
        }
        catch (ConnectionCutException cut)
        {
            // To close without waiting for what is under way is to reset.
            socket.LingerState = new(cut.IsReset, seconds: 0);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client has gone, or the server stops.
        }
    }

    /// <summary>Reads on while a request is worked on, for an attention may come, or the client may go.</summary>
    private static async Task ServeAsync(Session session, Stream stream, CancellationToken stopping)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var requests = Channel.CreateUnbounded<Request>();
        var reading = ReadAsync(requests.Writer, stream, gone);

        try
        {
            await session.RunAsync(requests.Reader);
        }
        finally
        {
            await gone.CancelAsync();
            await reading;
        }
    }

    private static async Task ReadAsync(ChannelWriter<Request> requests, Stream stream, CancellationTokenSource gone)
    {
        var current = CancellationTokenSource.CreateLinkedTokenSource(gone.Token);

        try
        {
            while (await Message.ReadAsync(stream, gone.Token) is { } message)
            {
                if (message.Kind is PacketKind.Attention)
                {
                    await current.CancelAsync();
                }

                current.Dispose();
                current = CancellationTokenSource.CreateLinkedTokenSource(gone.Token);
                await requests.WriteAsync(new(message, current.Token), gone.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The session sees that nothing more comes.
        }

        await gone.CancelAsync();
        current.Dispose();
        requests.Complete();
    }

    /// <summary>Null where the login is refused.</summary>
    private async Task<Session?> OpenAsync(Stream stream, TokenWriter tokens, CancellationToken stopping)
    {
        if (await Message.ReadAsync(stream, stopping) is not { Kind: PacketKind.Prelogin })
        {
            return null;
        }

        Prelogin.Answer(tokens.Message);

        if (await Message.ReadAsync(stream, stopping) is not { Kind: PacketKind.Login } message)
        {
            return null;
        }

        var login = Login.Read(message.Body.Span);
        var name = login.Database.Length == 0 ? Databases.Master : login.Database;
        var isKnown = TdsServer.Accepts(login);

        if (isKnown && server.Databases.Find(name) is { } database)
        {
            Welcome(tokens, login, database.Name);
            return new(server, tokens, database);
        }

        if (isKnown)
        {
            tokens.Error(new(4060, 11, $"Cannot open database \"{name}\" requested by the login. The login failed."));
        }

        tokens.Error(new(18456, 14, $"Login failed for user '{login.User}'."));
        tokens.Done(DoneToken.Statement, DoneStatus.Error);
        tokens.Message.End();

        return null;
    }

    private static void Welcome(TokenWriter tokens, Login login, string database)
    {
        var size = Math.Clamp(login.PacketSize, LeastPacketSize, GreatestPacketSize);
        var text = size.ToString(CultureInfo.InvariantCulture);

        tokens.Changed(EnvironmentChange.Database, database, Databases.Master);
        tokens.Info(5701, $"Changed database context to '{database}'.");
        tokens.Changed(EnvironmentChange.Collation, Collations.OnTheWire(null), []);
        tokens.LoginAcknowledgement();
        tokens.Changed(EnvironmentChange.PacketSize, text, MessageWriter.DefaultPacketSize.ToString(CultureInfo.InvariantCulture));
        tokens.Done(DoneToken.Statement, DoneStatus.Final);
        tokens.Message.End();
        tokens.Message.PacketSize = size;
    }
}
