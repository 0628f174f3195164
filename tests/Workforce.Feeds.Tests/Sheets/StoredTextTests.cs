using System.Security.Cryptography;
using System.Text;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Sheets;
using Workforce.Feeds.Tests.Fakes;

namespace Workforce.Feeds.Tests.Sheets;

public class StoredTextTests
{
    /// <summary>So many that a line of 8 bytes needs several buffers, whatever their size.</summary>
    private const int Lines = 100_000;

    [Theory]
    [InlineData(0, "utf-8", "")]
    [InlineData(1, "utf-8", "")]
    [InlineData(2, "utf-8", "")]
    [InlineData(0, "windows-1252", "\uFEFF")]
    public void WrongByte_LateInALargeFile_IsNamedByLineAndCharacter(int shift, string encoding, string mark)
    {
        // 'ab€€' and the line's end are 9 bytes: wherever a buffer ends, some character lies across it.
        using var file = new FileOnDisk([.. Encoding.UTF8.GetBytes($"{mark}{new string('x', shift)}{Repeated("ab€€\n")}"), (byte)'y', (byte)'y', 0xE9, (byte)'z', (byte)'\n']);

        var exception = Assert.Throws<UnreadableFileException>(() => StoredText.Of(file.Path, encoding));
        Assert.StartsWith($"line {Lines + 1}, character 3: is not UTF-8", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CharacterCutOff_AtTheEnd_IsAWrongByte()
    {
        using var file = new FileOnDisk([.. Encoding.UTF8.GetBytes("a\nbc"), 0xE2, 0x82]);

        Assert.StartsWith("line 2, character 3: is not UTF-8", Assert.Throws<UnreadableFileException>(() => StoredText.Of(file.Path, "utf-8")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Utf8_WhereWindows1252IsSaid_IsToldByTheWholeFile()
    {
        var utf8 = Encoding.UTF8.GetBytes($"{Repeated("abcdef\n")}Zoë\n{Repeated("abcdef\n")}");
        using var whole = new FileOnDisk(utf8);
        using var withOneByteOfWindows = new FileOnDisk([.. utf8, 0xE9, (byte)'\n']);

        Assert.StartsWith(
            $"line {Lines + 1}, character 3: is stored as UTF-8",
            Assert.Throws<UnreadableFileException>(() => StoredText.Of(whole.Path, "windows-1252")).Message,
            StringComparison.Ordinal);
        Assert.Equal("windows-1252", StoredText.Of(withOneByteOfWindows.Path, "windows-1252").Encoding?.WebName);
    }

    /// <summary>What comes after a byte that is no UTF-8 is read once all the same, a buffer at a time.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    public async Task ByteOfWindows_WhereverItStands_AltersNothingOfTheReading(int place)
    {
        var bytes = new byte[200_000];
        Array.Fill(bytes, (byte)'a');
        bytes[place] = 0xE9;
        await using var file = new CountedStream(bytes);

        // Not on this test's own thread: the fault that this is about is that it never ends.
        var text = await Task.Run(() => StoredText.Of(file, "windows-1252")).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(("windows-1252", StoredText.InWords(SHA256.HashData(bytes))), (text.Encoding?.WebName, text.Digest));
        Assert.InRange(file.Reads, 1, 10);
    }

    [Theory]
    [InlineData("a\n", true)]
    [InlineData("a\r", true)]
    [InlineData("a", false)]
    [InlineData("a\u20AC", false)]
    public void LastLine_IsEndedOrNot(string text, bool endsInLineBreak)
    {
        using var file = new FileOnDisk(text);

        Assert.Equal(endsInLineBreak, StoredText.Of(file.Path, "utf-8").EndsInLineBreak);
    }

    [Fact]
    public void Digest_IsOfAllBytes()
    {
        using var file = new FileOnDisk("\uFEFFabc");

        // The first ten bytes of what `printf '\xEF\xBB\xBFabc' | sha256sum` says.
        Assert.Equal("1c28dc3f1f804a1ad9c9", StoredText.Of(file.Path, "utf-8").Digest);
    }

    private static string Repeated(string line) => string.Concat(Enumerable.Repeat(line, Lines));
}
