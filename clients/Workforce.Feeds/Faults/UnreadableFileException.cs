namespace Workforce.Feeds.Faults;

/// <summary>A file cannot be read at all, as what it is to be; its message says why, a line to each reason.</summary>
public sealed class UnreadableFileException : Exception
{
    /// <summary>The file as a whole.</summary>
    public UnreadableFileException(string reason, Exception? cause = null)
        : this([new FileFault(null, "", reason)], cause)
    {
    }

    /// <summary>One line, from 1, and a place on it; the place is empty for the line as a whole.</summary>
    public UnreadableFileException(long line, string place, string reason, Exception? cause = null)
        : this([new FileFault(line, place, reason)], cause)
    {
    }

    /// <summary>Several things, of which the message says each on a line.</summary>
    public UnreadableFileException(IReadOnlyList<FileFault> faults, Exception? cause = null)
        : base(string.Join('\n', faults), cause) => Faults = faults;

    /// <summary>Everything that keeps it from being read.</summary>
    public IReadOnlyList<FileFault> Faults { get; }
}

/// <summary>One thing for which a file cannot be read.</summary>
/// <param name="Line">On which line, from 1; null for the file as a whole.</param>
/// <param name="Place">Where on the line, such as <c>character 30</c>; empty for the line as a whole.</param>
/// <param name="Reason">The rule that it breaks, in English.</param>
public sealed record FileFault(long? Line, string Place, string Reason)
{
    public override string ToString() => (Line, Place) switch
    {
        (null, _) => Reason,
        (_, "") => $"line {Line}: {Reason}",
        _ => $"line {Line}, {Place}: {Reason}",
    };
}
