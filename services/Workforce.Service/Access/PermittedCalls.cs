using Grpc.Core;
using Workforce.Service.Wire;

namespace Workforce.Service.Access;

/// <summary>Binds a service so that each method is reached only by those who may call it.</summary>
/// <param name="binder">What the methods are bound to.</param>
/// <param name="requirementOf">What a method of a name requires.</param>
internal sealed class PermittedCalls(ServiceBinderBase binder, Func<string, Requirement> requirementOf) : ServiceBinderBase
{
    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler)
    {
        var requirement = requirementOf(method.Name);
        binder.AddMethod(method, (request, context) =>
        {
            Require(requirement, context);
            return handler!(request, context);
        });
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var requirement = requirementOf(method.Name);
        binder.AddMethod(method, (request, responses, context) =>
        {
            Require(requirement, context);
            return handler!(request, responses, context);
        });
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var requirement = requirementOf(method.Name);
        binder.AddMethod(method, (requests, context) =>
        {
            Require(requirement, context);
            return handler!(requests, context);
        });
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var requirement = requirementOf(method.Name);
        binder.AddMethod(method, (requests, responses, context) =>
        {
            Require(requirement, context);
            return handler!(requests, responses, context);
        });
    }

    private static void Require(Requirement requirement, ServerCallContext context)
    {
        if (!requirement.IsOpen && !requirement.IsForAllKnown && !Caller.Of(context).Somewhere.HasAnyOf(requirement.AnyOf))
        {
            throw Problem.PermissionDenied(requirement.AnyOf).ToException();
        }
    }
}
