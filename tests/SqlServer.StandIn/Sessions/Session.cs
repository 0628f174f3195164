using System.Threading.Channels;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using SqlServer.StandIn.Faults;
using SqlServer.StandIn.Language;
using SqlServer.StandIn.Protocol;
using SqlServer.StandIn.Storage;
using SqlServer.StandIn.Types;

namespace SqlServer.StandIn.Sessions;

/// <summary>What one client that has logged in asks, one request after the other.</summary>
internal sealed class Session : IDisposable
{
    private const byte LeaveAsItIs = 0;
    private const byte ReadCommitted = 2;

    private readonly TdsServer _server;
    private readonly string _loginDatabase;
    private long _transaction;

    public Session(TdsServer server, TokenWriter tokens, DatabaseFile database)
    {
        _server = server;
        _loginDatabase = database.Name;
        Tokens = tokens;
        Database = new(database);
        Procedures = new(server.ApplicationLocks);
    }

    public TokenWriter Tokens { get; }

    public SessionDatabase Database { get; }

    public Procedures Procedures { get; }

    public Databases Databases => _server.Databases;

    public Translations Translations => _server.Translations;

    /// <summary>Answers requests until there are no more.</summary>
    /// <exception cref="ConnectionCutException">The connection is to be closed without another word.</exception>
    public async Task RunAsync(ChannelReader<Request> requests)
    {
        await foreach (var request in requests.ReadAllAsync())
        {
            if (request.Message.Kind is PacketKind.Attention)
            {
                // What was being answered ends with it, or it is an answer of its own.
                Tokens.Done(DoneToken.Statement, Status(DoneStatus.Attention));
                Tokens.Message.End();
                continue;
            }

            try
            {
                using var interruption = request.Cancellation.Register(Database.Interrupt);
                await AnswerAsync(request.Message, request.Cancellation);
                Tokens.Message.End();
            }
            catch (OperationCanceledException) when (request.Cancellation.IsCancellationRequested)
            {
                // The attention that follows ends the answer.
            }
        }
    }

    /// <summary>With what is true at the end of every statement.</summary>
    public DoneStatus Status(DoneStatus status) => Database.TransactionDepth > 0 ? status | DoneStatus.InTransaction : status;

    public void BeginTransaction()
    {
        Database.Begin();

        if (Database.TransactionDepth == 1)
        {
            _transaction = _server.NextTransaction();
            Tokens.Changed(EnvironmentChange.TransactionBegun, BitConverter.GetBytes(_transaction), []);
        }
    }

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await _server.Faults.StrikeAsync(FaultMoment.BeforeCommit, "COMMIT", cancellationToken);

