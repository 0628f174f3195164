using Grpc.Core;
using Workforce.Client;

namespace Workforce.CommandLine;

/// <summary>What a program says when the service does not answer, or does not let it in.</summary>
public static class ServiceFailure
{
    /// <summary>Whether a call failed because nobody answers there, or not in time, and for nothing that was asked.</summary>
    public static bool IsAway(RpcException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);

        // A connection that does not come about has the status INTERNAL if it is TLS that fails.
        return failure.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded || failure.Status.DebugException is HttpRequestException;
    }

    /// <summary>Nobody answers there, or not in time.</summary>
    /// <param name="service">Where it was looked for.</param>
    /// <param name="failure">What the call has failed with.</param>
    public static string[] Away(Uri service, Exception failure)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(failure);
        var reason = FailureReason.Of(failure);

        return
        [
            failure is WorkforceUnavailableException
                ? failure.Message
                : $"The Workforce service at {service.GetLeftPart(UriPartial.Authority)} does not answer ({reason}).",
            reason.Contains("certificate", StringComparison.Ordinal)
                ? "--ca names a file with the authority that vouches for its certificate."
                : "It may be starting, stopped, or elsewhere: --service says where to look.",
        ];
    }

    /// <summary>The service does not know who asks.</summary>
    public static string[] NotSignedIn(WorkforceError error)
    {
        ArgumentNullException.ThrowIfNull(error);

        return
        [
            "The service does not know you.",
            $"The reason that it gives is {error.Metadata.GetValueOrDefault("cause", "none")}. --cert and --key show a certificate, --token-file a token; "
                + "ask whoever runs the Workforce service which it takes.",
        ];
    }

    /// <summary>The service knows who asks, and does not allow it.</summary>
    /// <param name="what">What is not allowed, such as <c>see this</c>.</param>
    /// <param name="right">The right that it takes, if the service does not say which.</param>
    /// <param name="error">The refusal.</param>
    public static string[] NotAllowed(string what, string right, WorkforceError error)
    {
        ArgumentNullException.ThrowIfNull(error);

        return
        [
            $"You may not {what}.",
            $"Ask whoever runs the Workforce service for the right {error.Metadata.GetValueOrDefault("requires", right)} on your unit.",
        ];
    }
}
