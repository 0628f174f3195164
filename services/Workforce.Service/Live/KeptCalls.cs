using Google.Protobuf;
using Grpc.Core;
using Workforce.Service.Access;

namespace Workforce.Service.Live;

/// <summary>Binds a service so that a question whose answer is kept is answered at once, before it is read: see <see cref="AnswerCache"/>.</summary>
/// <remarks>Bound within what decides whether the call may be made and takes down that it was, so that both are done at each call.</remarks>
/// <param name="binder">What the methods are bound to.</param>
/// <param name="answers">The answers.</param>
/// <param name="readings">Finds what they are to have been worked out from.</param>
internal sealed class KeptCalls(ServiceBinderBase binder, AnswerCache answers, Readings readings) : ServiceBinderBase
{
    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) =>
        binder.AddMethod(method, (request, context) =>
            answers.Known<TResponse>((IMessage)request, Caller.Of(context), readings) ?? handler!(request, context));

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) =>
        binder.AddMethod(method, handler);

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler) =>
        binder.AddMethod(method, handler);

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler) =>
        binder.AddMethod(method, handler);
}
