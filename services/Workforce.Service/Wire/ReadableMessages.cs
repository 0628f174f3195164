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

    private ReadableMessages(OpenStreams streams, int maxMessageBytes)
    {
        _streams = streams;
        _maxMessageBytes = maxMessageBytes;
    }

    /// <param name="bind">The generated <c>BindService</c> of the service.</param>
    /// <param name="service">What answers its calls.</param>
    /// <param name="streams">Where its streams are counted.</param>
    /// <param name="maxMessageBytes">The largest message taken, to be named where one is larger.</param>
    public static ServerServiceDefinition Of<TService>(
        Action<ServiceBinderBase, TService> bind,
        TService service,
        OpenStreams streams,
        int maxMessageBytes)
    {
        var binder = new ReadableMessages(streams, maxMessageBytes);
        bind(binder, service);
        return binder._definition.Build();
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        UnaryServerMethod<TRequest, TResponse>? handler) => _definition.AddMethod(Careful(method), (request, context) =>
        {
            UnreadableRequests.WasRead(context);
            return handler!(request, context);
        });

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        ServerStreamingServerMethod<TRequest, TResponse>? handler) => _definition.AddMethod(Careful(method), (request, responses, context) =>
        {
            UnreadableRequests.WasRead(context);
            _streams.Add(context.GetHttpContext());
            return handler!(request, responses, context);
        });

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        ClientStreamingServerMethod<TRequest, TResponse>? handler) => _definition.AddMethod(Careful(method), (requests, context) =>
        {
            UnreadableRequests.WasRead(context);
            _streams.Add(context.GetHttpContext());
            return handler!(new ReadableStream<TRequest>(requests, _maxMessageBytes), context);
        });

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        DuplexStreamingServerMethod<TRequest, TResponse>? handler) => _definition.AddMethod(Careful(method), (requests, responses, context) =>
        {
            UnreadableRequests.WasRead(context);
            _streams.Add(context.GetHttpContext());
            return handler!(new ReadableStream<TRequest>(requests, _maxMessageBytes), responses, context);
        });

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

    private sealed class ReadableStream<T>(IAsyncStreamReader<T> requests, int maxMessageBytes) : IAsyncStreamReader<T>
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
            catch (Exception exception) when (exception is InvalidDataException or RpcException { StatusCode: StatusCode.Internal })
            {
                throw Problem.MessageNotReadable().ToException();
            }
        }
    }
}
