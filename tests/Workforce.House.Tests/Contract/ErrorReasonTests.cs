using System.Text.Json;
using System.Text.RegularExpressions;
using Grpc.Core;
using Workforce.V1;

namespace Workforce.House.Tests.Contract;

/// <summary>Every reason for an error says how it is sent, so that a caller can tell from the list alone (AIP-193).</summary>
public partial class ErrorReasonTests
{
    private const string Prefix = "ERROR_REASON_";

    private static readonly Dictionary<string, string> Comments = ProtoText
        .Elements(Repository.Text("protos/workforce/v1/error_reason.proto"))
        .Where(element => element.FullName.Contains(Prefix, StringComparison.Ordinal))
        .ToDictionary(element => element.FullName.Split('.')[^1], element => element.Comment);

    private static readonly HashSet<string> Statuses =
        [.. Enum.GetNames<StatusCode>().Select(name => WordStart().Replace(name, "_$1").ToUpperInvariant())];

    public static TheoryData<string> Reasons => [.. ErrorReasonReflection.Descriptor.EnumTypes
        .Single(type => type.Name == nameof(ErrorReason))
        .Values
        .Where(value => value.Number != 0)
        .Select(value => value.Name)];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Comment_NamesItsStatusAndMetadata(string reason)
    {
        var status = Status().Match(Comments[reason]);

        Assert.True(status.Success, $"{reason} names no status.");
        Assert.Contains(status.Groups[1].Value, Statuses);
        Assert.NotNull(MetadataKeys(reason));
    }

    /// <summary>The example is what is sent: the reason without its prefix, our domain, and the keys that were named.</summary>
    [Theory]
    [MemberData(nameof(Reasons))]
    public void Comment_EndsWithAnExampleThatAgrees(string reason)
    {
        var comment = Comments[reason];
        using var example = JsonDocument.Parse(comment[comment.IndexOf('{', StringComparison.Ordinal)..]);
        var root = example.RootElement;

        Assert.Equal(reason[Prefix.Length..], root.GetProperty("reason").GetString());
        Assert.Equal("workforce.council", root.GetProperty("domain").GetString());
        Assert.Equal(MetadataKeys(reason), root.GetProperty("metadata").EnumerateObject().Select(each => each.Name));
    }

    /// <summary>The keys named in back quotes; none if it says so; null if it says nothing.</summary>
    private static string[]? MetadataKeys(string reason)
    {
        var named = Metadata().Match(Comments[reason].Replace('\n', ' '));
        string[] keys = [.. BackQuoted().Matches(named.Value).Select(match => match.Groups[1].Value)];

        return keys.Length > 0 || named.Groups[1].Value is "none" ? keys : null;
    }

    [GeneratedRegex("(?<=.)([A-Z])(?=[a-z])")]
    private static partial Regex WordStart();

    [GeneratedRegex(@"\bStatus: ([A-Z_]+)\b")]
    private static partial Regex Status();

    [GeneratedRegex(@"\bMetadata: ([^{.]+)\.")]
    private static partial Regex Metadata();

    [GeneratedRegex("`([a-z_]+)`")]
    private static partial Regex BackQuoted();
}
