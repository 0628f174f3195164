namespace Workforce.House.Tests;

/// <summary>The files of the repository, as they lie on the disk around the tests.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = [".git", "bin", "obj", "node_modules", "artifacts", "data", "TestResults", ".vs", ".idea"];

    public static string Root { get; } = FindRoot();

    /// <summary>The files of the contract.</summary>
    public static IReadOnlyList<string> ProtoFiles { get; } =
        [.. Files(".proto").Where(path => path.StartsWith("protos/", StringComparison.Ordinal))];

    /// <summary>The files with any of these endings, as paths from the root with forward slashes.</summary>
    public static IReadOnlyList<string> Files(params string[] endings) =>
        [.. Under(Root)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => Array.Exists(endings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal)];

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static IEnumerable<string> Under(string folder) => Directory.EnumerateFiles(folder).Concat(
        Directory.EnumerateDirectories(folder).Where(each => !NotOurs.Contains(Path.GetFileName(each))).SelectMany(Under));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Workforce.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"There is no Workforce.sln above {AppContext.BaseDirectory}.");
    }
}
