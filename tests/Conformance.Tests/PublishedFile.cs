namespace Workforce.Conformance.Tests;

/// <summary>The Department's file, which lies beside the repository and is no part of it.</summary>
internal static class PublishedFile
{
    public const string Name = "dfe-csww-2017-2022.csv";

    /// <summary>Where it lies, or would lie.</summary>
    public static string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(RepositoryRoot())!, "shared", Name);

    public static bool Exists => File.Exists(Path);

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Workforce.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"There is no Workforce.sln above {AppContext.BaseDirectory}.");
    }
}
