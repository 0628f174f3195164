using System.Text;
using Workforce.HrFeed.Extracts;
using Workforce.HrFeed.Faults;
using Workforce.HrFeed.Tests.Fakes;
using Workforce.V1;

namespace Workforce.HrFeed.Tests.Extracts;

public class ExtractSheetTests
{
    private const string Header = "Unit,Post,Role,Worker,Contract,Type,Start,End,FTE";

    public static TheoryData<string, string, int> Samples => new()
    {
        // Units, posts, workers and engagements that the samples say, counted by hand.
        { "itrent.json", "itrent-establishment-2026-11-27.csv", 2 + 5 + 4 + 4 },
        { "oracle.json", "HCM_WORKFORCE_20261127.csv", 2 + 3 + 3 + 3 },
        { "spreadsheet.json", "staff list 2026-11-27.csv", 3 + 3 },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Samples_AreReadWithoutAFault(string mappingFile, string file, int said)
    {
        var mapping = ExtractMapping.Read(Path.Combine(AppContext.BaseDirectory, "samples", mappingFile));
        var path = Path.Combine(AppContext.BaseDirectory, "samples", file);
        var sheet = ExtractSheet.Read(path, mapping);

        Assert.Equal((new DateOnly(2026, 11, 27), 0, said), (mapping.DayOf(path), sheet.FaultCount, sheet.Said.Count));
        Assert.Contains(sheet.Rows, row => row.Cells.Any(cell => cell.Contains("Zoë", StringComparison.Ordinal)));
    }

    [Fact]
    public void Row_OfAnEngagementInAPost_SaysPostWorkerAndEngagement()
    {
        var sheet = Read($"{Header}\nT1,P1,SW,W1,E1,Perm,01/04/2020,,0.6\n");

        Assert.Equal(
            [
                new() { Post = new() { PostId = "P1", UnitId = "T1", Role = Role.CaseHolder, Fte = new() { Value = "0.6" } } },
                new() { Worker = new() { WorkerId = "W1" } },
                new ExtractRow
                {
                    Engagement = new()
                    {
                        EngagementId = "E1", WorkerId = "W1", Footing = Footing.Permanent, Fte = new() { Value = "0.6" },
                        FirstDate = new() { Year = 2020, Month = 4, Day = 1 }, Placement = new() { PostId = "P1" },
                    },
                },
            ],
            sheet.Said.Select(said => said.Row));
    }

    [Theory]
    [InlineData("T1,P1,SW,W1,E1,Perm,2020-04-01,,1", "Start", "day first")]
    [InlineData("T1,P1,SW,W1,E1,Perm,04/13/2020,,1", "Start", "day first")]
    [InlineData("T1,P1,SW,W1,E1,Perm,01/04/2020,01/03/2020,1", "End", "before the first day")]
    [InlineData("T1,P1,SW,W1,E1,Perm,01/04/2020,,\"0,6\"", "FTE", "such as 0.6")]
    [InlineData("T1,P1,SW,W1,E1,Perm,01/04/2020,,0", "FTE", "above 0")]
    [InlineData("T1,P1,Chef,W1,E1,Perm,01/04/2020,,1", "Role", "'Chef'")]
    [InlineData(",P1,SW,W1,E1,Perm,01/04/2020,,1", "Unit", "is required")]
    [InlineData("T1,,SW,,,,,,1", "Worker", "the post that is vacant")]
    [InlineData("T1,P1,SW,W1,E1,Perm,01/04/2020,,1,x", "", "10 cells where the header names 9")]
    [InlineData("T1,P1,SW,\"W1,E1,Perm,01/04/2020,,1", "", "quotation mark")]
    public void Row_AtFault_NamesItsLineAndColumn(string row, string column, string reason)
    {
        var sheet = Read($"{Header}\nT0,P0,SW,W0,E0,Perm,01/04/2020,,1\n{row}\n");
        var atFault = sheet.Rows.Single(each => each.Faults.Count > 0);

        Assert.Equal(3, atFault.Line);
        Assert.Contains(atFault.Faults, fault => fault.Column == column && fault.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void EngagementTwice_AndPostWithTwoFtes_NameTheLineBefore()
    {
        var sheet = Read($"{Header}\nT1,P1,SW,W1,E1,Perm,01/04/2020,,1\nT1,P1,SW,W1,E1,Perm,01/04/2020,,0.5\n");

        Assert.Equal(
            [("Post", "is in line 2 too, with other details."), ("Contract", "is in line 2 too; each engagement may be there once.")],
            sheet.Rows[1].Faults.Select(fault => (fault.Column, fault.Reason)));
    }

    [Fact]
    public void TotalsRow_IsNoRow_AndNothingMayFollowIt()
    {
        var sheet = Read($"{Header}\nT1,P1,SW,W1,E1,Perm,01/04/2020,,1\nTotal,,,,,,,,1\nT1,P2,SW,W2,E2,Perm,01/04/2020,,1\n", "Total");

        Assert.Equal([0, 1], sheet.Rows.Select(row => row.Faults.Count));
        Assert.Contains("totals row of line 3", sheet.Rows[1].Faults.Single().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void TotalsRow_ThatIsMissing_IsTakenForAFileThatIsCutOff()
    {
        var sheet = Read($"{Header}\nT1,P1,SW,W1,E1,Perm,01/04/2020,,1\nT1,P2,SW,W2,E2,Perm,01/04/2020,,1\n", "Total");

        Assert.Equal([0, 1], sheet.Rows.Select(row => row.Faults.Count));
        Assert.Contains("begins with 'Total': the file seems to be cut off", sheet.Rows[1].Faults.Single().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void LastRow_CutOffInItsMiddle_IsTakenForAFileStillBeingWritten()
    {
        var sheet = Read($"{Header}\nT1,P1,SW,W1,E1,Perm,01/04/2020,,1\nT1,P2,SW,W2,E2,Per");

        Assert.Equal(
            ["has 6 cells where the header names 9 columns.", "is the last row, and its line does not end: the file seems to be cut off, or was still being written."],
            sheet.Rows[1].Faults.Select(fault => fault.Reason));
    }

    [Theory]
    [InlineData("Who,,,Where,,,When,,\n" + Header + "\nT1\n", 1, "Line 2 names all of them: say \"headerLine\": 2 in the mapping")]
    [InlineData(Header + "\nT1,P1,SW,W1,E1,Perm,01/04/2020,,1\n", 2, "Line 1 names all of them: say \"headerLine\": 1 in the mapping")]
    [InlineData("Unit;Post;Role\nT1;P1\n", 1, "line 1: is separated by semicolons, and the mapping says by commas.")]
    [InlineData("Unit,Post,Role,Worker,\"Contract\nno\",Type,Start,End,FTE\nT1\n", 1, "is a column's name broken over two lines?")]
    public void Header_ElsewhereOrOtherwise_IsToldWhereItIs(string text, int headerLine, string advice) =>
        Assert.Contains(advice, Assert.Throws<UnreadableFileException>(() => Read(text, headerLine: headerLine)).Message, StringComparison.Ordinal);

    [Fact]
    public void Workbook_NamedCsv_IsToldApart()
    {
        using var file = new FileOnDisk([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00]);

        Assert.Contains("Excel workbook", Assert.Throws<UnreadableFileException>(() => ExtractSheet.Read(file.Path, Mapping())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("Unit,Post,Role,Worker,Contract,Type,Start,End\nT1", "no column 'FTE'")]
    [InlineData("Unit,Post,Role,Worker,Contract,Type,Start,End,FTE,FTE\nT1", "'FTE' is there 2 times, as columns 9 and 10")]
    [InlineData("Unit,Post,Role,Worker,Contract,Type,Start,End,FTE\n", "no rows")]
    public void File_ThatCannotBeRead_SaysWhy(string text, string reason)
    {
        var exception = Assert.Throws<UnreadableFileException>(() => Read(text));

        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_InTheOtherEncoding_IsNamedByLine()
    {
        var text = $"{Header}\nT1,P1,SW,W1,E1,Perm,01/04/2020,,1\nT2,P2,SW,Zoë,E2,Perm,01/04/2020,,1\n";
        using var windows = new FileOnDisk(Encoding.Latin1.GetBytes(text), ".csv");
        using var utf8 = new FileOnDisk(Encoding.UTF8.GetBytes(text), ".csv");

        Assert.Contains("line 3", Assert.Throws<UnreadableFileException>(() => ExtractSheet.Read(windows.Path, Mapping("utf-8"))).Message, StringComparison.Ordinal);
        Assert.Contains("line 3", Assert.Throws<UnreadableFileException>(() => ExtractSheet.Read(utf8.Path, Mapping("windows-1252"))).Message, StringComparison.Ordinal);
        Assert.Equal("Zoë", ExtractSheet.Read(windows.Path, Mapping("windows-1252")).Rows[1].Cells[3]);
    }

    [Theory]
    [InlineData("=HYPERLINK(1)", "\"'=HYPERLINK(1)\"")]
    [InlineData("@x", "\"'@x\"")]
    [InlineData(" =1+1", "\"' =1+1\"")]
    [InlineData("\t=1+1", "\"'\t=1+1\"")]
    [InlineData("-0.5", "\"-0.5\"")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    public void FaultsFile_Cell_IsNeverAFormula(string text, string cell) => Assert.Equal(cell, FaultsFile.Cell(text));

    internal static ExtractMapping Mapping(string encoding = "utf-8", string totalsWord = "", int headerLine = 1) => new()
    {
        Source = "itrent",
        UnitId = "C1",
        Covers = ["posts", "engagements"],
        FileName = "staff-{date}.csv",
        Encoding = encoding,
        Dates = "day-first",
        HeaderLine = headerLine,
        TotalsWord = totalsWord,
        Columns = new Dictionary<string, string>
        {
            ["unit_id"] = "Unit",
            ["post_id"] = "Post",
            ["role"] = "Role",
            ["worker_id"] = "Worker",
            ["engagement_id"] = "Contract",
            ["footing"] = "Type",
            ["first_date"] = "Start",
            ["last_date"] = "End",
            ["fte"] = "FTE",
        },
        Words = new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["role"] = new Dictionary<string, string> { ["SW"] = "case holder" },
            ["footing"] = new Dictionary<string, string> { ["Perm"] = "permanent" },
        },
    };

    private static ExtractSheet Read(string text, string totalsWord = "", int headerLine = 1)
    {
        using var file = new FileOnDisk(text);
        return ExtractSheet.Read(file.Path, Mapping(totalsWord: totalsWord, headerLine: headerLine));
    }
}
