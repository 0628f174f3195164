using System.Text.RegularExpressions;

namespace Workforce.House.Tests.Projects;

public partial class SolutionTests
{
    private static readonly List<string> InSolution = [.. ProjectLine().Matches(Repository.Text("Workforce.sln"))
        .Select(match => match.Groups[1].Value.Replace('\\', '/'))];

    [Fact]
    public void Solution_HasEveryProjectOfTheTree() => Assert.Empty(Project.All.Select(project => project.Path).Except(InSolution));

    [Fact]
    public void Solution_HasNoProjectThatIsNotThere() => Assert.Empty(InSolution.Except(Project.All.Select(project => project.Path)));

    [Fact]
    public void Solution_HasEachProjectOnce() => Assert.Equal(InSolution.Distinct(), InSolution);

    [GeneratedRegex("""^Project\("\{[^"]+\}"\) = "[^"]+", "([^"]+\.csproj)",""", RegexOptions.Multiline)]
    private static partial Regex ProjectLine();
}
