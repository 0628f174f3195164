namespace Grpc.StandIns.Tests.Core;

public class MetadataTests
{
    [Fact]
    public void Add_KeyInUpperCase_IsKeptInLowerCase()
    {
        Metadata metadata = new() { { "X-Request-Id", "1" } };

        Assert.Equal("x-request-id", Assert.Single(metadata).Key);
        Assert.Equal("1", metadata.GetValue("x-request-id"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("with:colon")]
    [InlineData("naïve")]
    public void Add_KeyWithOtherCharacters_Throws(string key)
    {
        Assert.Throws<ArgumentException>(() => new Metadata { { key, "1" } });
    }

    [Fact]
    public void Add_TextUnderABinaryKey_Throws()
    {
        Assert.Throws<ArgumentException>(() => new Metadata { { "reason-bin", "text" } });
    }

    [Fact]
    public void Add_BytesUnderATextKey_Throws()
    {
        Assert.Throws<ArgumentException>(() => new Metadata { { "reason", [1] } });
    }

    [Fact]
    public void Add_NullEntry_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => new Metadata().Add(null!));
    }

    [Fact]
    public void Get_KeyThatOccursTwice_IsTheLast()
    {
        Metadata metadata = new() { { "key", "first" }, { "other", "-" }, { "key", "last" } };

        Assert.Equal("last", metadata.Get("key")?.Value);
        Assert.Equal("last", metadata.GetValue("key"));
    }

    [Fact]
    public void Get_AbsentKey_IsNull()
    {
        Metadata metadata = [];

        Assert.Null(metadata.Get("key"));
        Assert.Null(metadata.GetValue("key"));
        Assert.Null(metadata.GetValueBytes("key-bin"));
    }

    [Fact]
    public void GetAll_KeyThatOccursTwice_IsBothInOrder()
    {
        Metadata metadata = new() { { "key", "first" }, { "other", "-" }, { "key", "last" } };

        Assert.Equal(["first", "last"], metadata.GetAll("key").Select(entry => entry.Value));
    }

    [Fact]
    public void GetValueBytes_BinaryEntry_IsACopyEachTime()
    {
        byte[] bytes = [1, 2, 3];
        Metadata metadata = new() { { "key-bin", bytes } };

        bytes[0] = 9;
        metadata.GetValueBytes("key-bin")![0] = 9;

        Assert.Equal([1, 2, 3], metadata.GetValueBytes("key-bin"));
    }

    [Fact]
    public void Value_BinaryEntry_Throws()
    {
        var entry = new Metadata.Entry("key-bin", [1]);

        Assert.True(entry.IsBinary);
        Assert.Throws<InvalidOperationException>(() => entry.Value);
    }

    [Fact]
    public void ValueBytes_TextEntry_IsItsAsciiForm()
    {
        var entry = new Metadata.Entry("key", "ab");

        Assert.False(entry.IsBinary);
        Assert.Equal("ab"u8.ToArray(), entry.ValueBytes);
    }

    [Fact]
    public void Empty_AnyChange_Throws()
    {
        Assert.Empty(Metadata.Empty);
        Assert.True(Metadata.Empty.IsReadOnly);
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Add("key", "value"));
        Assert.Throws<InvalidOperationException>(Metadata.Empty.Clear);
    }

    [Fact]
    public void List_OfEntries_CanBeChanged()
    {
        var first = new Metadata.Entry("first", "1");
        var second = new Metadata.Entry("second", "2");
        Metadata metadata = [second];

        metadata.Insert(0, first);
        metadata.Remove(second);

        Assert.False(metadata.IsReadOnly);
        Assert.Equal([first], metadata);
        Assert.Equal(0, metadata.IndexOf(first));
        Assert.DoesNotContain(second, metadata);
    }
}
