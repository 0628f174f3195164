using Grpc.Core;
using Microsoft.Extensions.Options;
using Workforce.Service.Access;
using Workforce.Service.Access.Authentication;
using Workforce.Service.Access.Disclosure;
using Workforce.Service.Access.Units;
using Workforce.Service.Auditing;
using Workforce.Service.Limits;
using Workforce.Service.Live;
using Workforce.Service.Settings;
using Workforce.Service.Telemetry;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Workforce.Service.Wire;

internal static class ServiceMapping
{
    /// <summary>Maps a service of the contract, which says beside each method what a caller needs for it.</summary>
    /// <param name="app">The application.</param>
    /// <param name="bind">The generated <c>BindService</c> of the service.</param>
    /// <param name="contract">The generated descriptor of the service.</param>
    public static void MapService<TService>(this WebApplication app, Action<ServiceBinderBase, TService> bind, ServiceDescriptor contract)
        where TService : notnull => app.MapService(bind, method => Requirement.Of(contract.FindMethodByName(method)), contract);

    /// <summary>Maps a service of another contract, which does not say what a caller needs.</summary>
    /// <param name="app">The application.</param>
    /// <param name="bind">The generated <c>BindService</c> of the service.</param>
    /// <param name="requirement">What a caller needs for any of its methods.</param>
    public static void MapService<TService>(this WebApplication app, Action<ServiceBinderBase, TService> bind, Requirement requirement)
        where TService : notnull => app.MapService(bind, _ => requirement, contract: null).WithMetadata(requirement);

    /// <summary>Maps a service whose messages are read with care, only for who may call it, and with the trail that it asks for.</summary>
    private static GrpcServiceEndpointConventionBuilder MapService<TService>(
        this WebApplication app, Action<ServiceBinderBase, TService> bind, Func<string, Requirement> requirementOf, ServiceDescriptor? contract)
        where TService : notnull
    {
        return app.MapGrpcService(services => ReadableMessages.Of(
            (binder, service) => bind(
                new KeptCalls(
                    new PermittedCalls(
                        new AuditedCalls(Bounded(binder, services), services.GetRequiredService<AuditRecorder>(), contract),
                        requirementOf,
                        services.GetRequiredService<Permissions>(),
                        services.GetRequiredService<Withholding>(),
                        services.GetRequiredService<Callers>(),
                        services.GetRequiredService<TimeProvider>()),
                    services.GetRequiredService<AnswerCache>(),
                    services.GetRequiredService<Readings>()),
                service),
            services.GetRequiredService<TService>(),
            services.GetRequiredService<OpenStreams>(),
            services.GetRequiredService<IOptions<WorkforceSettings>>().Value.MaxMessageBytes,
            services.GetRequiredService<ILogger<TService>>()));
    }

    private static BoundedStreams Bounded(ServiceBinderBase binder, IServiceProvider services) => new(
        binder,
        services.GetRequiredService<CallerAllowances>(),
        services.GetRequiredService<IOptions<LimitSettings>>().Value,
        // Real time: how long a stream lasts has nothing to do with what day it is taken to be.
        TimeProvider.System,
        services.GetRequiredService<WorkforceMetrics>());
}
