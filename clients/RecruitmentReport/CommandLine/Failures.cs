using Grpc.Core;
using Workforce.Client;
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
        StatusCode.PermissionDenied => Fail(
            ExitCode.Refused,
            "You may not see this unit's figures.",
            "Ask whoever runs the Workforce service for the role measures.read on it."),
        StatusCode.Unauthenticated => Fail(ExitCode.Refused, "The service does not know you.", "Ask whoever runs the Workforce service how to sign in."),
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

    private int Away() => Fail(
        ExitCode.ServiceUnavailable,
        $"The Workforce service at {address.GetLeftPart(UriPartial.Authority)} does not answer.",
        "It may be starting, stopped, or elsewhere: --address says where to look.");

    private int Fail(int code, params string[] lines)
    {
        foreach (var line in lines)
        {
            error.WriteLine(line);
        }

        return code;
    }
}
