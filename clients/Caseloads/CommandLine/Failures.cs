using Grpc.Core;
using Workforce.Caseloads.Asking;
using Workforce.Client;
using Workforce.CommandLine;
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
        catch (WorkforceUnavailableException exception)
        {
            return Away(exception);
        }
        catch (RpcException exception)
        {
            return Fail(exception, WorkforceError.Of(exception));
        }
    }

    private int Fail(RpcException exception, WorkforceError fault) => exception.StatusCode switch
    {
        _ when ServiceFailure.IsAway(exception) => Away(exception),
        StatusCode.NotFound when fault.Reason is ErrorReason.WorkerNotFound => Fail(
            ExitCode.NotFound,
            $"Neither HR nor any case system knows a worker '{fault.Metadata.GetValueOrDefault("worker_id")}'.",
            "The command team lists the ids of a unit's workers."),
        StatusCode.NotFound => Fail(ExitCode.NotFound, fault.Message),
        StatusCode.PermissionDenied => Fail(ExitCode.Refused, ServiceFailure.NotAllowed("see this", "caseload.read", fault)),
        StatusCode.Unauthenticated => Fail(ExitCode.Refused, ServiceFailure.NotSignedIn(fault)),
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

    private int Away(Exception exception) => Fail(ExitCode.ServiceUnavailable, [.. ServiceFailure.Away(address, exception), "Nothing is wrong with the question."]);

    private int Fail(int code, params string[] lines)
    {
        foreach (var line in lines)
        {
            error.WriteLine(line);
        }

        return code;
    }
}
