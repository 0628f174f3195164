namespace Workforce.RecruitmentReport.CommandLine;

/// <summary>What the program tells whoever started it.</summary>
internal static class ExitCode
{
    /// <summary>The report was written.</summary>
    public const int Written = 0;

    /// <summary>There is no such unit.</summary>
    public const int NotFound = 1;

    /// <summary>The arguments, or the file to compare with, are wrong; or the report cannot be written where it is to go.</summary>
    public const int BadInput = 2;

    /// <summary>The service could not be reached, or did not answer in time.</summary>
    public const int ServiceUnavailable = 3;

    /// <summary>The service refused: permission is missing, or it found a fault with what was asked.</summary>
    public const int Refused = 4;

    /// <summary>Somebody stopped the program.</summary>
    public const int Stopped = 130;
}
