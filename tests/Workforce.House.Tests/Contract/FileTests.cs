namespace Workforce.House.Tests.Contract;

public class FileTests
{
    public static TheoryData<string> Files => [.. Repository.ProtoFiles];

    /// <summary>AIP-191: one package, one folder; and the namespace is said, not left to the generator.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void File_SaysItsSyntaxPackageAndNamespace(string path)
    {
        var text = Repository.Text(path);
        var folders = path.Split('/')[1..^1];
        var names = folders.Select(folder => char.ToUpperInvariant(folder[0]) + folder[1..]);

        Assert.StartsWith("syntax = \"proto3\";", text, StringComparison.Ordinal);
        Assert.Contains($"\npackage {string.Join('.', folders)};\n", text, StringComparison.Ordinal);
        Assert.Contains($"\noption csharp_namespace = \"{string.Join('.', names)}\";\n", text, StringComparison.Ordinal);
    }

    /// <summary>Who reads the contract first needs nothing but the well-known types.</summary>
    [Fact]
    public void Files_OfOurs_ImportOursAndTheWellKnownAlone() => Assert.All(
        Descriptors.Files.SelectMany(file => file.Dependencies),
        file => Assert.Matches(@"^(workforce/v1|google/(protobuf|type|rpc))/", file.Name));
}
