using Workforce.HrFeed.Files;
using Workforce.HrFeed.Tests.Fakes;

namespace Workforce.HrFeed.Tests.Files;

public class NdjsonFileTests
{
    [Fact]
    public async Task Read_WholeChange_StaysAsItIs()
    {
        var row = Assert.Single(await A.RowsAsync(
            """{"source":"midland","changeId":"c1","madeTime":"2026-01-02T03:04:05Z","madeSequence":"6","worker":{"workerId":"W1"}}""",
            ".ndjson"));

        Assert.Equal(("midland", "c1", 6), (row.Change!.Source, row.Change.ChangeId, row.Change.MadeSequence));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), row.Change.MadeTime.ToDateTimeOffset());
    }

    [Fact]
    public async Task Read_BareFact_IsGivenTheRest()
    {
        var rows = await A.RowsAsync("{\"worker\":{\"worker_id\":\"W1\"}}\n\n{\"worker\":{\"worker_id\":\"W1\"}}\n", ".jsonl");

        Assert.Equal([(1, 1), (3, 2)], rows.Select(row => (row.Line, row.Change!.MadeSequence)));
        Assert.All(rows, row => Assert.Equal(("itrent", A.MadeTime), (row.Change!.Source, row.Change.MadeTime.ToDateTimeOffset())));
        Assert.NotEqual(rows[0].Change!.ChangeId, rows[1].Change!.ChangeId);
        Assert.All(rows, row => Assert.StartsWith("change-", row.Change!.ChangeId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_MadeTimeGiven_KeepsItsSequence()
    {
        var row = Assert.Single(await A.RowsAsync("""{"madeTime":"2026-01-02T03:04:05Z","worker":{"workerId":"W1"}}""", ".ndjson"));

        Assert.Equal(0, row.Change!.MadeSequence);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"wizard\":1}")]
    [InlineData("{\"post\":{\"role\":\"WIZARD\"}}")]
    [InlineData("{\"post\":{\"fte\":{\"value\":0.6}}}")]
    [InlineData("{\"worker\":{},\"post\":{}}")]
    [InlineData("{\"worker\":{\"workerId\":\"W1\"}} {}")]
    public async Task Read_LineAtFault_NamesItAndReadsTheOthers(string line)
    {
        var rows = await A.RowsAsync($"{{\"worker\":{{\"workerId\":\"W0\"}}}}\n{line}\n{{\"worker\":{{\"workerId\":\"W2\"}}}}", ".ndjson");

        Assert.Equal(["W0", null, "W2"], rows.Select(row => row.Change?.Worker.WorkerId));
        var fault = Assert.Single(rows[1].Faults);
        Assert.Equal((2, ""), (rows[1].Line, fault.Column));
        Assert.StartsWith("is not a staffing change in protobuf JSON: ", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_LineIsNotUtf8_NamesItAndReadsTheOthers()
    {
        byte[] content = [.. "{}\n"u8, 0xFF, (byte)'\n', .. "{}"u8];

        var rows = await A.RowsAsync(content, ".ndjson");

        Assert.Equal([true, false, true], rows.Select(row => row.Change is not null));
        Assert.Equal("is not UTF-8 text, or longer than 65536 bytes.", rows[1].Faults.Single().Reason);
    }

    [Fact]
    public async Task Read_LineIsTooLong_NamesItAndReadsTheOthers()
    {
        var rows = await A.RowsAsync($"{{}}\n{{\"source\":\"{new string('x', 300_000)}\"}}\n{{}}", ".ndjson");

        Assert.Equal([true, false, true], rows.Select(row => row.Change is not null));
        Assert.Equal([1, 2, 3], rows.Select(row => row.Line));
    }

    [Fact]
    public async Task Read_ByteOrderMark_IsAccepted() =>
        Assert.NotNull(Assert.Single(await A.RowsAsync("\uFEFF{}\r\n", ".ndjson")).Change);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public async Task Read_NoLines_SaysThatThereAreNoRows(string content) =>
        Assert.Equal("The file has no rows.", await A.UnreadableAsync(content, ".ndjson"));

    [Fact]
    public async Task Read_FileWithoutEnd_GivesItsRowsAllTheSame()
    {
        using var stream = new EndlessStream("", "{}\n");

        var last = await NdjsonFile.ReadAsync(stream, new RowOrigin("itrent", A.MadeTime), default).Take(200_000).LastAsync();

        Assert.Equal(200_000, last.Line);
    }
}
