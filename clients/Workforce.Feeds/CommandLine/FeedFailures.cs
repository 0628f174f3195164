using System.Globalization;
using Grpc.Core;
using Workforce.CommandLine;
using Workforce.Feeds.Faults;

namespace Workforce.Feeds.CommandLine;

/// <summary>Puts into words whatever keeps a file, or all files, from being taken.</summary>
public static class FeedFailures
{
    /// <summary>Says what happened; null if it is nothing that can be put into words.</summary>
    /// <param name="exception">What happened.</param>
    /// <param name="service">Where the service was looked for.</param>
    /// <param name="right">The right that a push of this kind takes, such as <c>staffing.write</c>.</param>
    public static Failure? Of(Exception exception, Uri service, string right) => exception switch
    {
        UnreadableFileException or IOException or UnauthorizedAccessException => new(ExitCode.BadInput, exception.Message),
        OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled } => new(ExitCode.Stopped, "Stopped."),
        _ => ServiceFailure.Of(exception, service, new() { Asked = "the push", Forbidden = "push this", Right = right }),
    };

    /// <summary>Says that the service has gone away in the middle of a push, which goes on trying.</summary>
    public static string Interruption(Uri service, string reason, TimeSpan giveUpAfter) =>
        string.Create(CultureInfo.InvariantCulture, $"{service} does not answer ({reason}); trying again for {giveUpAfter.TotalSeconds:0} s.");
}
