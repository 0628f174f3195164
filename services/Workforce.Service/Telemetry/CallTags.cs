using System.Diagnostics;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Workforce.Service.Wire;

namespace Workforce.Service.Telemetry;

/// <summary>Adds to the web server's own measurement and activity of each call what gRPC is about: its method and its status.</summary>
/// <remarks>
/// The metric <c>http.server.request.duration</c> has the method as <c>http.route</c>; of the status it knows nothing, since every answer is HTTP 200. Names and
/// values are OpenTelemetry's conventions for RPC. Where nobody listens it costs two look-ups.
/// </remarks>
internal sealed class CallTags(RequestDelegate next)
{
    private const string Status = "rpc.response.status_code";

    /// <summary>What a caller has made up is no method, and no name for anything.</summary>
    private const string OtherMethod = "_OTHER";

    private static readonly string[] Names =
    [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
    ];

    public Task InvokeAsync(HttpContext context)
    {
        var tags = context.Features.Get<IHttpMetricsTagsFeature>();
        var activity = context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true, Recorded: true } recorded ? recorded : null;

        return tags is null && activity is null ? next(context) : TagAsync(context, tags, activity);
    }

    private async Task TagAsync(HttpContext context, IHttpMetricsTagsFeature? tags, Activity? activity)
    {
        if (activity is not null && IsGrpc(context))
        {
            var method = context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.FullName.TrimStart('/') ?? OtherMethod;
            activity.DisplayName = method;
            activity.SetTag("rpc.system.name", "grpc").SetTag("rpc.method", method);
        }

        try
        {
            await next(context);
        }
        finally
        {
            if (AnsweredStatus.Of(context) is { } status && (int)status < Names.Length)
            {
                tags?.Tags.Add(new(Status, Names[(int)status]));
                Tag(activity, status);
            }
        }
    }

    /// <summary>A balancer's question is none.</summary>
    private static bool IsGrpc(HttpContext context) => context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) is true;

    private static void Tag(Activity? activity, StatusCode status)
    {
        // The library's own say the same by other names, and the method as the caller wrote it.
        activity?.SetTag("grpc.method", null).SetTag("grpc.status_code", null).SetTag(Status, Names[(int)status]);

        // By the conventions what a server has to answer for, and not what its callers ask for in vain.
        if (status is StatusCode.Unknown or StatusCode.DeadlineExceeded or StatusCode.Unimplemented or StatusCode.Internal or StatusCode.Unavailable or StatusCode.DataLoss)
        {
            activity?.SetTag("error.type", Names[(int)status]).SetStatus(ActivityStatusCode.Error);
        }
    }
}
