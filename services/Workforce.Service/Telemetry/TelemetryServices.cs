using System.Diagnostics;
using Microsoft.Extensions.Options;
using Workforce.Service.Settings;

namespace Workforce.Service.Telemetry;

internal static class TelemetryServices
{
    /// <summary>Before all other hosted services, and so stopped after them: what they measure last is still sent.</summary>
    public static void AddTelemetry(this IServiceCollection services)
    {
        services.AddSingleton<WorkforceMetrics>();
        services.AddSingleton<ObservedState>();
        services.AddSingleton<DistributedContextPropagator, TraceParentOnly>();
        services.AddSingleton<IValidateOptions<WorkforceSettings>, CollectorAddress>();
        services.AddHostedService<TelemetryExport>();
    }
}
