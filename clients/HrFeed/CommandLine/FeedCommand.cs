using Grpc.Core;
using Workforce.Client;

namespace Workforce.HrFeed.CommandLine;

/// <summary>Pushes a file, or checks it only, and puts into words whatever keeps it from that.</summary>
internal sealed class FeedCommand(FeedArguments arguments, TextWriter output, TextWriter error)
{
    private const string Again = "Run the same command again: what had arrived comes back as duplicate.";

    /// <summary>Does it, and returns an <see cref="ExitCode"/>.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var allLanded = arguments.DryRun
                ? await new FileCheck(arguments, output).RunAsync(cancellationToken)
                : await new FilePush(arguments, output, error).RunAsync(cancellationToken);

            return allLanded ? ExitCode.AllLanded : ExitCode.SomeRejected;
        }
        catch (Exception exception) when (exception is UnreadableFileException or IOException)
        {
            return Fail(ExitCode.BadInput, $"{arguments.Path} cannot be read:", exception.Message);
        }
        catch (Exception exception) when (exception is WorkforceUnavailableException or RpcException { StatusCode: StatusCode.Unavailable })
        {
            return Fail(ExitCode.ServiceUnavailable, exception.Message, Again);
        }
        catch (ArgumentException exception)
        {
            return Fail(ExitCode.BadInput, exception.Message);
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.Unauthenticated)
        {
            return Fail(
                ExitCode.Refused,
                $"The service does not know who you are ({WorkforceError.Of(exception).Metadata.GetValueOrDefault("cause", "no reason given")}).",
                "--cert and --key show a certificate, --token-file a token; ask whoever runs the Workforce service which it takes.");
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.PermissionDenied)
        {
            return Fail(
                ExitCode.Refused,
                $"You may not push this: it needs the right {WorkforceError.Of(exception).Metadata.GetValueOrDefault("requires", "staffing.write")}.",
                "Ask whoever runs the Workforce service for it.");
        }
        catch (RpcException exception)
        {
            return Fail(ExitCode.Refused, $"The service refused the push ({exception.StatusCode}): {exception.Status.Detail}");
        }
        catch (OperationCanceledException)
        {
            return Fail(ExitCode.Stopped, $"Stopped. {Again}");
        }
    }

    private int Fail(int code, params string[] lines)
    {
        foreach (var line in lines)
        {
            error.WriteLine(line);
        }

        return code;
    }
}
