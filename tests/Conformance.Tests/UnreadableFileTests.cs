using Workforce.Conformance.Published;

namespace Workforce.Conformance.Tests;

public class UnreadableFileTests
{
    [Theory]
    [InlineData("inpost_fte", "staff_fte", "The header has no column inpost_fte.")]
    [InlineData("127.3,130", "about 127,130", "Line 2: inpost_fte is neither a number nor a known symbol: 'about 127'.")]
    [InlineData("127.3,130", "127.3", "Line 2 has 31 cells where the header names 32 columns.")]
    [InlineData("2022,Reporting", "2022/23,Reporting", "Line 2: time_period is not a year: '2022/23'.")]
    [InlineData("2022,Reporting year,Local authority", "2022,Reporting year,Ward", "Line 2: there is no geographic_level 'Ward'.")]
    [InlineData("2021,Reporting year,Local authority,E92000001,England,E12000008,South East,921,E06000046", "2022,Reporting year,Local authority,E92000001,England,E12000008,South East,921,E06000031", "Lines 2 and 3 are both 2022 Peterborough.")]
    public async Task Read_OfAFileAtFault_SaysWhereAndWhy(string text, string faulty, string message)
    {
        var file = ExampleRows.Text.Replace(text, faulty, StringComparison.Ordinal);

        var exception = await Assert.ThrowsAsync<UnreadableFileException>(() => ExampleRows.ReadAsync(file));

        Assert.Equal(message, exception.Message);
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("\"2022\"x,", "Line 1 is not CSV: TextAfterClosingQuote.")]
    public async Task Read_OfNoSuchFile_SaysWhy(string text, string message)
    {
        var exception = await Assert.ThrowsAsync<UnreadableFileException>(() => ExampleRows.ReadAsync(text));

        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public async Task Read_OfAHeaderAlone_SaysThatThereAreNoRows()
    {
        var exception = await Assert.ThrowsAsync<UnreadableFileException>(() => ExampleRows.ReadAsync(ExampleRows.Text.Split('\n')[0]));

        Assert.Equal("The file has a header and no rows.", exception.Message);
    }

    [Fact]
    public async Task Read_OfANameInQuotes_KeepsItsComma()
    {
        var file = await ExampleRows.ReadAsync(ExampleRows.Text.Replace("Isle of Wight", "\"Wight, Isle of\"", StringComparison.Ordinal));

        Assert.Equal("Wight, Isle of", file.Rows[1].Name);
    }
}
