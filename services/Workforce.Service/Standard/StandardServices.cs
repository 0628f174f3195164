using Microsoft.Extensions.Options;
using Workforce.Service.Settings;

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
        app.MapGrpcService<HealthEndpoint>();

        if (app.Services.GetRequiredService<IOptions<WorkforceSettings>>().Value.Reflection)
        {
            app.MapGrpcService<ReflectionEndpoint>();
        }
    }
}
