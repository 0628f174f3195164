using System.Text.Json;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Sheets;
using Workforce.Feeds.Tests.Fakes;
using Workforce.HrFeed.Extracts;

namespace Workforce.HrFeed.Tests.Extracts;

public class ExtractReadingTests
{
    private static readonly string[] Separators = [.. Enumerable.Range('!', '~' - '!' + 1).Select(each => $"{(char)each}").Where(each => each is not "\""), "\t"];

    [Fact]
    public void Reading_ThatCannotBegin_LeavesTheFileToOthers()
    {
        using var file = new FileOnDisk($"{ExtractSheetTests.Header}\n");
        var mapping = ExtractSheetTests.Mapping() with { Separator = "\"" };

        Assert.Throws<ArgumentException>(() => new SheetReading(file.Path, mapping.Form, StoredText.Of(file.Path, "utf-8")));

        // Nobody may have it open beside this.
        using var alone = new FileStream(file.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(alone.CanWrite);
    }

    [Theory]
    [InlineData("\\\"")]
    [InlineData("\u00A3")]
    [InlineData(" ")]
    [InlineData("\\n")]
    [InlineData("")]
    [InlineData(";;")]
    public void Mapping_WithASeparatorByWhichNothingCanBeRead_IsRefused(string separator)
    {
        using var file = new FileOnDisk(Json(separator), ".json");

        Assert.Contains("separator must be one character", Assert.Throws<UnreadableFileException>(() => ExtractMapping.Read(file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mapping_WithANameTwiceAndANull_IsRefusedWithBoth()
    {
        using var file = new FileOnDisk(Json(";").Replace("\"separator\": \";\"", "\"dates\": \"iso\", \"covers\": [null]", StringComparison.Ordinal), ".json");

        // The sample says dates and covers already.
        Assert.Equal(
            [
                $"{file.Path}: the mapping has 'dates' more than once; all but one would be passed over.",
                $"{file.Path}: the mapping has 'covers' more than once; all but one would be passed over.",
                $"{file.Path}: covers, number 1, must not be null: say what it is, or leave it out.",
            ],
            Assert.Throws<UnreadableFileException>(() => ExtractMapping.Read(file.Path)).Message.Split('\n'));
    }

    [Fact]
    public void Mapping_WithAnyOtherSeparator_CanBeReadBy() => Assert.All(Separators, separator =>
    {
        using var json = new FileOnDisk(Json(JsonEncodedText.Encode(separator).Value), ".json");
        using var file = new FileOnDisk("x\n");
        var mapping = ExtractMapping.Read(json.Path);

        // The header names none of its columns; that much is read.
        Assert.Equal(separator, mapping.Separator);
        Assert.Throws<UnreadableFileException>(() => new SheetReading(file.Path, mapping.Form, StoredText.Of(file.Path, "utf-8")));
    });

    private static string Json(string separator) =>
        $"{{ \"separator\": \"{separator}\",{File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", "itrent.json")).TrimStart()[1..]}";
}
