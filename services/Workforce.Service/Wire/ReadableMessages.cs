using Google.Protobuf;
using Grpc.Core;

namespace Workforce.Service.Wire;

/// <summary>Binds a service so that a message which cannot be parsed is the caller's fault, and not the service's.</summary>
/// <remarks>Messages are parsed before any interceptor runs; a parser that throws would end the call as UNKNOWN.</remarks>
internal sealed class ReadableMessages : ServiceBinderBase
{
    private readonly ServerServiceDefinition.Builder _definition = ServerServiceDefinition.CreateBuilder();

    /// <param name="bind">The generated <c>BindService</c> of the service.</param>
    /// <param name="service">What answers its calls.</param>
    public static ServerServiceDefinition Of<TService>(Action<ServiceBinderBase, TService> bind, TService service)
    {
        var binder = new ReadableMessages();
        bind(binder, service);
        return binder._definition.Build();
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        UnaryServerMethod<TRequest, TResponse>? handler) => _definition.AddMethod(Careful(method), handler!);

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        ClientStreamingServerMethod<TRequest, TResponse>? handler) => _definition.AddMethod(Careful(method), handler!);

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        ServerStreamingServerMethod<TRequest, TResponse>? handler) => _definition.AddMethod(Careful(method), handler!);

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        DuplexStreamingServerMethod<TRequest, TResponse>? handler) => _definition.AddMethod(Careful(method), handler!);

    private static Method<TRequest, TResponse> Careful<TRequest, TResponse>(Method<TRequest, TResponse> method)
    {
        var parse = method.RequestMarshaller.ContextualDeserializer;

        return new(
            method.Type,
            method.ServiceName,
            method.Name,
            Marshallers.Create(method.RequestMarshaller.ContextualSerializer, context => Parse(parse, context)),
            method.ResponseMarshaller);
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
}
