using System.Text.RegularExpressions;

namespace Workforce.House.Tests.Operations;

/// <summary>The rights of the service's login at SQL Server are those that the statements need that it sends, and no more.</summary>
public partial class LoginTests
{
    private const string Statements = "tests/Workforce.Ledger.Tests/SqlServer/";

    private static readonly string Script = Repository.Text("deploy/login.sql");

    /// <summary>What serving sends; not what `migrate` does, which has another login.</summary>
    private static readonly List<string> Sent = [.. Repository.Files(".sql")
        .Where(path => path.StartsWith(Statements, StringComparison.Ordinal) && Path.GetFileName(path) is not ("migrate.sql" or "schema.sql"))
        .Select(Repository.Text)];

    [Fact]
    public void Update_IsGrantedOfTheColumnsThatAreSetAndOfNoOtherTable()
    {
        var set = Sent.SelectMany(text => Updates().Matches(text))
            .SelectMany(match => Columns().Matches(match.Groups["set"].Value).Select(column => (Table: match.Groups["table"].Value, Column: column.Groups[1].Value)))
            .Distinct()
            .ToList();
        var granted = Grants().Matches(Script).ToDictionary(
            match => match.Groups["table"].Value,
            match => match.Groups["columns"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(set.Select(each => each.Table).Distinct().Order(), granted.Keys.Order());
        Assert.All(set, each => Assert.True(granted[each.Table] is [] || granted[each.Table].Contains(each.Column), $"{each.Table}.{each.Column}"));
    }

    [Fact]
    public void Delete_IsDeniedThoughTrimmingSendsIt()
    {
        // `audit trim` is for somebody else's login.
        Assert.Equal(["audit_entries"], Sent.SelectMany(text => Deletes().Matches(text)).Select(match => match.Groups[1].Value).Distinct());
        Assert.Contains("DENY UPDATE, DELETE ON dbo.audit_entries", Script, StringComparison.Ordinal);
        Assert.DoesNotContain("GRANT DELETE", Script, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^UPDATE \[?(?<table>\w+)\]? SET (?<set>.*?)(?: WHERE .*)?$", RegexOptions.Multiline)]
    private static partial Regex Updates();

    [GeneratedRegex(@"(?:^|, )\[?(\w+)\]? =")]
    private static partial Regex Columns();

    [GeneratedRegex(@"^GRANT UPDATE ON dbo\.(?<table>\w+)(?: \((?<columns>[^)]*)\))? TO", RegexOptions.Multiline)]
    private static partial Regex Grants();

    [GeneratedRegex(@"^DELETE FROM (\w+)", RegexOptions.Multiline)]
    private static partial Regex Deletes();
}
