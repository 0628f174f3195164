using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;

namespace Workforce.Service.Wire;

/// <summary>Reads the gRPC status off a call's answer, where the library or whoever refused the call has put it.</summary>
internal static class AnsweredStatus
{
    private const string Header = "grpc-status";

    /// <returns>Null where none has been sent: the call was broken off, or is no gRPC.</returns>
    public static StatusCode? Of(HttpContext context)
    {
        // Without a message the status stands in the headers.
        var text = context.Response.Headers[Header].ToString();

        if (text.Length == 0)
        {
            text = context.Features.Get<IHttpResponseTrailersFeature>()?.Trailers[Header].ToString() ?? "";
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? (StatusCode)code : null;
    }
}
