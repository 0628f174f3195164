namespace Workforce.HrFeed.CommandLine;

/// <summary>What the program tells whoever started it.</summary>
internal static class ExitCode
{
    /// <summary>Every row landed: applied, a duplicate, or held until what it refers to arrives.</summary>
    public const int AllLanded = 0;

    /// <summary>Some rows were rejected; the others landed.</summary>
    public const int SomeRejected = 1;

    /// <summary>The arguments are wrong, or the file cannot be read.</summary>
    public const int BadInput = 2;

    /// <summary>The service could not be reached, or no longer; running the same command again completes the push.</summary>
    public const int ServiceUnavailable = 3;

    /// <summary>The service refused the push as a whole, does not know who asks, or does not let them.</summary>
    public const int Refused = 4;

    /// <summary>All that could be taken landed, and a file is still being written: the next run takes it.</summary>
    public const int StillBeingWritten = 5;

    /// <summary>Somebody stopped the program; running the same command again completes the push.</summary>
    public const int Stopped = 130;
}
