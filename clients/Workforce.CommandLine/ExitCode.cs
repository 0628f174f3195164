namespace Workforce.CommandLine;

/// <summary>What programs tell whoever started them. A number means the same of every program; only 1 is of what each does.</summary>
public static class ExitCode
{
    /// <summary>Answered, or written; of a file, every row landed: applied, a duplicate, or held until what it refers to arrives.</summary>
    public const int Done = 0;

    /// <summary>Of a program that asks: there is nothing of that name, no such unit, worker, threshold or target.</summary>
    public const int NotFound = 1;

    /// <summary>Of a program that pushes files: some rows were rejected; the others landed.</summary>
    public const int SomeRejected = 1;

    /// <summary>The arguments are wrong, or a file cannot be read or written.</summary>
    public const int BadInput = 2;

    /// <summary>The service could not be reached, or no longer, or did not answer in time; running the same command again completes a push.</summary>
    public const int ServiceUnavailable = 3;

    /// <summary>The service refused what was asked or the push as a whole, does not know who asks, or does not let them.</summary>
    public const int Refused = 4;

    /// <summary>All that could be taken landed, and a file is still being written: the next run takes it.</summary>
    public const int StillBeingWritten = 5;

    /// <summary>Somebody stopped the program; running the same command again completes a push.</summary>
    public const int Stopped = 130;
}
