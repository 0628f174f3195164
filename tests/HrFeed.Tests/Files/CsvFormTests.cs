using System.Text;
using Workforce.Feeds.Faults;
using Workforce.HrFeed.Files;
using Workforce.HrFeed.Tests.Fakes;

namespace Workforce.HrFeed.Tests.Files;

public class CsvFormTests
{
    [Theory]
    [InlineData("kind,worker_id\nworker,W1\nworker,W2\n")]
    [InlineData("kind,worker_id\r\nworker,W1\r\nworker,W2\r\n")]
    [InlineData("kind,worker_id\nworker,W1\nworker,W2")]
    [InlineData("\uFEFFkind,worker_id\nworker,W1\nworker,W2\n")]
    [InlineData("worker_id,kind\nW1,worker\nW2,worker\n")]
    [InlineData("KIND,Worker ID\nWorker,W1\nWORKER,W2\n")]
    [InlineData("\"kind\",\"worker-id\"\n\"worker\",\"W1\"\n\"worker\",\"W2\"\n")]
    [InlineData("kind , worker_id\nworker, W1 \n worker ,\"W2\" \n")]
    public async Task Read_AnyFormOfCsv_GivesTheSameRows(string content)
    {
        var rows = await A.RowsAsync(content);

        Assert.Equal([(2, "W1"), (3, "W2")], rows.Select(row => (row.Line, row.Change!.Worker.WorkerId)));
    }

    [Fact]
    public async Task Read_CommentsAndBlankRows_AreNoRowsButCountAsLines()
    {
        var rows = await A.RowsAsync("# What HR sent\n\nkind,worker_id\n# \"new\nworker,W1\n\n,\nworker,W2\n");

        Assert.Equal([(5, "W1", 1), (8, "W2", 2)], rows.Select(row => (row.Line, row.Change!.Worker.WorkerId, row.Change.MadeSequence)));
    }

    [Fact]
    public async Task Read_Utf16WithItsMark_IsRead()
    {
        var text = Encoding.Unicode.GetBytes("kind,worker_id,name\nworker,W1,Zoë\n");

        var rows = await A.RowsAsync([.. Encoding.Unicode.GetPreamble(), .. text]);

        Assert.Equal("Zoë", Assert.Single(rows).Change!.Worker.Name);
    }

    [Fact]
    public async Task Read_EmptyFile_SaysThatAHeaderIsNeeded() =>
        Assert.Equal("The file is empty; it needs a header line that names its columns.", await A.UnreadableAsync(""));

    [Fact]
    public async Task Read_CommentsOnly_SaysThatAHeaderIsNeeded() =>
        Assert.Equal("The file is empty; it needs a header line that names its columns.", await A.UnreadableAsync("# nothing yet\n"));

    [Theory]
    [InlineData("kind,worker_id")]
    [InlineData("kind,worker_id\n\n,\n")]
    public async Task Read_HeaderOnly_SaysThatThereAreNoRows(string content) =>
        Assert.Equal("The file has no rows.", await A.UnreadableAsync(content));

    [Fact]
    public async Task Read_HeaderAtFault_NamesEveryFault() => Assert.Equal(
        $"""
        line 1: there is no column 'wizard'.
        line 1: there is no column 'workerid'; did you mean 'worker_id'?
        line 1: column 'post_id' is there twice, as columns 3 and 4.
        line 1: column 5 has no name.
        line 1: the header has no column 'kind'.
        The columns are: {string.Join(", ", Column.All)}.
        """,
        await A.UnreadableAsync("wizard,WorkerID,post_id,Post ID,,fte\na,b,c,d,e,f\n"));

    [Theory]
    [InlineData("kind;worker_id\nworker;W1\n", "line 1: is separated by semicolons; save it with commas.")]
    [InlineData("\"kind\";\"worker_id\"\n\"worker\";\"W1\"\n", "line 1: is separated by semicolons; save it with commas.")]
    [InlineData("kind\tworker_id\nworker\tW1\n", "line 1: is separated by tabs; save it with commas.")]
    public async Task Read_OtherSeparator_NamesIt(string content, string message) =>
        Assert.Equal(message, await A.UnreadableAsync(content));

    [Theory]
    [InlineData("PK\u0003\u0004rest", ".csv")]
    [InlineData("PK\u0003\u0004rest", ".xlsx")]
    public async Task Read_ExcelWorkbook_SaysSo(string content, string extension) =>
        Assert.Equal("It is an Excel workbook; save it as 'CSV UTF-8'.", await A.UnreadableAsync(content, extension));

    [Fact]
    public async Task Read_Folder_SaysSo()
    {
        var exception = await Assert.ThrowsAsync<UnreadableFileException>(
            () => StaffingFile.ReadAsync(Path.GetTempPath()).ToListAsync().AsTask());

        Assert.Equal("It is a folder; name a file in it.", exception.Message);
    }

    [Theory]
    [InlineData(" , ")]
    [InlineData("\"\",\"\"")]
    [InlineData("\" \",")]
    [InlineData(",,,")]
    [InlineData("\t,\u00A0")]
    public async Task Read_RowOfEmptyCells_IsSkipped(string row)
    {
        var rows = await A.RowsAsync($"kind,worker_id\n{row}\nworker,W1\n");

        Assert.Equal((3, "W1", 1), rows.Select(read => (read.Line, read.Change?.Worker.WorkerId, read.Change?.MadeSequence)).Single());
    }

    [Fact]
    public async Task Read_HeaderIsNotUtf8_SaysSo() => Assert.StartsWith(
        "line 1: the name of column 1 is not UTF-8 text; save the file as 'CSV UTF-8'.",
        await A.UnreadableAsync("k\0i\0n\0d\0\n"),
        StringComparison.Ordinal);

    [Fact]
    public async Task Read_LineWithoutEnd_SaysSoInsteadOfTakingAllMemory()
    {
        using var stream = new EndlessStream("kind,worker_id\nworker,", "x");

        var exception = await Assert.ThrowsAsync<UnreadableFileException>(
            () => CsvFile.ReadAsync(stream, new RowOrigin("itrent", A.MadeTime), default).ToListAsync().AsTask());

        Assert.Equal("line 2: is longer than 65536 bytes; the file is not CSV.", exception.Message);
    }

    [Fact]
    public async Task Read_FileWithoutEnd_GivesItsRowsAllTheSame()
    {
        using var stream = new EndlessStream("kind,worker_id\n", "worker,W1\n");

        var last = await CsvFile.ReadAsync(stream, new RowOrigin("itrent", A.MadeTime), default).Take(200_000).LastAsync();

        Assert.Equal((200_001, 200_000), (last.Line, last.Change!.MadeSequence));
    }

    [Theory]
    [InlineData(".txt", "The file's name must end in .csv, .ndjson or .jsonl.")]
    [InlineData("", "The file's name must end in .csv, .ndjson or .jsonl.")]
    public async Task Read_OtherKindOfFile_SaysSo(string extension, string message) =>
        Assert.Equal(message, await A.UnreadableAsync("kind,worker_id\nworker,W1\n", extension));

    [Fact]
    public async Task Read_NoSuchFile_Throws() => await Assert.ThrowsAsync<UnreadableFileException>(
        () => StaffingFile.ReadAsync("/nowhere/changes.csv").ToListAsync().AsTask());
}
