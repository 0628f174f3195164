namespace Workforce.Caseloads.CommandLine;

/// <summary>What the program tells whoever started it.</summary>
internal static class ExitCode
{
    /// <summary>Answered.</summary>
    public const int Answered = 0;

    /// <summary>There is no such unit or worker.</summary>
    public const int NotFound = 1;

    /// <summary>The arguments are wrong.</summary>
    public const int BadInput = 2;

    /// <summary>The service could not be reached, or did not answer in time.</summary>
    public const int ServiceUnavailable = 3;

    /// <summary>The service refused the question: permission is missing, or it found a fault with it.</summary>
    public const int Refused = 4;

    /// <summary>Somebody stopped the program.</summary>
    public const int Stopped = 130;
}
