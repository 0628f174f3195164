using Grpc.Core;
using Workforce.CommandLine;
using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Published;

namespace Workforce.RecruitmentReport.CommandLine;

/// <summary>Puts into a planner's words whatever keeps a report from being made.</summary>
internal sealed class Failures(Uri address, TextWriter error)
{
    private static readonly FailureWords Words = new()
    {
        Asked = "what was asked",
        Forbidden = "see this unit's figures",
        Right = "measures.read",
        AsTyped = fault => $"{AsTyped(fault.Field)} {fault.Description}",
    };

    /// <summary>Does the work, and returns an <see cref="ExitCode"/>.</summary>
    public async Task<int> InWordsAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
            return ExitCode.Done;
        }
        catch (UnknownUnitException exception)
        {
            return new Failure(ExitCode.NotFound, exception.Message).WriteTo(error);
        }
        catch (UnreadablePublishedFileException exception)
        {
            return new Failure(ExitCode.BadInput, $"--compare: {exception.Message}").WriteTo(error);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Failure(ExitCode.BadInput, $"--output: the report cannot be written: {exception.Message}").WriteTo(error);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled })
        {
            return ExitCode.Stopped;
        }
        catch (Exception exception) when (ServiceFailure.Of(exception, address, Words) is { } failure)
        {
            return failure.WriteTo(error);
        }
    }

    /// <summary>What the planner has typed of a field of the contract.</summary>
    private static string AsTyped(string field) => field switch
    {
        "unit_id" => "--unit",
        _ when field.StartsWith("reading", StringComparison.Ordinal) => "--as-known",
        _ when field.Contains("date", StringComparison.Ordinal) => "--month",
        _ => $"{field}:",
    };
}
