using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Workforce.Service.Access.Authentication;
using Workforce.Service.Access.Disclosure;
using Workforce.Service.Access.Units;

namespace Workforce.Service.Access;

/// <summary>Binds a service so that each method is reached only by those who may call it, about the units that they may ask about.</summary>
/// <param name="binder">What the methods are bound to.</param>
/// <param name="requirementOf">What a method of a name requires.</param>
/// <param name="permissions">What decides.</param>
/// <param name="withholding">What takes out of an answer what its caller may not see.</param>
/// <param name="callers">Who finds out who still is believed.</param>
/// <param name="clock">Tells when a token ceases to be valid.</param>
internal sealed class PermittedCalls(
    ServiceBinderBase binder,
    Func<string, Requirement> requirementOf,
    Permissions permissions,
    Withholding withholding,
    Callers callers,
    TimeProvider clock) : ServiceBinderBase
{
    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler)
    {
        var requirement = requirementOf(method.Name);
        binder.AddMethod(method, (request, context) =>
        {
            var caller = Caller.Of(context);
            permissions.Require(requirement, (IMessage)request, caller);
            withholding.Require((IMessage)request, caller, context.CancellationToken);

            return Withholding.IsNeeded(requirement, caller) ? WithholdAsync(request, handler!(request, context), caller, context.CancellationToken) : handler!(request, context);
        });
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var requirement = requirementOf(method.Name);
        binder.AddMethod(method, (request, responses, context) =>
        {
            void Require(Caller caller) => permissions.Require(requirement, (IMessage)request, caller);

            Require(Caller.Of(context));
            return StandAsync(context, Require, each => handler!(request, responses, each));
        });
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var (requirement, message) = (requirementOf(method.Name), DescriptorOf<TRequest>());
        binder.AddMethod(method, async (requests, context) =>
        {
            void Require(Caller caller) => Permissions.RequireStream(requirement, message, caller);

            Require(Caller.Of(context));
            TResponse? response = null;
            await StandAsync(context, Require, async each => response = await handler!(requests, each));
            return response!;
        });
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var (requirement, message) = (requirementOf(method.Name), DescriptorOf<TRequest>());
        binder.AddMethod(method, (requests, responses, context) =>
        {
            void Require(Caller caller) => Permissions.RequireStream(requirement, message, caller);

            Require(Caller.Of(context));
            return StandAsync(context, Require, each => handler!(requests, responses, each));
        });
    }

    private async Task<TResponse> WithholdAsync<TRequest, TResponse>(TRequest request, Task<TResponse> answering, Caller caller, CancellationToken cancellationToken)
    {
        // Answers are kept and sent to others as they are, as bytes even: what is taken out is taken out of a copy.
        var answer = ((IDeepCloneable<TResponse>)(await answering)!).Clone();
        withholding.Apply((IMessage)request!, (IMessage)answer!, caller, cancellationToken);

        return answer;
    }

    private static MessageDescriptor DescriptorOf<TRequest>()
        where TRequest : class => ((IMessage)Activator.CreateInstance<TRequest>()).Descriptor;

    /// <summary>Runs a stream, which ends when its caller would no longer be let in; whoever is asked for nothing stays let in.</summary>
    private Task StandAsync(ServerCallContext context, Action<Caller> require, Func<ServerCallContext, Task> handler) =>
        Caller.Of(context).AuthenticatedBy is AuthenticationMethod.Development or AuthenticationMethod.None
            ? handler(context)
            : StandUntilEndAsync(context, require, handler);

    private async Task StandUntilEndAsync(ServerCallContext context, Action<Caller> require, Func<ServerCallContext, Task> handler)
    {
        using var standing = new StandingCall(callers, clock, context.GetHttpContext(), require);
        await standing.RunAsync(context, handler);
    }
}
