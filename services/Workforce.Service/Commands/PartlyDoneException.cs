namespace Workforce.Service.Commands;

/// <summary>A command failed or was stopped after a part of it was done for good.</summary>
/// <param name="done">What is done by then and what to do about the rest, in sentences.</param>
/// <param name="cause">What ended it.</param>
internal sealed class PartlyDoneException(string done, Exception cause) : Exception(done, cause)
{
    /// <summary>What ended it.</summary>
    public Exception Cause => InnerException!;
}
