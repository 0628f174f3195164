using System.Text.RegularExpressions;

namespace Workforce.House.Tests.Projects;

/// <summary>What code, contract and documents refer to is in the repository, for whoever has nothing else.</summary>
public partial class CitationTests
{
    private const string Definitions = "docs/definitions.md";

    private static readonly string[] NotHere = ["DOMAIN.md", "DESIGN.md", "STYLE.md", "REGISTRY.md"];

    private static readonly IReadOnlyList<(string Path, string Text)> Texts =
    [
        .. Repository.Files(".cs", ".proto", ".md", ".csproj", ".props")
            .Where(path => !path.EndsWith("/CitationTests.cs", StringComparison.Ordinal))
            .Select(path => (path, Repository.Text(path))),
    ];

    [Fact]
    public void Documents_ThatAreCited_AreHere()
    {
        Assert.Empty(Texts.Where(each => Array.Exists(NotHere, name => each.Text.Contains(name, StringComparison.Ordinal))).Select(each => each.Path));
        Assert.Empty(Citations(Documents(), document => File.Exists(Path.Combine(Repository.Root, document))));
    }

    [Fact]
    public void SectionsOfTheDefinitions_ThatAreCited_AreHere()
    {
        var headings = Headings().Matches(Repository.Text(Definitions)).Select(heading => heading.Groups[1].Value).ToHashSet();

        Assert.Contains("1.3", headings);
        Assert.Empty(Citations(Sections(), headings.Contains));
    }

    /// <summary>What is cited that is not there, with the file that cites it.</summary>
    private static IEnumerable<string> Citations(Regex pattern, Func<string, bool> isThere) =>
        from each in Texts
        from Match cited in pattern.Matches(each.Text)
        where !isThere(cited.Groups[1].Value)
        select $"{each.Path}: {cited.Value}";

    [GeneratedRegex(@"\b(docs/[\w-]+\.md)\b")]
    private static partial Regex Documents();

    [GeneratedRegex(@"docs/definitions\.md (\d+(?:\.\d+)?)")]
    private static partial Regex Sections();

    [GeneratedRegex(@"(?m)^#+ (\d+(?:\.\d+)?)[. ]")]
    private static partial Regex Headings();
}
