using Google.Protobuf;
using Grpc.Core;
using Workforce.Service.Live;

namespace Workforce.Service.Wire;

/// <summary>Binds a service so that a message which cannot be read is the caller's fault, and not the service's.</summary>
/// <remarks>
/// Messages are read and parsed before any interceptor runs, and what goes wrong there would end the call as UNKNOWN or INTERNAL.
/// Parsing and streams are seen to here; the single message of a unary call by <see cref="UnreadableRequests"/>.
/// </remarks>
internal sealed class ReadableMessages : ServiceBinderBase
{
    private readonly ServerServiceDefinition.Builder _definition = ServerServiceDefinition.CreateBuilder();
    private readonly OpenStreams _streams;
    private readonly int _maxMessageBytes;
    private readonly ILogger _logger;

    private ReadableMessages(OpenStreams streams, int maxMessageBytes, ILogger logger) =>
        (_streams, _maxMessageBytes, _logger) = (streams, maxMessageBytes, logger);

    /// <param name="bind">The generated <c>BindService</c> of the service.</param>
    /// <param name="service">What answers its calls.</param>
    /// <param name="streams">Where its streams are counted.</param>
    /// <param name="maxMessageBytes">The largest message taken, to be named where one is larger.</param>
    /// <param name="logger">Told of the service's own faults.</param>
    public static ServerServiceDefinition Of<TService>(
        Action<ServiceBinderBase, TService> bind,
        TService service,
        OpenStreams streams,
        int maxMessageBytes,
        ILogger logger)
    {
        var binder = new ReadableMessages(streams, maxMessageBytes, logger);
        bind(binder, service);
        return binder._definition.Build();
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        UnaryServerMethod<TRequest, TResponse>? handler) => _definition.AddMethod(Careful(method), (request, context) =>
        {
            UnreadableRequests.WasRead(context);

            try
            {
                var answer = handler!(request, context);
                return answer.IsCompletedSuccessfully ? answer : NotedAsync(answer, context);
            }
            catch (Exception exception) when (Note(exception, context))
            {
                throw;
            }
        });

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        ServerStreamingServerMethod<TRequest, TResponse>? handler) => _definition.AddMethod(Careful(method), (request, responses, context) =>
        {
            UnreadableRequests.WasRead(context);
            _streams.Add(context.GetHttpContext());
            return NotedAsync(handler!(request, responses, context), context);
        });

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        ClientStreamingServerMethod<TRequest, TResponse>? handler) => _definition.AddMethod(Careful(method), (requests, context) =>
        {
            UnreadableRequests.WasRead(context);
            _streams.Add(context.GetHttpContext());
            return NotedAsync(handler!(new ReadableStream<TRequest>(requests, _maxMessageBytes, context), context), context);
        });

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        DuplexStreamingServerMethod<TRequest, TResponse>? handler) => _definition.AddMethod(Careful(method), (requests, responses, context) =>
        {
            UnreadableRequests.WasRead(context);
            _streams.Add(context.GetHttpContext());
            return NotedAsync(handler!(new ReadableStream<TRequest>(requests, _maxMessageBytes, context), responses, context), context);
        });

    private async Task NotedAsync(Task call, ServerCallContext context)
    {
        try
        {
            await call;
        }
        catch (Exception exception) when (Note(exception, context))
        {
            throw;
        }
    }

    private async Task<T> NotedAsync<T>(Task<T> call, ServerCallContext context)
    {
        try
        {
            return await call;
        }
        catch (Exception exception) when (Note(exception, context))
        {
            throw;
        }
    }

    /// <summary>Logs what is no answer to the caller, but a fault of the service.</summary>
    /// <remarks>The library's own log is silenced: it holds a stack for each message that cannot be read, which any caller can send by the thousand.</remarks>
    /// <returns>False always, so that the exception goes on as it is.</returns>
    private bool Note(Exception exception, ServerCallContext context)
    {
        if (exception is not RpcException && !exception.IsOfCallerWhoLeft(context))
        {
            _logger.CallFailed(exception, context.Method);
        }

        return false;
    }

    private static Method<TRequest, TResponse> Careful<TRequest, TResponse>(Method<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class
    {
        var parse = method.RequestMarshaller.ContextualDeserializer;

        return new(
            method.Type,
            method.ServiceName,
            method.Name,
            Marshallers.Create(method.RequestMarshaller.ContextualSerializer, context => Parse(parse, context)),
            Marshallers.Create(ReadyBytes.Writer(method.ResponseMarshaller.ContextualSerializer), method.ResponseMarshaller.ContextualDeserializer));
    }

    private static TRequest Parse<TRequest>(Func<DeserializationContext, TRequest> parse, DeserializationContext context)
    {
        try
        {
            return parse(context);
        }
        catch (InvalidProtocolBufferException)
        {
            throw Problem.MessageNotReadable().ToException();
        }
    }

    private sealed class ReadableStream<T>(IAsyncStreamReader<T> requests, int maxMessageBytes, ServerCallContext context) : IAsyncStreamReader<T>
    {
        public T Current => requests.Current;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            try
            {
                return await requests.MoveNext(cancellationToken);
            }
            catch (RpcException exception) when (exception.StatusCode is StatusCode.ResourceExhausted)
            {
                throw Problem.MessageTooLarge(maxMessageBytes).ToException();
            }
            catch (IOException exception) when (exception.Message.StartsWith("Message too large", StringComparison.Ordinal))
            {
                // A frame that says it is longer than any array can be. But for its words, the library's exception is that of a sender who has gone.
                throw Problem.MessageTooLarge(maxMessageBytes).ToException();
            }
            catch (Exception exception) when (exception is IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                context.NoteThatCallerLeft();
                throw;
            }
            catch (Exception exception) when (exception is InvalidDataException or RpcException { StatusCode: StatusCode.Internal })
            {
                throw Problem.MessageNotReadable().ToException();
            }
        }
    }
}