        if (Database.Commit())
        {
            await _server.Faults.StrikeAsync(FaultMoment.AfterCommit, "COMMIT", cancellationToken);
            Tokens.Changed(EnvironmentChange.TransactionCommitted, [], BitConverter.GetBytes(_transaction));
        }
    }

    public void Rollback()
    {
        Database.Rollback();
        Tokens.Changed(EnvironmentChange.TransactionRolledBack, [], BitConverter.GetBytes(_transaction));
    }

    /// <summary>master answers for the other databases and holds nothing.</summary>
    public void RefuseInMaster(TSqlFragment statement)
    {
        if (Database.Database.Name is Databases.Master)
        {
            throw Grammar.NotUnderstood(statement);
        }
    }

    public void Dispose()
    {
        Procedures.Dispose();
        Database.Dispose();
    }

    private async Task AnswerAsync(Message message, CancellationToken cancellationToken)
    {
        if (message.IsReset)
        {
            Reset();
        }

        var last = message.Kind is PacketKind.Rpc ? DoneToken.Procedure : DoneToken.Statement;

        try
        {
            var hasFailed = message.Kind switch
            {
                PacketKind.SqlBatch => await RunBatchAsync(message.Body, cancellationToken),
                PacketKind.Rpc => await CallAsync(RpcRequest.Read(message.Body.Span), cancellationToken),
                PacketKind.TransactionRequest => await TransactAsync(TransactionRequest.Read(message.Body.Span), cancellationToken),
                _ => throw SqlServerError.NotUnderstood($"a message of the kind {message.Kind}"),
            };

            Tokens.Done(last, Status(hasFailed ? DoneStatus.Error : DoneStatus.Final));
        }
        catch (SqlServerError error)
        {
            if (error.EndsTheTransaction && Database.TransactionDepth > 0)
            {
                Rollback();
            }

            Tokens.Error(error);
            Tokens.Done(last, Status(DoneStatus.Error));

            if (error.Severity >= 20)
            {
                Tokens.Message.End();
                throw new ConnectionCutException();
            }
        }
    }

    private Task<bool> RunBatchAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var reader = new MessageReader(body.Span);
        reader.SkipAllHeaders();

        return RunAsync(reader.Rest(), "", new(), DoneToken.Statement, cancellationToken);
    }

    private async Task<bool> CallAsync(RpcRequest call, CancellationToken cancellationToken)
    {
        if (!call.Procedure.Equals(RpcRequest.ExecuteSql, StringComparison.OrdinalIgnoreCase))
        {
            var arguments = call.Parameters.ToDictionary(parameter => parameter.Name, parameter => Stored.Of(parameter.Value), StringComparer.OrdinalIgnoreCase);
            Tokens.ReturnStatus(await Procedures.RunAsync(call.Procedure, arguments, Database.Database, cancellationToken));
            return false;
        }

        var declarations = call.Parameters.ElementAtOrDefault(1)?.Value as string ?? "";
        var variables = new Variables();

        foreach (var ((name, type), parameter) in (declarations.Length == 0 ? [] : Grammar.ParseDeclarations(declarations)).Zip(call.Parameters.Skip(2)))
        {
            if (!name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase))
            {
                throw SqlServerError.NotUnderstood($"the parameter {parameter.Name} in the place of {name}");
            }

            variables.Declare(name, type, Stored.Of(parameter.Value));
        }

        var hasFailed = await RunAsync((string)call.Parameters[0].Value!, declarations, variables, DoneToken.InProcedure, cancellationToken);
        Tokens.ReturnStatus(0);

        foreach (var (ordinal, output) in call.Parameters.Index().Where(parameter => parameter.Item.IsOutput))
        {
            var (type, value) = variables.Get(output.Name);
            Tokens.ReturnValue(ordinal, output.Name, type, Stored.Read(value, type));
        }

        return hasFailed;
    }

    private async Task<bool> RunAsync(string text, string declarations, Variables variables, DoneToken done, CancellationToken cancellationToken)
    {
        _server.Log.Sent(text, declarations);
        await _server.Faults.StrikeAsync(FaultMoment.BeforeStatement, text, cancellationToken);
        var runner = new BatchRunner(this, variables, done);
        await runner.RunAsync(Grammar.Parse(text), cancellationToken);
        await _server.Faults.StrikeAsync(FaultMoment.AfterStatement, text, cancellationToken);

        return runner.HasFailed;
    }

    private async Task<bool> TransactAsync(TransactionRequest request, CancellationToken cancellationToken)
    {
        switch (request.Kind)
        {
            case TransactionRequestKind.Begin when request.IsolationLevel is LeaveAsItIs or ReadCommitted:
                _server.Log.TransactionBegun(request.IsolationLevel);
                BeginTransaction();
                return false;
            case TransactionRequestKind.Commit:
                await CommitAsync(cancellationToken);
                return false;
            case TransactionRequestKind.Rollback:
                Rollback();
                return false;
            default:
                throw SqlServerError.NotUnderstood($"the transaction request {request.Kind} at the isolation level {request.IsolationLevel}");
        }
    }

    private void Reset()
    {
        if (Database.TransactionDepth > 0)
        {
            Rollback();
        }

        Procedures.Dispose();
        Tokens.Changed(EnvironmentChange.ConnectionReset, [], []);
        Tokens.Changed(EnvironmentChange.Database, _loginDatabase, _loginDatabase);
    }
}

/// <summary>A message, and what ends its being worked on.</summary>
internal sealed record Request(Message Message, CancellationToken Cancellation);
