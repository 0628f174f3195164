using System.Text.RegularExpressions;

namespace Workforce.House.Tests.Operations;

/// <summary>Whoever is woken up by an event's number finds it in docs/operations.md, once.</summary>
public partial class EventTests
{
    private static readonly List<string> Declared = [.. Repository.Files(".cs")
        .Where(path => path.StartsWith("services/", StringComparison.Ordinal))
        .SelectMany(path => Declaration().Matches(Repository.Text(path)))
        .Select(match => $"{match.Groups["id"]} {match.Groups["name"]} {match.Groups["level"]}".ToLowerInvariant())];

    private static readonly List<string> Described = [.. Row().Matches(Repository.Text("docs/operations.md"))
        .Select(match => $"{match.Groups["id"]} {match.Groups["name"]} {match.Groups["level"]}".ToLowerInvariant())];

    [Fact]
    public void Event_HasANumberOfItsOwnInTheWholeService()
    {
        var numbers = Declared.Select(each => each.Split(' ')[0]).ToList();

        Assert.NotEmpty(numbers);
        Assert.Equal(numbers.Distinct(), numbers);
    }

    [Fact]
    public void Declaration_IsOfTheKindThatIsReadHere() =>
        Assert.Equal(
            Repository.Files(".cs").Where(path => path.StartsWith("services/", StringComparison.Ordinal)).Sum(path => Attribute().Count(Repository.Text(path))),
            Declared.Count);

    [Fact]
    public void Table_HasEachEventWithItsNameAndLevelAndNoOther() => Assert.Equal(Declared.Order(StringComparer.Ordinal), Described.Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\[LoggerMessage\(")]
    private static partial Regex Attribute();

    [GeneratedRegex("""\[LoggerMessage\((?<id>\d+), LogLevel\.(?<level>\w+), [^\n]*\)\]\s+public (?:static )?partial void (?<name>\w+)\(""")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^\| (?<id>\d+) (?<name>\w+) \| (?<level>\w+)", RegexOptions.Multiline)]
    private static partial Regex Row();
}
