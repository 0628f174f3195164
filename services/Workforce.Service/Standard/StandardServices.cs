using System.Net;
using Grpc.Health.V1;
using Grpc.Reflection.V1;
using Microsoft.Extensions.Options;
using Workforce.Service.Access;
using Workforce.Service.Settings;
using Workforce.Service.Wire;

namespace Workforce.Service.Standard;

internal static class StandardServices
{
    public static void AddStandardServices(this IServiceCollection services)
    {
        services.AddSingleton<Readiness>();
        services.AddSingleton<IHostLifetime, DrainingLifetime>();
        services.AddSingleton<HealthEndpoint>();
        services.AddSingleton<ReflectionEndpoint>();
    }

    public static void MapStandardServices(this WebApplication app)
    {
        app.MapService<HealthEndpoint>(Health.BindService, Requirement.None);
        ReadinessProbe.Map(app);

        var settings = app.Services.GetRequiredService<IOptions<WorkforceSettings>>().Value;

        // Where callers are known, a loopback address is most likely that of a proxy.
        if (settings.Reflection ?? (app.Environment.IsDevelopment() || (!settings.KnowsCallers && IPAddress.IsLoopback(IPAddress.Parse(settings.Address)))))
        {
            app.MapService<ReflectionEndpoint>(ServerReflection.BindService, Requirement.Identity);
        }
    }
}
