using Workforce.Feeds.Faults;

namespace Workforce.Feeds.Drops;

/// <summary>
/// A folder into which another system drops files. It is the spool too: a file stays where it is until the service has answered, so that one that
/// is away loses nothing, and whoever is killed begins with the same file again.
/// </summary>
/// <param name="path">The folder.</param>
/// <param name="endings">How names end of the files that are meant, in capitals, such as <c>.CSV</c>.</param>
public sealed class DropFolder(string path, params IReadOnlyList<string> endings)
{
    private Dictionary<string, DropFile> _seen = [];

    /// <summary>Its own name.</summary>
    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(path));

    /// <summary>Where files go that have landed.</summary>
    public string Done => Path.Combine(path, "done");

    /// <summary>Where files go that somebody must look at, each with its faults beside it.</summary>
    public string Faulty => Path.Combine(path, "faulty");

    /// <summary>The files of the last look that were not yet as they had been before: those still being written.</summary>
    public IReadOnlyList<string> Unsettled { get; private set; } = [];

    /// <summary>The files that are as they were at the look before, or that <c>NAME.done</c> says are whole: the first written first.</summary>
    /// <exception cref="UnreadableFileException">There is no such folder, or it may not be read.</exception>
    public IReadOnlyList<DropFile> Look()
    {
        try
        {
            var files = new DirectoryInfo(path).EnumerateFiles().Where(IsMeant).Select(DropFile.Of).ToList();
            var settled = files.Where(file => File.Exists($"{file.Path}.done") || _seen.GetValueOrDefault(file.Path) == file).ToList();
            _seen = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
            Unsettled = [.. files.Except(settled).Select(file => file.Name).Order(StringComparer.Ordinal)];

            return [.. settled.OrderBy(file => file.Written).ThenBy(file => file.Name, StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableFileException(exception.Message, exception);
        }
    }

    /// <summary>Notes that a file of the last look is still being written after all.</summary>
    public void Leave(DropFile file) => Unsettled = [.. Unsettled, file.Name];

    /// <summary>Where a file is to lie in a folder; under another name if one of that name is there already.</summary>
    public static string PlaceIn(string folder, DropFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        Directory.CreateDirectory(folder);
        var (name, ending) = (Path.GetFileNameWithoutExtension(file.Path), Path.GetExtension(file.Path));
        var target = Path.Combine(folder, name + ending);

        for (var number = 2; File.Exists(target); number++)
        {
            target = Path.Combine(folder, $"{name} ({number}){ending}");
        }

        return target;
    }

    /// <summary>Moves a file there, and takes its mark away.</summary>
    public static void Move(DropFile file, string target)
    {
        ArgumentNullException.ThrowIfNull(file);

        // The mark first: left behind, it would say of a later file of this name that it is whole.
        File.Delete($"{file.Path}.done");
        File.Move(file.Path, target);
    }

    private bool IsMeant(FileInfo file) => endings.Contains(file.Extension.ToUpperInvariant()) && file.Name[0] is not ('.' or '~');
}
