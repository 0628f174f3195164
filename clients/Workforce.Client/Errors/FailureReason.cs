using System.Net.Sockets;
using System.Security.Authentication;
using Grpc.Core;

namespace Workforce.Client;

/// <summary>Why the service could not be reached, in a few words for whoever runs the caller.</summary>
public static class FailureReason
{
    private const long Http11Required = 0xd;

    /// <summary>The reason without a full stop, for use within a sentence.</summary>
    /// <param name="failure">What a call has failed with.</param>
    public static string Of(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);

        var causes = Causes(failure).ToList();

        return causes.Select(Known).FirstOrDefault(reason => reason is not null) ?? InItsOwnWords(causes[^1]);
    }

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = (cause as RpcException)?.Status.DebugException ?? cause.InnerException)
        {
            yield return cause;
        }
    }

    private static string? Known(Exception cause) => cause switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "nothing listens there; is the service running?",
        SocketException { SocketErrorCode: SocketError.HostNotFound } => "there is no host of that name",
        // The runtime tells these two apart by their words alone.
        AuthenticationException when Says(cause, "certificate") => $"its TLS certificate is not accepted: {InItsOwnWords(cause)}",
        AuthenticationException => "what listens there does not speak TLS; does its address begin with http?",
        HttpRequestException when Says(cause, "HTTP/2 handshake") =>
            "what listens there does not speak HTTP/2 without TLS; does its address begin with https?",
        HttpProtocolException { ErrorCode: Http11Required } => "what listens there speaks HTTP/1.1 only, and gRPC needs HTTP/2",
        _ => null,
    };

    private static bool Says(Exception cause, string words) => cause.Message.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static string InItsOwnWords(Exception cause)
    {
        var words = cause is RpcException { Status: var status }
            ? status.Detail is { Length: > 0 } detail ? detail : status.StatusCode.ToString()
            : cause.Message;

        return words.Trim().TrimEnd('.');
    }
}
