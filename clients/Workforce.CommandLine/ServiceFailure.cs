using Grpc.Core;
using Workforce.Client;

namespace Workforce.CommandLine;

/// <summary>What a program says when the service does not answer, does not let it in, or refuses what it was asked.</summary>
public static class ServiceFailure
{
    /// <summary>Says what happened; null if it has nothing to do with the service.</summary>
    /// <param name="exception">What happened.</param>
    /// <param name="service">Where the service was looked for.</param>
    /// <param name="words">How this program says it.</param>
    public static Failure? Of(Exception exception, Uri service, FailureWords words)
    {
        ArgumentNullException.ThrowIfNull(words);

        return exception switch
        {
            // A certificate, key or token that is not there, or does not go with the address.
            ArgumentException => new(ExitCode.BadInput, exception.Message),
            WorkforceUnavailableException => Away(service, exception, words),
            RpcException failure when IsAway(failure) => Away(service, failure, words),
            RpcException refusal => Refusal(refusal.StatusCode, WorkforceError.Of(refusal), words),
            _ => null,
        };
    }

    /// <summary>Whether a call failed because nobody answers there, or not in time, and for nothing that was asked.</summary>
    public static bool IsAway(RpcException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);

        // A connection that does not come about has the status INTERNAL if it is TLS that fails.
        return failure.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded || failure.Status.DebugException is HttpRequestException;
    }

    private static Failure Refusal(StatusCode status, WorkforceError error, FailureWords words) => status switch
    {
        StatusCode.NotFound => new(ExitCode.NotFound, words.NotThere(error) ?? [error.Message]),
        StatusCode.PermissionDenied => new(
            ExitCode.Refused,
            $"You may not {words.Forbidden}.",
            $"Ask whoever runs the Workforce service for the right {error.Metadata.GetValueOrDefault("requires", words.Right)} on your unit."),
        StatusCode.Unauthenticated => new(
            ExitCode.Refused,
            "The service does not know you.",
            $"The reason that it gives is {error.Metadata.GetValueOrDefault("cause", "none")}. --cert and --key show a certificate, --token-file a token; "
                + "ask whoever runs the Workforce service which it takes."),
        _ when error.Fields.Count > 0 => new(
            ExitCode.Refused,
            [$"The service refused {words.Asked}:", .. error.Fields.Select(field => $"  {words.AsTyped(field)}")]),
        _ => new(ExitCode.Refused, $"The service refused {words.Asked}: {error.Message}"),
    };

    private static Failure Away(Uri service, Exception failure, FailureWords words)
    {
        ArgumentNullException.ThrowIfNull(service);
        var reason = FailureReason.Of(failure);

        string[] lines =
        [
            failure is WorkforceUnavailableException
                ? failure.Message
                : $"The Workforce service at {service.GetLeftPart(UriPartial.Authority)} does not answer ({reason}).",
            reason.Contains("certificate", StringComparison.Ordinal)
                ? "--ca names a file with the authority that vouches for its certificate."
                : "It may be starting, stopped, or elsewhere: --service says where to look.",
        ];

        return new(ExitCode.ServiceUnavailable, words.Unanswered is { } more ? [.. lines, more] : lines);
    }
}
