using System.Globalization;
using System.Text.RegularExpressions;
using Workforce.V1;

namespace Workforce.House.Tests.Contract;

/// <summary>What programs hold values against is what the comments say, which are all that other languages' callers have.</summary>
public partial class LimitTests
{
    private const string Facts = "protos/workforce/v1/staffing.proto";
    private const string Extracts = "protos/workforce/v1/reconciling.proto";
    private const string Caseloads = "protos/workforce/v1/caseloads.proto";

    public static TheoryData<string, string, decimal> Ftes => new()
    {
        { Facts, "workforce.v1.Post.fte", ContractLimits.MaxPostFte },
        { Facts, "workforce.v1.Engagement.fte", ContractLimits.MaxEngagementFte },
        { Facts, "workforce.v1.EngagementTerms.fte", ContractLimits.MaxEngagementFte },
        { Facts, "workforce.v1.PipelineStarter.fte", ContractLimits.MaxPipelineFte },
        { Extracts, "workforce.v1.ExtractPost.fte", ContractLimits.MaxPostFte },
        { Extracts, "workforce.v1.ExtractEngagement.fte", ContractLimits.MaxEngagementFte },
    };

    [Theory]
    [MemberData(nameof(Ftes))]
    public void Fte_AtMost_IsTheCommentsOwn(string path, string field, decimal most)
    {
        var comment = ProtoText.Elements(Repository.Text(path)).Single(element => element.FullName == field).Comment;

        Assert.Equal(most.ToString(CultureInfo.InvariantCulture), Fte().Match(comment).Groups[1].Value);
    }

    [Theory]
    [InlineData(Facts)]
    [InlineData(Extracts)]
    public void Texts_AreAsLongAsTheCommentsSay(string path)
    {
        // Ids are no texts: an extract's own is shorter than others.
        var lengths = ProtoText.Elements(Repository.Text(path))
            .Where(element => !element.FullName.EndsWith("_id", StringComparison.Ordinal))
            .Select(element => Characters().Match(element.Comment))
            .Where(match => match.Success)
            .ToList();

        Assert.NotEmpty(lengths);
        Assert.All(lengths, match => Assert.Equal($"{ContractLimits.MaxTextLength}", match.Groups[1].Value));
    }

    [Fact]
    public void IdsYearsAndDecimalPlaces_AreThoseThatTheFileBeginsWith()
    {
        string[] words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight"];
        var said = Common().Match(Repository.Text(Facts));

        Assert.Equal(
            [$"{ContractLimits.MaxIdLength}", words[ContractLimits.FteScale], $"{ContractLimits.MinYear}", $"{ContractLimits.MaxYear}"],
            said.Groups.Values.Skip(1).Select(group => group.Value));
    }

    [Fact]
    public void CasesAndCoveredUnits_AtMost_AreTheCommentsOwn()
    {
        var comments = ProtoText.Elements(Repository.Text(Caseloads)).ToDictionary(element => element.FullName, element => element.Comment);

        Assert.Contains($"each 0 to {ContractLimits.MaxCases}.", comments["workforce.v1.CaseCounts"], StringComparison.Ordinal);
        Assert.Contains($"At most {ContractLimits.MaxCoveredUnits}.", comments["workforce.v1.CaseloadSnapshotCompleted.covered_unit_ids"], StringComparison.Ordinal);
    }

    [GeneratedRegex(@"above 0, at most (\d+(?:\.\d+)?)")]
    private static partial Regex Fte();

    [GeneratedRegex(@"(\d+)\s+characters")]
    private static partial Regex Characters();

    [GeneratedRegex(@"// Ids: .* 1 to (\d+) characters.*\n// Amounts: FTE with at most (\w+) decimal places\. Dates: (\d+) to (\d+)\.")]
    private static partial Regex Common();
}
