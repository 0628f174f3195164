namespace Workforce.HrFeed;

/// <summary>A file cannot be read as staffing changes at all; its message says why, a line to each reason.</summary>
public sealed class UnreadableFileException : Exception
{
    internal UnreadableFileException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
