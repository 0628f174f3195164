namespace Workforce.Service.Exporting;

/// <summary>Makes a file that is there whole or not at all, and that nobody else on the machine may read: what is written holds people.</summary>
internal static class NewFile
{
    /// <summary>
    /// Writes under another name beside it, and renames it once all its bytes are on the disk. The new name is there as soon as the system has written
    /// the directory, which a power cut just after can prevent.
    /// </summary>
    /// <param name="file">The file; must not exist.</param>
    /// <param name="write">Writes what is in it.</param>
    /// <exception cref="IOException">It is there already, or cannot be written.</exception>
    public static async Task<T> WriteAsync<T>(FileInfo file, Func<Stream, Task<T>> write)
    {
        if (file.Exists)
        {
            throw new IOException($"{file.FullName} is there already.");
        }

        var partial = $"{file.FullName}.partial-{Environment.ProcessId}";

        try
        {
            T written;

            await using (var stream = new FileStream(partial, Own()))
            {
                written = await write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, file.FullName);
            return written;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static FileStreamOptions Own()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };

        // On Windows a folder says who may read what is in it.
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
