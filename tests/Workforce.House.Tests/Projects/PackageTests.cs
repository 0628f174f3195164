using System.Xml.Linq;

namespace Workforce.House.Tests.Projects;

public class PackageTests
{
    private static readonly HashSet<string> Listed = [.. XDocument.Parse(Repository.Text("Directory.Packages.props"))
        .Descendants("PackageVersion")
        .Select(package => package.Attribute("Include")!.Value)];

    public static TheoryData<string> Projects => [.. Project.All.Select(project => project.Path)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Packages_OfAProject_AreListedOnceForAll(string path) => Assert.Empty(new Project(path).PackageIds.Except(Listed));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Packages_OfAProject_TakeTheirVersionFromTheList(string path) => Assert.All(
        new Project(path).Packages,
        package => Assert.True(package.Attribute("Version") is null && package.Attribute("VersionOverride") is null, $"{package}"));

    [Fact]
    public void Packages_OfTheDomain_AreItsAnalyzerAtBuildTimeOnly()
    {
        var package = Assert.Single(new Project("services/Workforce.Domain/Workforce.Domain.csproj").Packages);

        Assert.Equal("Microsoft.CodeAnalysis.BannedApiAnalyzers", package.Attribute("Include")?.Value);
        Assert.Equal("all", package.Attribute("PrivateAssets")?.Value);
    }

    [Fact]
    public void Packages_OfTheContract_AreThoseThatGenerateIt() => Assert.Equal(
        ["Google.Protobuf", "Grpc.Core.Api", "Grpc.Tools"],
        new Project("protos/Workforce.Protos.csproj").PackageIds.Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Packages_OfStandIns_AreNone() =>
        Assert.All(Project.All.Where(project => project.Room is "packages"), project => Assert.Empty(project.PackageIds));
}
