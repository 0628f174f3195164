namespace Workforce.Feeds.Drops;

/// <summary>A file of a drop folder, as it was when it was looked at.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Length">How long it was, in bytes.</param>
/// <param name="Written">When it was last written, UTC.</param>
public sealed record DropFile(string Path, long Length, DateTime Written)
{
    /// <summary>Its own name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Whether it is there no more: somebody took it away.</summary>
    public bool IsGone => !File.Exists(Path);

    /// <summary>A file as it is now.</summary>
    public static DropFile Of(FileInfo file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new(file.FullName, file.Length, file.LastWriteTimeUtc);
    }

    /// <summary>Whether it is as it was.</summary>
    public bool IsAsItWas()
    {
        var now = new FileInfo(Path);
        return now.Exists && Of(now) == this;
    }

    /// <summary>Whether another program has it open to write, where the system tells.</summary>
    public bool IsBeingWritten()
    {
        try
        {
            using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException))
        {
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Whoever reads it will say so.
            return false;
        }
    }
}
