namespace Workforce.Service.Auditing;

internal static class AuditingServices
{
    /// <summary>Before all other hosted services, and so stopped after them: what they answer last is still taken down.</summary>
    public static void AddAuditing(this IServiceCollection services)
    {
        services.AddSingleton<AuditRecorder>();
        services.AddSingleton<AuditedRefusals>();
        services.AddHostedService<AuditWriter>();
    }
}
