using Workforce.CommandLine;

namespace Workforce.Answers;

/// <summary>Puts into the words of who asked whatever keeps a program from its work.</summary>
/// <param name="address">Where the service was looked for.</param>
/// <param name="words">The words.</param>
/// <param name="error">Where they go.</param>
internal sealed class Failures(Uri address, FailureWords words, TextWriter error)
{
    /// <summary>Does the work, and returns an <see cref="ExitCode"/>.</summary>
    public async Task<int> InWordsAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
            return ExitCode.Done;
        }
        catch (UnknownNameException exception)
        {
            return new Failure(ExitCode.NotFound, exception.Message).WriteTo(error);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Stopped;
        }
        catch (Exception exception) when (ServiceFailure.Of(exception, address, words) is { } failure)
        {
            return failure.WriteTo(error);
        }
    }
}
