namespace Workforce.HrFeed.Extracts;

/// <summary>
/// A folder into which HR drops files. It is the spool too: a file stays where it is until the service has answered, so that one that
/// is away loses nothing, and whoever is killed begins with the same file again.
/// </summary>
internal sealed class DropFolder(string path)
{
    private Dictionary<string, (long Length, DateTime Written)> _seen = [];

    /// <summary>Where files go that have landed.</summary>
    public string Done => Path.Combine(path, "done");

    /// <summary>Where files go that somebody must look at, each with its faults beside it.</summary>
    public string Faulty => Path.Combine(path, "faulty");

    /// <summary>The files that are as they were at the look before, or that <c>NAME.done</c> says are whole: the first written first.</summary>
    /// <exception cref="UnreadableFileException">There is no such folder, or it may not be read.</exception>
    public IReadOnlyList<string> Look()
    {
        try
        {
            var files = new DirectoryInfo(path).EnumerateFiles().Where(IsMeant).ToList();
            var before = _seen;
            _seen = files.ToDictionary(file => file.Name, file => (file.Length, file.LastWriteTimeUtc), StringComparer.Ordinal);

            return
            [
                .. files
                    .Where(file => File.Exists($"{file.FullName}.done")
                        || (before.TryGetValue(file.Name, out var was) && was == (file.Length, file.LastWriteTimeUtc)))
                    .OrderBy(file => file.LastWriteTimeUtc)
                    .ThenBy(file => file.Name, StringComparer.Ordinal)
                    .Select(file => file.FullName),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableFileException(exception.Message, exception);
        }
    }

    /// <summary>Moves a file and its mark; under another name if one of that name is there already.</summary>
    /// <returns>Where it lies now.</returns>
    public static string Move(string file, string folder)
    {
        Directory.CreateDirectory(folder);
        var (name, ending) = (Path.GetFileNameWithoutExtension(file), Path.GetExtension(file));
        var target = Path.Combine(folder, name + ending);

        for (var number = 2; File.Exists(target); number++)
        {
            target = Path.Combine(folder, $"{name} ({number}){ending}");
        }

        File.Move(file, target);
        File.Delete($"{file}.done");
        return target;
    }

    private static bool IsMeant(FileInfo file) =>
        file.Extension.ToUpperInvariant() is ".CSV" or ".NDJSON" or ".JSONL" && file.Name[0] is not ('.' or '~');
}
