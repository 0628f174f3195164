using Grpc.Core;
using Workforce.Client;
using Workforce.CommandLine;

namespace Workforce.HrFeed.CommandLine;

/// <summary>Puts into words whatever keeps a file, or all files, from being taken.</summary>
internal static class FeedFailures
{
    /// <summary>Says what happened; null if it is nothing that can be put into words.</summary>
    public static FeedFailure? Of(Exception exception, Uri service) => exception switch
    {
        UnreadableFileException or IOException or UnauthorizedAccessException => new(ExitCode.BadInput, exception.Message),
        // A certificate, key or token that is not there, or does not go with the address.
        ArgumentException => new(ExitCode.BadInput, exception.Message),
        WorkforceUnavailableException => new(ExitCode.ServiceUnavailable, ServiceFailure.Away(service, exception)),
        RpcException failure when ServiceFailure.IsAway(failure) => new(ExitCode.ServiceUnavailable, ServiceFailure.Away(service, failure)),
        OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled } => new(ExitCode.Stopped, "Stopped."),
        RpcException { StatusCode: StatusCode.Unauthenticated } refusal => new(ExitCode.Refused, ServiceFailure.NotSignedIn(WorkforceError.Of(refusal))),
        RpcException { StatusCode: StatusCode.PermissionDenied } refusal =>
            new(ExitCode.Refused, ServiceFailure.NotAllowed("push this", "staffing.write", WorkforceError.Of(refusal))),
        RpcException refusal => new(ExitCode.Refused, $"The service refused it ({refusal.StatusCode}): {refusal.Status.Detail}"),
        _ => null,
    };
}

/// <summary>What keeps the program from its work.</summary>
/// <param name="Code">The <see cref="ExitCode"/>.</param>
/// <param name="Lines">Why, for people.</param>
internal sealed record FeedFailure(int Code, params string[] Lines)
{
    /// <summary>Says it, and returns its code.</summary>
    public int WriteTo(TextWriter error, params string[] more)
    {
        foreach (var line in Lines.Concat(more))
        {
            error.WriteLine(line);
        }

        return Code;
    }
}
