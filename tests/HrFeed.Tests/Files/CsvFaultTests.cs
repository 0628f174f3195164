using System.Text;
using Workforce.Feeds.Faults;

namespace Workforce.HrFeed.Tests.Files;

public class CsvFaultTests
{
    private const string DayRule = "must be a day of the calendar written yyyy-MM-dd, such as 2026-04-01.";

    [Fact]
    public async Task Read_RowWithManyFaults_NamesThemAllAndReadsTheOtherRows()
    {
        const string File =
            """
            kind,unit_id,unit_kind,name,first_date,last_date,worker_id,withdrawn,made_time
            worker,,,,,,W1,,
            unit,,district,,01/04/2020,2020-02-30,W2,perhaps,2026-04-01
            worker,,,,,,W3,,
            """;

        var rows = await A.RowsAsync(File);

        Assert.Equal([2, 3, 4], rows.Select(row => row.Line));
        Assert.Equal(["W1", null, "W3"], rows.Select(row => row.Change?.Worker.WorkerId));
        Assert.Equal(
            [
                new("made_time", "must be a time with its offset, such as 2026-04-01T09:30:00Z or 2026-04-01T10:30:00+01:00."),
                new("withdrawn", "must be yes or no."),
                new("unit_id", "is required."),
                new("unit_kind", "must be one of: council, service, team; it is 'district'."),
                new("name", "is required."),
                new("first_date", DayRule),
                new("last_date", DayRule),
                new("worker_id", "must be empty in a row of kind 'unit'."),
            ],
            rows[1].Faults);
    }

    [Theory]
    [InlineData("0", "must be above 0 and at most 1.5.")]
    [InlineData("-0.5", "must be above 0 and at most 1.5.")]
    [InlineData("1.500001", "must be above 0 and at most 1.5.")]
    [InlineData("0.1234567", "must have at most 6 decimal places.")]
    [InlineData("\"0,6\"", "must be a plain number with a decimal point, such as 0.6.")]
    [InlineData("6e-1", "must be a plain number with a decimal point, such as 0.6.")]
    [InlineData("0.60000000000000000000000000000001", "must be a plain number with a decimal point, such as 0.6.")]
    [InlineData("full", "must be a plain number with a decimal point, such as 0.6.")]
    [InlineData("", "is required.")]
    public async Task Read_FteAtFault_SaysTheRule(string fte, string reason)
    {
        var faults = await A.FaultsAsync($"kind,engagement_id,post_id,fte,first_date\nterms,E1,P1,{fte},2024-04-01");

        Assert.Equal([(2, "fte", reason)], faults);
    }

    [Theory]
    [InlineData("01/04/2020", DayRule)]
    [InlineData("2020-4-1", DayRule)]
    [InlineData("2020-02-30", DayRule)]
    [InlineData("2020-04-01T00:00:00Z", DayRule)]
    [InlineData("43922", DayRule)]
    [InlineData("1899-12-31", "must be a date from 1900 to 2100.")]
    [InlineData("2101-01-01", "must be a date from 1900 to 2100.")]
    [InlineData("", "is required.")]
    public async Task Read_DayAtFault_SaysTheRule(string day, string reason)
    {
        var faults = await A.FaultsAsync($"kind,engagement_id,post_id,fte,first_date\nterms,E1,P1,1,{day}");

        Assert.Equal([(2, "first_date", reason)], faults);
    }

    [Fact]
    public async Task Read_LastDateBeforeFirst_SaysSo()
    {
        var faults = await A.FaultsAsync("kind,unit_id,unit_kind,name,first_date,last_date\nunit,C1,council,Anytown,2020-04-01,2020-03-31");

        Assert.Equal([(2, "last_date", "must not be before first_date.")], faults);
    }

    [Fact]
    public async Task Read_LeavingWithoutLastDate_SaysSo()
    {
        var faults = await A.FaultsAsync(
            """
            kind,engagement_id,worker_id,footing,post_id,fte,first_date,leaving_reason,leaving_destination
            engagement,E1,W1,permanent,P1,1,2020-04-01,retired,not known
            """);

        Assert.Equal(
            [(2, "leaving_reason", "must be empty without last_date."), (2, "leaving_destination", "must be empty without last_date.")],
            faults);
    }

    [Theory]
    [InlineData("P1,T1,case holder", "unit_id", "role")]
    [InlineData("P1,T1,", "unit_id")]
    [InlineData("P1,,case holder", "role")]
    public async Task Read_PostAndUnitBoth_MustLeaveTheUnitEmpty(string place, params string[] columns)
    {
        var faults = await A.FaultsAsync($"kind,engagement_id,fte,first_date,post_id,unit_id,role\nterms,E1,1,2020-04-01,{place}");

        Assert.Equal(columns.Select(column => (2L, column, "must be empty where there is a post_id: the post has its own.")), faults);
    }

