namespace Workforce.Feeds.Sheets;

/// <summary>A file is not what it was when it was read before: somebody is still writing it, and nothing may be made of it.</summary>
public sealed class FileChangedException : Exception
{
    public FileChangedException()
        : base("The file was changed while it was read.")
    {
    }
}
