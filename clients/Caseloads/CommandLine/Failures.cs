using Grpc.Core;
using Workforce.Caseloads.Asking;
using Workforce.Client;
using Workforce.V1;

namespace Workforce.Caseloads.CommandLine;

/// <summary>Puts into a manager's words whatever keeps a question from being answered.</summary>
internal sealed class Failures(Uri address, TextWriter error)
{
    /// <summary>Does the work, and returns an <see cref="ExitCode"/>.</summary>
    public async Task<int> InWordsAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
            return ExitCode.Answered;
        }
        catch (UnknownUnitException exception)
        {
            return Fail(ExitCode.NotFound, exception.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Stopped;
        }
        catch (ArgumentException exception)
        {
            // A certificate, key or token that is not there, or does not go with the address.
            return Fail(ExitCode.BadInput, exception.Message);
        }
        catch (WorkforceUnavailableException)
        {
            return Away();
        }
        catch (RpcException exception)
        {
            return Fail(exception, WorkforceError.Of(exception));
        }
    }

    private int Fail(RpcException exception, WorkforceError fault) => exception.StatusCode switch
    {
        StatusCode.Unavailable or StatusCode.DeadlineExceeded => Away(),
        StatusCode.NotFound when fault.Reason is ErrorReason.WorkerNotFound => Fail(
            ExitCode.NotFound,
            $"Neither HR nor any case system knows a worker '{fault.Metadata.GetValueOrDefault("worker_id")}'.",
            "The command team lists the ids of a unit's workers."),
        StatusCode.NotFound => Fail(ExitCode.NotFound, fault.Message),
        StatusCode.PermissionDenied => Fail(
            ExitCode.Refused,
            "You may not see this.",
            $"Ask whoever runs the Workforce service for the right {fault.Metadata.GetValueOrDefault("requires", "caseload.read")} on your unit."),
        StatusCode.Unauthenticated => Fail(
            ExitCode.Refused,
            "The service does not know you.",
            $"The reason that it gives is {fault.Metadata.GetValueOrDefault("cause", "none")}. --cert and --key show a certificate, --token-file a token; ask whoever runs the Workforce service which it takes."),
        _ when fault.Fields.Count > 0 => Fail(
            ExitCode.Refused,
            ["The service refused the question:", .. fault.Fields.Select(field => $"  {AsTyped(field.Field)} {field.Description}")]),
        _ => Fail(ExitCode.Refused, $"The service refused the question: {fault.Message}"),
    };

    /// <summary>What the manager has typed of a field of the contract.</summary>
    private static string AsTyped(string field) => field switch
    {
        "standing_within.first_date" => "--since",
        "standing_within.last_date" or "open_on_date" or "as_of_date" => "--as-of",
        _ => $"{field}:",
    };

    private int Away() => Fail(
        ExitCode.ServiceUnavailable,
        $"The Workforce service at {address.GetLeftPart(UriPartial.Authority)} does not answer.",
        "It may be starting, stopped, or elsewhere: --address says where to look. Nothing is wrong with the question.");

    private int Fail(int code, params string[] lines)
    {
        foreach (var line in lines)
        {
            error.WriteLine(line);
        }

        return code;
    }
}