    [Theory]
    [InlineData(",,", "post_id", "is required, or unit_id and role for work outside any post.")]
    [InlineData(",T1,", "role", "is required.")]
    [InlineData(",,case holder", "unit_id", "is required.")]
    public async Task Read_PlaceIncomplete_SaysWhatIsMissing(string place, string column, string reason)
    {
        var faults = await A.FaultsAsync($"kind,engagement_id,fte,first_date,post_id,unit_id,role\nterms,E1,1,2020-04-01,{place}");

        Assert.Equal([(2, column, reason)], faults);
    }

    [Theory]
    [InlineData("", "is required.")]
    [InlineData("wizard", "must be one of: unit, post, worker, engagement, terms, pipeline, gap; it is 'wizard'.")]
    public async Task Read_KindAtFault_SaysTheKinds(string kind, string reason)
    {
        var faults = await A.FaultsAsync($"kind,worker_id\n{kind},W1");

        Assert.Equal([(2, "kind", reason)], faults);
    }

    [Fact]
    public async Task Read_CodeTooLongToShow_ShowsItsBeginning()
    {
        var faults = await A.FaultsAsync($"kind,worker_id\n{new string('x', 41)},W1\n{new string('y', 40)},W1");

        Assert.EndsWith($"; it is '{new string('x', 40)}…'.", faults[0].Reason, StringComparison.Ordinal);
        Assert.EndsWith($"; it is '{new string('y', 40)}'.", faults[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ColumnThatTheKindNeedsIsNotInTheFile_SaysSo()
    {
        var faults = await A.FaultsAsync("kind,name\nworker,A. Example");

        Assert.Equal([(2, "worker_id", "is required.")], faults);
    }

    [Fact]
    public async Task Read_UnitIsItsOwnParent_SaysSo()
    {
        var faults = await A.FaultsAsync("kind,unit_id,parent_unit_id,unit_kind,name,first_date\nunit,T1,T1,team,North,2020-04-01");

        Assert.Equal([(2, "parent_unit_id", "must not be the unit itself.")], faults);
    }

    [Fact]
    public async Task Read_TextTooLongOrWithControlCharacters_SaysSo()
    {
        var faults = await A.FaultsAsync($"kind,worker_id,name\nworker,{new string('x', 65)},A\tB\nworker,W1,{new string('y', 201)}");

        Assert.Equal(
            [
                (2, "worker_id", "must have at most 64 characters."),
                (2, "name", "must not have control characters."),
                (3, "name", "must have at most 200 characters."),
            ],
            faults);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    public async Task Read_MadeSequenceAtFault_SaysTheRule(string sequence)
    {
        var faults = await A.FaultsAsync($"kind,worker_id,made_sequence\nworker,W1,{sequence}");

        Assert.Equal([(2, "made_sequence", "must be a whole number from 0.")], faults);
    }

    [Theory]
    [InlineData("worker", "has 1 cells where the header names 2 columns.")]
    [InlineData("worker,W1,", "has 3 cells where the header names 2 columns.")]
    [InlineData("worker,W\"1", "has a quotation mark inside a cell that does not begin with one.")]
    [InlineData("worker,\"W1\"x", "has text after the quotation mark that ends a cell.")]
    [InlineData("worker,\"W1", "has a cell whose quotation mark is not closed on the same line.")]
    public async Task Read_RowIsNotCsv_SaysSoOfThatRowAlone(string row, string reason)
    {
        var rows = await A.RowsAsync($"kind,worker_id\nworker,W0\n{row}\nworker,W2\n");

        Assert.Equal(["W0", null, "W2"], rows.Select(r => r.Change?.Worker.WorkerId));
        Assert.Equal(new RowFault("", reason), Assert.Single(rows[1].Faults));
        Assert.Equal(3, rows[1].Line);
    }

    [Fact]
    public async Task Read_QuoteAlone_IsAFaultOfItsOwnRow()
    {
        var rows = await A.RowsAsync("kind,worker_id\n\"\nworker,W1\n");

        Assert.Equal([(2, null), (3, "W1")], rows.Select(row => (row.Line, row.Change?.Worker.WorkerId)));
    }

    [Fact]
    public async Task Read_CellIsNotUtf8_NamesItsLineAndColumn()
    {
        var rows = await A.RowsAsync(Encoding.Latin1.GetBytes("kind,worker_id,name\nworker,W1,Ann\nworker,W2,Zoë\nworker,W3,Bob\n"));

        Assert.Equal(["W1", null, "W3"], rows.Select(row => row.Change?.Worker.WorkerId));
        Assert.Equal((3, new("name", "is not UTF-8 text; save the file as 'CSV UTF-8'.")), (rows[1].Line, rows[1].Faults.Single()));
    }

    [Fact]
    public async Task Read_FaultOfNoCode_NeverRepeatsWhatTheCellHolds()
    {
        var faults = await A.FaultsAsync(
            """
            kind,worker_id,engagement_id,footing,fte,first_date,post_id,withdrawn,made_time,made_sequence,start_origin
            engagement,W1,E1,permanent,Jo Private,Jo Private,P1,Jo Private,Jo Private,Jo Private,
            """);

        Assert.Equal(5, faults.Count);
        Assert.DoesNotContain(faults, fault => fault.Reason.Contains("Private", StringComparison.OrdinalIgnoreCase));
    }
}
