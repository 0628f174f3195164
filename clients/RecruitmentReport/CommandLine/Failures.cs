using Grpc.Core;
using Workforce.Client;
using Workforce.CommandLine;
using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Published;

namespace Workforce.RecruitmentReport.CommandLine;

/// <summary>Puts into a planner's words whatever keeps a report from being made.</summary>
internal sealed class Failures(Uri address, TextWriter error)
{
    /// <summary>Does the work, and returns an <see cref="ExitCode"/>.</summary>
    public async Task<int> InWordsAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
            return ExitCode.Written;
        }
        catch (UnknownUnitException exception)
        {
            return Fail(ExitCode.NotFound, exception.Message);
        }
        catch (UnreadablePublishedFileException exception)
        {
            return Fail(ExitCode.BadInput, $"--compare: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(ExitCode.BadInput, $"--output: the report cannot be written: {exception.Message}");
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled })
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
        StatusCode.PermissionDenied => Fail(ExitCode.Refused, ServiceFailure.NotAllowed("see this unit's figures", "measures.read", fault)),
        StatusCode.Unauthenticated => Fail(ExitCode.Refused, ServiceFailure.NotSignedIn(fault)),
        _ when fault.Fields.Count > 0 => Fail(
            ExitCode.Refused,
            ["The service refused what was asked:", .. fault.Fields.Select(field => $"  {AsTyped(field.Field)} {field.Description}")]),
        _ => Fail(ExitCode.Refused, $"The service refused what was asked: {fault.Message}"),
    };

    /// <summary>What the planner has typed of a field of the contract.</summary>
    private static string AsTyped(string field) => field switch
    {
        "unit_id" => "--unit",
        _ when field.StartsWith("reading", StringComparison.Ordinal) => "--as-known",
        _ when field.Contains("date", StringComparison.Ordinal) => "--month",
        _ => $"{field}:",
    };

    private int Away(Exception exception) => Fail(ExitCode.ServiceUnavailable, ServiceFailure.Away(address, exception));

    private int Fail(int code, params string[] lines)
    {
        foreach (var line in lines)
        {
            error.WriteLine(line);
        }

        return code;
    }
}
