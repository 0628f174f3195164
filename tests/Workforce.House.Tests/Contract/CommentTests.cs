namespace Workforce.House.Tests.Contract;

/// <summary>The contract is the document: whoever reads it needs no other.</summary>
public class CommentTests
{
    public static TheoryData<string> Files => [.. Repository.ProtoFiles];

    [Theory]
    [MemberData(nameof(Files))]
    public void Elements_OfAFile_EachHaveAComment(string path) => Assert.All(
        ProtoText.Elements(Repository.Text(path)),
        element => Assert.False(string.IsNullOrWhiteSpace(element.Comment), $"{element.FullName} has no comment."));

    /// <summary>Else the test above would pass over what it cannot read.</summary>
    [Fact]
    public void Elements_OfAllFiles_AreThoseOfTheDescriptors()
    {
        var read = Repository.ProtoFiles.SelectMany(path => ProtoText.Elements(Repository.Text(path))).Select(element => element.FullName);
        var generated = Descriptors.AllFiles.SelectMany(Descriptors.NamesIn);

        Assert.Equal(generated.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Files_OfTheContract_AreGeneratedEach() => Assert.Equal(
        Repository.ProtoFiles.Select(path => path["protos/".Length..]),
        Descriptors.AllFiles.Select(file => file.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Elements_WithAndWithoutComments_AreToldApart()
    {
        const string Text = """
            package a.v1;

            // A message.
            // With two lines.
            message M {
              string bare = 1;

              // A choice.
              oneof choice {
                // Within it.
                map<string, int32> within = 2;
              }

              enum E {
                // A value.
                E_UNSPECIFIED = 0;
              }
            }

            // Not before it.

            service S {
              // A method.
              rpc Do(M) returns (stream M);

              rpc DoWithOptions(M) returns (M) {
                option (adds) = true;
              }
            }

            extend google.protobuf.MethodOptions {
              // An extension.
              repeated bool adds = 50000;
            }
            """;

        Assert.Equal(
            [
                ("a.v1.M", "A message.\nWith two lines."),
                ("a.v1.M.bare", ""),
                ("a.v1.M.choice", "A choice."),
                ("a.v1.M.within", "Within it."),
                ("a.v1.M.E", ""),
                ("a.v1.M.E.E_UNSPECIFIED", "A value."),
                ("a.v1.S", ""),
                ("a.v1.S.Do", "A method."),
                ("a.v1.S.DoWithOptions", ""),
                ("a.v1.adds", "An extension."),
            ],
            ProtoText.Elements(Text));
    }
}
