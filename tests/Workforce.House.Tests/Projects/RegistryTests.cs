namespace Workforce.House.Tests.Projects;

/// <summary>The same files restore from whatever registry the machine is set up for: nothing here may name one.</summary>
public class RegistryTests
{
    private static readonly string[] Registries =
    [
        "nuget.org",
        "pkgs.dev.azure.com",
        "nuget.pkg.github.com",
        "registry.npmjs.org",
        "registry.yarnpkg.com",
        "pypi.org",
        "index-url",
        "RestoreSources",
        "RestoreAdditionalProjectSources",
        "RestoreConfigFile",
    ];

    public static TheoryData<string> BuildFiles => [.. Repository.Files(
        ".csproj",
        ".props",
        ".targets",
        ".sln",
        ".config",
        ".npmrc",
        "package.json",
        "package-lock.json",
        "requirements.txt",
        "pyproject.toml",
        "packages.lock.json",
        "global.json",
        "Dockerfile",
        ".yml",
        ".yaml")];

    [Theory]
    [MemberData(nameof(BuildFiles))]
    public void BuildFile_NamesNoRegistry(string path)
    {
        var text = Repository.Text(path);

        Assert.All(Registries, registry => Assert.DoesNotContain(registry, text, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>One would override the machine's own source.</summary>
    [Fact]
    public void Repository_HasNoNuGetConfig() => Assert.Empty(Repository.Files("nuget.config"));
}
