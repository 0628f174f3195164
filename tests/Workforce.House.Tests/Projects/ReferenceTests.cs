namespace Workforce.House.Tests.Projects;

/// <summary>References run one way (docs/design.md, 2): any other arrow fails.</summary>
public class ReferenceTests
{
    private const string StandInForEveryContract = "Grpc.Core.Api";

    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Workforce.Protos"] = [],
        ["Workforce.Domain"] = [],
        ["Workforce.Ledger"] = ["Workforce.Domain"],
        ["Workforce.Service"] = ["Workforce.Ledger", "Workforce.Domain", "Workforce.Protos"],
        ["Workforce.Client"] = ["Workforce.Protos"],
        ["Workforce.CommandLine"] = ["Workforce.Client"],
        ["Workforce.Feeds"] = ["Workforce.Client", "Workforce.CommandLine"],
        ["HrFeed"] = ["Workforce.Client", "Workforce.CommandLine", "Workforce.Feeds"],
        ["CaseFeed"] = ["Workforce.Client", "Workforce.CommandLine", "Workforce.Feeds"],
        ["Workforce.Answers"] = ["Workforce.Client", "Workforce.CommandLine"],
        ["Caseloads"] = ["Workforce.Client", "Workforce.CommandLine", "Workforce.Answers"],
        ["Policies"] = ["Workforce.Client", "Workforce.CommandLine", "Workforce.Answers"],
        ["RecruitmentReport"] = ["Workforce.Client", "Workforce.CommandLine"],
        // The demo alone hosts what it shows: the service, what feeds it, and the report that comes of it. Nothing refers to the demo.
        ["Demo"] = ["Workforce.Client", "HrFeed", "CaseFeed", "RecruitmentReport", "Workforce.Service"],
    };

    public static TheoryData<string> Projects =>
        [.. Project.All.Where(project => project.Room is not "tests").Select(project => project.Path)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_OfAProject_RunAlongTheHousesArrows(string path)
    {
        var project = new Project(path);

        Assert.All(project.References, reference => Assert.True(MayRefer(project, reference), $"{project} -> {reference}"));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Takings_FromOtherFoldersWithoutAReference_AreNone(string path) => Assert.Empty(new Project(path).Takings);

    [Fact]
    public void References_OfEveryProject_AreToProjectsThatExist() =>
        Assert.All(Project.All, project => Assert.Empty(project.References.Except(Project.All)));

    /// <summary>A name that MayRefer does not know is a room that design.md does not have.</summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_OutsidePackages_IsARoomOfTheHouse(string path)
    {
        var project = new Project(path);

        Assert.True(project.Room is "packages" || Arrows.ContainsKey(project.Name), $"{project} is not in docs/design.md.");
    }

    [Theory]
    [InlineData("protos/Workforce.Protos.csproj", "services/Workforce.Domain/Workforce.Domain.csproj", false)]
    [InlineData("services/Workforce.Domain/Workforce.Domain.csproj", "packages/Grpc.Core.Api/Grpc.Core.Api.csproj", false)]
    [InlineData("services/Workforce.Ledger/Workforce.Ledger.csproj", "protos/Workforce.Protos.csproj", false)]
    [InlineData("services/Workforce.Service/Workforce.Service.csproj", "services/Workforce.Ledger/Workforce.Ledger.csproj", true)]
    [InlineData("services/Workforce.Service/Workforce.Service.csproj", "tests/Benchmarks/Benchmarks.csproj", false)]
    [InlineData("clients/HrFeed/HrFeed.csproj", "services/Workforce.Domain/Workforce.Domain.csproj", false)]
    [InlineData("clients/CaseFeed/CaseFeed.csproj", "clients/Workforce.Feeds/Workforce.Feeds.csproj", true)]
    [InlineData("clients/CaseFeed/CaseFeed.csproj", "clients/HrFeed/HrFeed.csproj", false)]
    [InlineData("clients/Workforce.Feeds/Workforce.Feeds.csproj", "clients/HrFeed/HrFeed.csproj", false)]
    [InlineData("clients/Caseloads/Caseloads.csproj", "clients/Workforce.Feeds/Workforce.Feeds.csproj", false)]
    [InlineData("clients/Demo/Demo.csproj", "services/Workforce.Service/Workforce.Service.csproj", true)]
    [InlineData("clients/Demo/Demo.csproj", "clients/RecruitmentReport/RecruitmentReport.csproj", true)]
    [InlineData("clients/RecruitmentReport/RecruitmentReport.csproj", "clients/Demo/Demo.csproj", false)]
    [InlineData("clients/Policies/Policies.csproj", "clients/Workforce.Answers/Workforce.Answers.csproj", true)]
    [InlineData("clients/Policies/Policies.csproj", "clients/Caseloads/Caseloads.csproj", false)]
    [InlineData("clients/Workforce.Answers/Workforce.Answers.csproj", "clients/Policies/Policies.csproj", false)]
    [InlineData("clients/Workforce.CommandLine/Workforce.CommandLine.csproj", "clients/Workforce.Answers/Workforce.Answers.csproj", false)]
    [InlineData("clients/RecruitmentReport/RecruitmentReport.csproj", "services/Workforce.Service/Workforce.Service.csproj", false)]
    [InlineData("packages/Grpc.Net.Common/Grpc.Net.Common.csproj", "protos/Workforce.Protos.csproj", false)]
    [InlineData("packages/Grpc.Net.Common/Grpc.Net.Common.csproj", "packages/Grpc.Core.Api/Grpc.Core.Api.csproj", true)]
    public void MayRefer_ExamplesOfArrows_AreJudgedRight(string from, string to, bool may) =>
        Assert.Equal(may, MayRefer(new(from), new(to)));

    private static bool MayRefer(Project from, Project to) => (from.Room, to.Room) switch
    {
        ("tests", _) => true,
        (_, "tests") => false,
        ("packages", _) => to.Room is "packages",
        ("protos", "packages") => to.Name is StandInForEveryContract,
        (_, "packages") => from.Name is not "Workforce.Domain",
        _ => Arrows.TryGetValue(from.Name, out var allowed) && allowed.Contains(to.Name),
    };
}
