using System.Text;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Sheets;
using Workforce.Feeds.Tests.Fakes;
using Workforce.HrFeed.Extracts;
using Workforce.V1;

namespace Workforce.HrFeed.Tests.Extracts;

public class ExtractSheetTests
{
    internal const string Header = "Unit,Post,Role,Worker,Contract,Type,Start,End,FTE";

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
        using var sheet = ExtractSheet.Read(path, mapping);

        Assert.Equal((new DateOnly(2026, 11, 27), 0, said), (mapping.DayOf(path), sheet.Faults.Count, sheet.StatementCount));
        Assert.Equal(said, sheet.Statements().Count());
        Assert.Contains(sheet.Statements(), row => row.Worker?.Name.Contains("Zoë", StringComparison.Ordinal) is true);
    }

    [Fact]
    public void Row_OfAnEngagementInAPost_SaysPostWorkerAndEngagement()
    {
        using var file = new FileOnDisk($"{Header}\nT1,P1,SW,W1,E1,Perm,01/04/2020,,0.6\n");
        using var sheet = ExtractSheet.Read(file.Path, Mapping());

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
            sheet.Statements());
    }

    [Theory]
    [InlineData("T1,P1,SW,W1,E1,Perm,2020-04-01,,1", "Start", "day first")]
    [InlineData("T1,P1,SW,W1,E1,Perm,04/13/2020,,1", "Start", "day first")]
    [InlineData("T1,P1,SW,W1,E1,Perm,01/04/2020,01/03/2020,1", "End", "before the first day")]
    [InlineData("T1,P1,SW,W1,E1,Perm,01/04/2020,,\"0,6\"", "FTE", "such as 0.6")]
    [InlineData("T1,P1,SW,W1,E1,Perm,01/04/2020,,0", "FTE", "above 0")]
    [InlineData("T1,P1,SW,W1,E1,Perm,01/04/2020,,0.1234567", "FTE", "at most 6 decimal places")]
    [InlineData("T1,P1,Chef,W1,E1,Perm,01/04/2020,,1", "Role", "'Chef'")]
    [InlineData(",P1,SW,W1,E1,Perm,01/04/2020,,1", "Unit", "is required")]
    [InlineData("T1,,SW,,,,,,1", "Worker", "the post that is vacant")]
    [InlineData("T1,P1,SW,W1,E1,Perm,01/04/2020,,1,x", "", "10 cells where the header names 9")]
    [InlineData("T1,P1,SW,\"W1,E1,Perm,01/04/2020,,1", "", "quotation mark")]
    public void Row_AtFault_NamesItsLineAndColumn(string row, string column, string reason)
    {
        var atFault = RowsAtFault($"{Header}\nT0,P0,SW,W0,E0,Perm,01/04/2020,,1\n{row}\n").Single();

        Assert.Equal(3, atFault.Line);
        Assert.Contains(atFault.Faults, fault => fault.Column == column && fault.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void EngagementTwice_AndPostWithTwoFtes_NameTheLineBefore()
    {
        var atFault = RowsAtFault($"{Header}\nT1,P1,SW,W1,E1,Perm,01/04/2020,,1\nT1,P1,SW,W1,E1,Perm,01/04/2020,,0.5\n").Single();

        Assert.Equal(
            [("Post", "is in line 2 too, with other details."), ("Contract", "is in line 2 too; each engagement may be there once.")],
            atFault.Faults.Select(fault => (fault.Column, fault.Reason)));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData(",,\"")]
    public void BlankRow_WithAQuotationMarkNotClosed_IsNotTheNextRowsFault(string blank)
    {
        using var file = new FileOnDisk($"{Header}\n{blank}\nT1,P1,SW,W1,E1,Perm,01/04/2020,,1\n");
        using var sheet = ExtractSheet.Read(file.Path, Mapping());

        Assert.Equal((1, 0, 3), (sheet.RowCount, sheet.Faults.Count, sheet.StatementCount));
    }

    [Fact]
    public void TotalsRow_IsNoRow_AndNothingMayFollowIt()
    {
        var atFault = RowsAtFault($"{Header}\nT1,P1,SW,W1,E1,Perm,01/04/2020,,1\nTotal,,,,,,,,1\nT1,P2,SW,W2,E2,Perm,01/04/2020,,1\n", "Total").Single();

        Assert.Equal(4, atFault.Line);
        Assert.Contains("totals row of line 3", atFault.Faults.Single().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void TotalsRow_ThatIsThereTwice_IsAtFault_SinceOneMayBeATeam()
    {
        var atFault = RowsAtFault($"{Header}\nTotal Family Support,P1,SW,W1,E1,Perm,01/04/2020,,1\nTotal,,,,,,,,1\n", "Total").Single();

        Assert.Equal(3, atFault.Line);
        Assert.StartsWith("two rows begin with 'Total', this and line 2", atFault.Faults.Single().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void TotalsRow_ThatIsMissing_IsTakenForAFileThatIsCutOff()
    {
        var atFault = RowsAtFault($"{Header}\nT1,P1,SW,W1,E1,Perm,01/04/2020,,1\nT1,P2,SW,W2,E2,Perm,01/04/2020,,1\n", "Total").Single();

        Assert.Equal(3, atFault.Line);
        Assert.Contains("begins with 'Total': the file seems to be cut off", atFault.Faults.Single().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void LastRow_CutOffInItsMiddle_IsTakenForAFileStillBeingWritten()
    {
        var atFault = RowsAtFault($"{Header}\nT1,P1,SW,W1,E1,Perm,01/04/2020,,1\nT1,P2,SW,W2,E2,Per").Single();

        Assert.Equal(
            ["has 6 cells where the header names 9 columns.", "is the last row, and its line does not end: the file seems to be cut off, or was still being written."],
            atFault.Faults.Select(fault => fault.Reason));
    }

    [Theory]
    [InlineData("Who,,,Where,,,When,,\n" + Header + "\nT1\n", 1, "Line 2 names all of them: say \"headerLine\": 2 in the mapping")]
    [InlineData(Header + "\nT1,P1,SW,W1,E1,Perm,01/04/2020,,1\n", 2, "Line 1 names all of them: say \"headerLine\": 1 in the mapping")]
    [InlineData("Unit;Post;Role\nT1;P1\n", 1, "line 1: is separated by semicolons, and the mapping says by commas.")]
    [InlineData("Unit,Post,Role,Worker,\"Contract\nno\",Type,Start,End,FTE\nT1\n", 1, "is a column's name broken over two lines?")]
    public void Header_ElsewhereOrOtherwise_IsToldWhereItIs(string text, int headerLine, string advice) =>
        Assert.Contains(advice, Assert.Throws<UnreadableFileException>(() => RowsAtFault(text, headerLine: headerLine)).Message, StringComparison.Ordinal);

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
        var exception = Assert.Throws<UnreadableFileException>(() => RowsAtFault(text));

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

        using var sheet = ExtractSheet.Read(windows.Path, Mapping("windows-1252"));
        Assert.Equal(["W1", "Zoë"], sheet.Statements().Where(said => said.Worker is not null).Select(said => said.Worker.WorkerId));
    }

    [Fact]
    public void File_OfOtherBytesThanAtFirst_IsNotSaidToItsEnd()
    {
        var text = $"{Header}\nT1,P1,SW,W1,E1,Perm,01/04/2020,,1\n";
        using var file = new FileOnDisk(text);
        using var sheet = ExtractSheet.Read(file.Path, Mapping());
        File.WriteAllText(file.Path, text.Replace("W1", "W2", StringComparison.Ordinal));
        var said = new List<ExtractRow>();

        Assert.Throws<FileChangedException>(() => said.AddRange(sheet.Statements()));
        Assert.Throws<FileChangedException>(() => sheet.RowsAtFault(SheetFaults.NoneFound).ToList());
    }

    [Fact]
    public void File_ThatHasGrown_IsNotSaidToItsEnd()
    {
        using var file = new FileOnDisk($"{Header}\nT1,P1,SW,W1,E1,Perm,01/04/2020,,1\n");
        using var sheet = ExtractSheet.Read(file.Path, Mapping());
        File.AppendAllText(file.Path, "T1,P2,SW,W2,E2,Perm,01/04/2020,,1\n");

        Assert.Throws<FileChangedException>(() => sheet.Statements().ToList());
    }

    [Fact]
    public void Line_LongerThanAnyRow_IsNoExtract()
    {
        using var file = new FileOnDisk($"{Header}\n{new string('x', 1_000_000)}\n");

        Assert.Contains(
            "line 2: is longer than 65536 bytes; the file is not CSV.",
            Assert.Throws<UnreadableFileException>(() => ExtractSheet.Read(file.Path, Mapping())).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void PostSharedByTwo_IsSaidOnce_AndByTheRowThatIsFirst()
    {
        using var file = new FileOnDisk($"{Header}\nT1,P1,SW,W1,E1,Perm,01/04/2020,,1\nT1,P1,SW,W2,E2,Perm,01/04/2020,,1\nT1,P2,SW,,,,,,1\n");
        using var sheet = ExtractSheet.Read(file.Path, Mapping());

        Assert.Equal(
            ["P1", "W1", "E1", "W2", "E2", "P2"],
            sheet.Statements().Select(said => said.Post?.PostId ?? said.Worker?.WorkerId ?? said.Engagement.EngagementId));
        Assert.Equal(6, sheet.StatementCount);

        // The service counts what it is sent: the sixth is the second post.
        var found = sheet.RowsAtFault(new[] { (6, new RowFault("Post", "x")), (1, new RowFault("Post", "y")) }.ToLookup(each => each.Item1, each => each.Item2));
        Assert.Equal([(2, "y"), (4, "x")], found.Select(row => (row.Line, row.Faults.Single().Reason)));
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

    private static List<SheetRow> RowsAtFault(string text, string totalsWord = "", int headerLine = 1)
    {
        using var file = new FileOnDisk(text);
        using var sheet = ExtractSheet.Read(file.Path, Mapping(totalsWord: totalsWord, headerLine: headerLine));
        var rows = sheet.RowsAtFault(SheetFaults.NoneFound).ToList();
        Assert.Equal(sheet.Faults.Count, rows.Count);
        return rows;
    }
}
