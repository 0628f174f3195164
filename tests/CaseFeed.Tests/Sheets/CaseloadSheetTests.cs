using Workforce.CaseFeed.Sending;
using Workforce.CaseFeed.Sheets;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Tests.Fakes;
using Workforce.V1;

namespace Workforce.CaseFeed.Tests.Sheets;

public class CaseloadSheetTests
{
    public static TheoryData<string?, string, string> Samples => new()
    {
        // Workers with their cases, and those that nobody has, added up by hand.
        { null, "caseloads.csv", "20002 16, 20003 15, 20001 0; T1 5" }, // 9 + 4 + 2 + 1, 11 + 3 + 1
        { "liquidlogic.json", "liquidlogic-caseloads-2026-11-27.csv", "20002 17, 20003 15, 20001 0; T1 5" }, // 9 + 4 + 2, and in T2 1 + 1; 11 + 3 + 1
        { "mosaic.json", "mosaic-caseloads.csv", "20002 15, 20003 14, 20001 0; " }, // 9 + 4 + 2, 11 + 3
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Samples_AreReadWithoutAFault(string? mappingFile, string file, string expected)
    {
        var mapping = mappingFile is null ? CaseloadMapping.Own : CaseloadMapping.Read(A.Sample(mappingFile));
        var sheet = CaseloadSheet.Read(A.Sample(file), mapping, day: null, A.Today);
        var day = Assert.Single(sheet.Days);

        Assert.Empty(A.Faults(sheet));
        Assert.Equal(A.Day, day.Day);
        Assert.Equal(expected, $"{InWords(day.Workers)}; {InWords(day.Unallocated)}");
    }

    [Fact]
    public void ExamplesOfReadme_AreReadWithoutAFault()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));
        using var json = new FileOnDisk(Block(readme, "json"), ".json");
        using var csv = new FileOnDisk(Block(readme, "csv"));

        Assert.Equal(["Private Fostering", "Other"], CaseloadMapping.Read(json.Path).Columns["other"].All);
        Assert.Empty(A.Faults(CaseloadSheet.Read(csv.Path, CaseloadMapping.Own, day: null, A.Today)));
    }

    [Theory]
    [InlineData("W1,T1,1,0,0,0,0,0", "", "has 8 cells where the header names 9 columns.")]
    [InlineData(",T1,1,0,0,0,0,0,0", "worker_id", "is required.")]
    [InlineData("W1,T1,,0,0,0,0,0,0", "assessment", "is required: 0 for no cases.")]
    [InlineData("W1,T1,0,1.5,0,0,0,0,0", "child_in_need", "must be a whole number from 0 to 999.")]
    [InlineData("W1,T1,0,0,0,-1,0,0,0", "looked_after", "must be a whole number from 0 to 999.")]
    [InlineData("W1,T1,0,0,0,0,0,0,1000", "open_but_finished", "must be a whole number from 0 to 999.")]
    [InlineData("W0,T2,1,0,0,0,0,0,0", "worker_id", "is in line 2 too; if the report has several rows of one worker on purpose, a mapping must say what tells them apart (oneRowPer).")]
    [InlineData("unallocated,,1,0,0,0,0,0,0", "unit_id", "is required.")]
    [InlineData("\"W1,T1,1,0,0,0,0,0,0", "", "has a quotation mark that is not closed on its line, or stands where none may.")]
    public void Row_AtFault_NamesItsLineAndColumn(string row, string column, string reason) =>
        Assert.Equal([(3L, column, reason)], A.Faults(A.Sheet($"{A.Header}\nW0,T1,1,0,0,0,0,0,0\n{row}\n")));

    [Fact]
    public void Rows_AtFault_AreAllFoundAtOnce() => Assert.Equal(
        [(2, "assessment"), (2, "child_in_need"), (4, "worker_id")],
        A.Faults(A.Sheet($"{A.Header}\nW1,T1,x,y,0,0,0,0,0\nW2,T1,0,0,0,0,0,0,0\n,T1,0,0,0,0,0,0,0\n")).Select(fault => ((int)fault.Line, fault.Column)));

    [Fact]
    public void RowsOfOneWorker_WhereTheMappingTellsThemApart_AreAddedUp()
    {
        var day = A.DayOf("Worker,Team,CIN,CIN short,CP\nW1,T1,3,1,2\nW2,T1,0,0,0\nW1,T2,4,0,5\n", A.Mapping);

        // 3 + 1 + 4, and 2 + 5. Of 6 cases in T1 and 9 in T2, T2 has more.
        Assert.Equal(new CaseCounts { ChildInNeedCount = 8, ChildProtectionCount = 7 }, day.Workers[0].Counts);
        Assert.Equal([("W1", "T2", 2L), ("W2", "T1", 3L)], day.Workers.Select(worker => (worker.Id, worker.UnitId, worker.Line)));
    }

    [Fact]
    public void RowThatIsThereTwice_IsAtFault_ThoughRowsAreAddedUp() => Assert.Equal(
        [(4L, "Worker", "is in line 2 too, alike in Worker and Team.")],
        A.Faults(A.Sheet("Worker,Team,CIN,CIN short,CP\nW1,T1,3,1,2\nW1,T2,3,1,2\nW1,T1,3,1,2\n", A.Mapping)));

    [Fact]
    public void RowsOfOneWorker_ThatAddUpToMoreThanAnybodyHas_AreAtFault() => Assert.Equal(
        [(3L, "CIN", "makes 1,000 cases child in need with the columns and rows before it; nobody may have more than 999.")],
        A.Faults(A.Sheet("Worker,Team,CIN,CIN short,CP\nW1,T1,900,0,2\nW1,T2,100,0,2\n", A.Mapping)));

    [Fact]
    public void RowsByCategory_AreAddedUp_AndAnUnknownWordIsAtFault()
    {
        var mapping = CaseloadMapping.Read(A.Sample("mosaic.json"));
        const string Header = "Report date;Worker;Case type;Cases\n";
        var day = A.DayOf($"{Header}2026-11-27;W1;CP plan;2\n2026-11-27;W1;looked after;3\n", mapping);

        Assert.Equal(new CaseCounts { ChildProtectionCount = 2, LookedAfterCount = 3 }, Assert.Single(day.Workers).Counts);
        Assert.Equal(
            [
                (2L, "Case type", "'Court' is none of the mapping's words, nor of: assessment, child in need, child protection, looked after, care leaver, other, open but finished."),
                (4L, "Worker", "is in line 3 too; if the report has several rows of one worker on purpose, a mapping must say what tells them apart (oneRowPer)."),
            ],
            A.Faults(A.Sheet($"{Header}2026-11-27;W1;Court;2\n2026-11-27;W1;CP plan;2\n2026-11-27;W1;CP plan;2\n", mapping)));
    }

    [Fact]
    public void EmptyCell_IsAZero_OnlyIfTheMappingSaysSo()
    {
        const string Text = "Worker,Team,CIN,CIN short,CP\nW1,T1,,,2\n";

        Assert.Equal(["CIN", "CIN short"], A.Faults(A.Sheet(Text, A.Mapping)).Select(fault => fault.Column));
        Assert.Equal(2, Assert.Single(A.DayOf(Text, A.Mapping with { BlankIsZero = true }).Workers).Total);
    }

    [Fact]
    public void Column_ThatTheMappingDoesNotName_IsNotInWhatIsSent()
    {
        var day = A.DayOf("Worker,Team,CIN,Child,CIN short,CP\nW1,T1,3,Ann Example,1,2\n", A.Mapping);

        Assert.All(
            SnapshotChanges.Reports(day, A.Terms).Select(report => report.Change).Append(SnapshotChanges.Completed(day, A.Terms)),
            change => Assert.DoesNotContain("Example", change.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Day_OfRowsAndOfWhoPushes_MustBeOne_AndNotAhead()
    {
        var text = $"date,{A.Header}\n2026-11-26,W1,T1,0,0,0,0,0,0,0\n2026-11-27,W2,T1,0,0,0,0,0,0,0\n2026-11-29,W3,T1,0,0,0,0,0,0,0\n27/11/2026,W4,T1,0,0,0,0,0,0,0\n";
        using var file = new FileOnDisk(text);

        Assert.Equal(
            [
                (2L, "date", "is 2026-11-26, and the file is to be of 2026-11-27."),
                (4L, "date", "is 2026-11-29, and the file is to be of 2026-11-27."),
                (5L, "date", "must be a day written year first, such as 2026-04-01."),
            ],
            A.Faults(A.Sheet(text)));
        Assert.Equal(
            (4L, "date", "is 2026-11-29, which lies in the future."),
            A.Faults(CaseloadSheet.Read(file.Path, CaseloadMapping.Own, day: null, A.Today, hasSeveralDays: true))[0]);
    }

    [Fact]
    public void Day_ThatNobodySays_OrThatLiesAhead_IsRefused()
    {
        using var file = new FileOnDisk($"{A.Header}\nW1,T1,0,0,0,0,0,0,0\n");

        Assert.Contains(
            "say it with --as-of",
            Assert.Throws<UnreadableFileException>(() => CaseloadSheet.Read(file.Path, CaseloadMapping.Own, day: null, A.Today)).Message,
            StringComparison.Ordinal);
        Assert.Contains("2026-11-29, which lies in the future", A.Unreadable($"{A.Header}\nW1,T1,0,0,0,0,0,0,0\n", day: new(2026, 11, 29)), StringComparison.Ordinal);
    }

    [Fact]
    public void RowsOfSeveralDays_AreADayEach_TheEarliestFirst()
    {
        using var file = new FileOnDisk($"date,{A.Header}\n2026-11-27,W1,T1,1,0,0,0,0,0,0\n2026-11-26,W1,T1,2,0,0,0,0,0,0\n2026-11-27,W2,T1,3,0,0,0,0,0,0\n");
        var sheet = CaseloadSheet.Read(file.Path, CaseloadMapping.Own, day: null, A.Today, hasSeveralDays: true);

        Assert.Empty(A.Faults(sheet));
        Assert.Equal(
            ["2026-11-26 W1 2", "2026-11-27 W1 1, W2 3"],
            sheet.Days.Select(day => $"{day.Day:yyyy-MM-dd} {InWords(day.Workers)}"));
    }

    [Fact]
    public void RowsOfSeveralDays_ThatNobodyHasAskedFor_AreAtFault_TheFirstOfEachOddDay()
    {
        // Four rows of the 27th; two of the 26th, from line 3 on; one, in line 6, of no day of the calendar.
        using var file = new FileOnDisk(
            $"date,{A.Header}\n2026-11-27,W1,T1,1,0,0,0,0,0,0\n2026-11-26,W2,T1,2,0,0,0,0,0,0\n2026-11-27,W3,T1,3,0,0,0,0,0,0\n2026-11-26,W4,T1,3,0,0,0,0,0,0\n2026-02-30,W5,T1,3,0,0,0,0,0,0\n"
            + "2026-11-27,W6,T1,3,0,0,0,0,0,0\n2026-11-27,W7,T1,3,0,0,0,0,0,0\n");
        var sheet = CaseloadSheet.Read(file.Path, CaseloadMapping.Own, day: null, A.Today);

        Assert.Equal(
            [
                (3L, "date", "is 2026-11-26, of which day 2 of the rows are, and 4 are of 2026-11-27: who has no row of a day would be taken for having no cases. If the file is of several whole days, say --several-days."),
                (6L, "date", "must be a day written year first, such as 2026-04-01."),
            ],
            A.Faults(sheet));
    }

    [Theory]
    [InlineData("W1,T1,3,0,0\nW1,T2,2,0,0\nW1,T2,2,0,0\n", "T2")] // 3 in T1, and 2 + 2 in T2
    [InlineData("W1,T2,3,0,0\nW1,T1,2,0,0\nW1,T1,1,0,0\n", "T1")] // 3 in each
    [InlineData("W1,T1,0,0,0\nW1,,9,0,0\n", "T1")] // 9 nowhere
    public void UnitOfAWorker_IsTheOneWithTheMostCases_AddedUp_AndOfAlikeTheFirst(string rows, string unitId)
    {
        // What tells the rows apart is not sent.
        var mapping = A.Mapping with { OneRowPer = ["Worker", "Team", "Row"] };
        var numbered = string.Concat(rows.TrimEnd().Split('\n').Select((row, number) => $"{row},{number}\n"));

        Assert.Equal(unitId, Assert.Single(A.DayOf($"Worker,Team,CIN,CIN short,CP,Row\n{numbered}", mapping).Workers).UnitId);
    }

    [Fact]
    public void WordsOfTheMapping_AreTrimmed_AsCellsAre()
    {
        var mapping = CaseloadMapping.Read(A.Sample("mosaic.json"));
        var day = A.DayOf(
            "Report date;Worker;Case type;Cases\n2026-11-27;W1;Court;2\n",
            mapping with { Words = new Dictionary<string, IReadOnlyDictionary<string, string>> { ["category"] = new Dictionary<string, string> { [" Court "] = "other" } } });

        Assert.Equal(new CaseCounts { OtherCount = 2 }, Assert.Single(day.Workers).Counts);
        Assert.Equal(
            "T1 5", InWords(A.DayOf("Worker,Team,CIN,CIN short,CP\nW1,T1,3,1,2\nNobody,T1,5,0,0\n", A.Mapping with { UnallocatedWord = "Nobody " }).Unallocated));
    }

    [Fact]
    public void TotalsWord_ThatTwoRowsBeginWith_IsAFault() => Assert.Equal(
        [(4L, "", "two rows begin with 'Total', this and line 3: only the totals row may, or the other would be passed over.")],
        A.Faults(A.Sheet("Team,Worker,CIN,CIN short,CP\nT1,W1,3,1,2\nTotal Family Support,W2,3,1,2\nTotal,,6,2,4\n", A.Mapping with { TotalsWord = "Total" })));

    [Theory]
    [InlineData("W1,T1,3,1,2\nW2,T1,3,1,2", "", "Line 3 is the last and has no end, so a number may be cut short in it. It says: worker W2 with 6 cases. Hold that against the report.")] // 3 + 1 + 2
    [InlineData("W1,T1,3,1,2\nunallocated,T1,12,0,0", "", "Line 3 is the last and has no end, so a number may be cut short in it. It says: unit T1, without a worker, with 12 cases. Hold that against the report.")]
    [InlineData("W1,T1,3,1,2\nW2,T1,3,1,2\n", "", null)]
    [InlineData("W1,T1,3,1,2\nTotal,,3,1,2", "Total", null)]
    public void LastLine_WithoutAnEnd_IsSaid_UnlessATotalsRowFollows(string rows, string totalsWord, string? warning)
    {
        var sheet = A.Sheet($"Worker,Team,CIN,CIN short,CP\n{rows}", A.Mapping with { TotalsWord = totalsWord });

        Assert.Empty(A.Faults(sheet));
        Assert.Equal(warning, sheet.Warning);
    }

    [Fact]
    public void Report_WithoutTheTotalsRowThatTheMappingSays_IsCutOff() => Assert.Equal(
        [(3L, "", "is the last row, and the mapping says that a row follows that begins with 'Total': the file seems to be cut off.")],
        A.Faults(A.Sheet("Worker,Team,CIN,CIN short,CP\nW1,T1,3,1,2\nW2,T1,3,1,2\n", A.Mapping with { TotalsWord = "Total" })));

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData(A.Header + "\n", "The file has no rows below its header.")]
    [InlineData("worker_id,assessment\nW1,1\n", "there is no column 'looked_after'.")]
    [InlineData("Worker;Team\nW1;T1\n", "is separated by semicolons, and without a mapping it is taken by commas.")]
    [InlineData(A.Header + "\nunallocated,T1,1,0,0,0,0,0,0\n", "no row of a worker")]
    public void Report_ThatCannotBeReadAtAll_SaysWhy(string text, string reason) => Assert.Contains(reason, A.Unreadable(text), StringComparison.Ordinal);

    private static string InWords(IReadOnlyList<CaseHolder> holders) => string.Join(", ", holders.Select(holder => $"{holder.Id} {holder.Total}"));

    private static string Block(string text, string language)
    {
        var begin = text.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return text[begin..text.IndexOf("```", begin, StringComparison.Ordinal)];
    }
}
