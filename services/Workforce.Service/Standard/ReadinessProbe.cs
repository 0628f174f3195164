using Workforce.Service.Access;

namespace Workforce.Service.Standard;

/// <summary>Readiness for balancers that know HTTP and no gRPC: <c>GET /health/ready</c> gets 200 or 503, without a body and without a word why.</summary>
internal sealed class ReadinessProbe
{
    public const string Path = "/health/ready";

    private static readonly ReadinessProbe Mark = new();

    private ReadinessProbe()
    {
    }

    public static void Map(WebApplication app) =>
        app.MapGet(Path, (HttpContext context, Readiness readiness) => Answer(context, readiness.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable))
            .WithMetadata(Requirement.None, Mark);

    public static bool Is(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<ReadinessProbe>() is not null;

    /// <summary>Answers who asks too often: with a status that no balancer takes for readiness, as gRPC's 200 would be.</summary>
    public static Task RefuseAsync(HttpContext context) => Answer(context, StatusCodes.Status429TooManyRequests);

    private static Task Answer(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
