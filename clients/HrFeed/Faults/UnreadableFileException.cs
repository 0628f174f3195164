namespace Workforce.HrFeed;

/// <summary>A file cannot be read as staffing changes at all; its message says why, a line to each reason.</summary>
public sealed class UnreadableFileException : Exception
{
    internal UnreadableFileException(string reason, Exception? cause = null)
        : this([new FileFault(null, "", reason)], cause)
    {
    }

    internal UnreadableFileException(long line, string place, string reason, Exception? cause = null)
        : this([new FileFault(line, place, reason)], cause)
    {
    }

    internal UnreadableFileException(IReadOnlyList<FileFault> faults, Exception? cause = null)
        : base(string.Join('\n', faults), cause) => Faults = faults;

    /// <summary>Everything that keeps it from being read.</summary>
    internal IReadOnlyList<FileFault> Faults { get; }
}

/// <summary>One thing for which a file cannot be read.</summary>
/// <param name="Line">On which line, from 1; null for the file as a whole.</param>
/// <param name="Place">Where on the line, such as <c>character 30</c>; empty for the line as a whole.</param>
/// <param name="Reason">The rule that it breaks, in English.</param>
internal sealed record FileFault(long? Line, string Place, string Reason)
{
    public override string ToString() => (Line, Place) switch
    {
        (null, _) => Reason,
        (_, "") => $"line {Line}: {Reason}",
        _ => $"line {Line}, {Place}: {Reason}",
    };
}
