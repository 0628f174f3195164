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
        services.AddSingleton<HealthEndpoint>();
        services.AddSingleton<ReflectionEndpoint>();
    }

    public static void MapStandardServices(this WebApplication app)
    {
        app.MapService<HealthEndpoint>(Health.BindService, Requirement.None);

        if (app.Services.GetRequiredService<IOptions<WorkforceSettings>>().Value.Reflection)
        {
            app.MapService<ReflectionEndpoint>(ServerReflection.BindService, Requirement.Identity);
        }
    }
}
