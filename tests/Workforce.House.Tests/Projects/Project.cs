using System.Xml.Linq;

namespace Workforce.House.Tests.Projects;

/// <summary>A project of the house, with what it refers to itself, through the files it imports and through those above it.</summary>
/// <param name="Path">From the root, with forward slashes.</param>
internal sealed record Project(string Path)
{
    private readonly Lazy<List<(XElement Element, string Folder)>> _items =
        new(() => [.. ItemsOf(Path), .. Above(Path).SelectMany(ItemsOf)]);

    public static IReadOnlyList<Project> All { get; } = [.. Repository.Files(".csproj").Select(path => new Project(path))];

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The top-level folder.</summary>
    public string Room => Path[..Path.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The projects referred to, whatever the condition.</summary>
    public IEnumerable<Project> References => Items("ProjectReference").Distinct().Select(path => new Project(path));

    /// <summary>The packages referred to, whatever the condition.</summary>
    public IEnumerable<XElement> Packages =>
        _items.Value.Select(item => item.Element).Where(element => element.Name.LocalName is "PackageReference");

    public IEnumerable<string> PackageIds => Packages.SelectMany(package => Split(package.Attribute("Include")?.Value));

    /// <summary>What is taken from other folders without a reference: source files and assemblies.</summary>
    public IEnumerable<string> Takings =>
        Items("Compile").Where(path => !path.StartsWith(FolderOf(Path), StringComparison.Ordinal)).Concat(Items("Reference"));

    public override string ToString() => Name;

    public bool Equals(Project? other) => other is not null && Path == other.Path;

    public override int GetHashCode() => Path.GetHashCode(StringComparison.Ordinal);

    /// <summary>What the items of a kind include, as paths from the root.</summary>
    private IEnumerable<string> Items(string kind) =>
        from item in _items.Value
        where item.Element.Name.LocalName == kind
        from include in Split(item.Element.Attribute("Include")?.Value)
        select Resolve(include, item.Folder);

    private static IEnumerable<(XElement Element, string Folder)> ItemsOf(string path)
    {
        var folder = FolderOf(path);
        var document = XDocument.Parse(Repository.Text(path));
        var items = document.Descendants().Where(element => element.Parent?.Name.LocalName is "ItemGroup");
        var imports = document.Descendants().Where(element => element.Name.LocalName is "Import");

        return items
            .Select(item => (item, folder))
            .Concat(imports.SelectMany(import => ItemsOf(Resolve(import.Attribute("Project")!.Value, folder))));
    }

    /// <summary>Directory.Build.props and .targets, which MSBuild finds by walking up.</summary>
    private static IEnumerable<string> Above(string path) => Repository.Files("Directory.Build.props", "Directory.Build.targets")
        .Where(file => path.StartsWith(FolderOf(file), StringComparison.Ordinal));

    private static string Resolve(string include, string folder)
    {
        var path = include
            .Replace("$(MSBuildThisFileDirectory)", "", StringComparison.Ordinal)
            .Replace("$(RepositoryRoot)", $"{Repository.Root}/", StringComparison.Ordinal)
            .Replace('\\', '/');

        Assert.DoesNotContain("$(", path, StringComparison.Ordinal);
        return System.IO.Path.GetRelativePath(Repository.Root, System.IO.Path.Combine(Repository.Root, folder, path)).Replace('\\', '/');
    }

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    private static string[] Split(string? list) =>
        list?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
