using System.Text;
using Workforce.CommandLine;
using Workforce.Programs.Tests.Fakes;
using Workforce.Service.Tests.Hosting;

namespace Workforce.Programs.Tests.HrFeed;

/// <summary>Files as HR systems deliver them at their worst: nothing of them is applied, and what is wrong can be read by whoever made them.</summary>
public sealed class BadFileTests : IAsyncLifetime, IDisposable
{
    private const string Name = "itrent-establishment-2026-11-27.csv";
    private const string SheetName = "staff list 2026-11-27.csv";

    private readonly Drop _drop = new();
    private RunningService _service = null!;

    public async Task InitializeAsync() => _service = await Council.StartAsync();

    public Task DisposeAsync() => _service.DisposeAsync();

    public void Dispose() => _drop.Dispose();

    public static TheoryData<string, string, string> Extracts => new()
    {
        { "empty", "", "\"\",\"\",\"The file is empty.\"" },
        { "no rows", Drop.Itrent(0), "The file has no rows below its header." },
        { "UTF-8 for windows-1252", Drop.Itrent(2).Replace("Person 2", "Zoë", StringComparison.Ordinal), "\"3\",\"character 60\",\"is stored as UTF-8, and the mapping says windows-1252." },
        { "missing column", Drop.Itrent(1).Replace("Contract FTE", "Hours", StringComparison.Ordinal), "\"1\",\"\",\"there is no column 'Contract FTE', which the mapping reads as fte.\"" },
        { "doubled column", Drop.Itrent(1).Replace("Leaving Reason", "Contract FTE", StringComparison.Ordinal), "\"1\",\"\",\"column 'Contract FTE' is there 2 times, as columns 13 and 15.\"" },
        { "mixed dates", Drop.Itrent(2).Replace("C2,Permanent,01/09/2019", "C2,Permanent,2019-09-01", StringComparison.Ordinal), "\"3\",\"Contract Start\",\"must be a day written day first, such as 01/04/2026.\"" },
        { "merged header", "Post,,,,,,Person,,,,,,,,\r\n" + Drop.Itrent(1), "\"\",\"\",\"Line 2 names all of them: say \"\"headerLine\"\": 2 in the mapping, or take the headings above it out.\"" },
        { "formula", Drop.Itrent(2).Replace("Social Worker,SW,1.00,2", "=cmd|' /C calc'!A0,SW,x,2", StringComparison.Ordinal), "\"3\",\"Position FTE\",\"must be a number above 0" },
        { "semicolons", Drop.Itrent(1).Replace(',', ';'), "\"1\",\"\",\"is separated by semicolons, and the mapping says by commas.\"" },
        { "cut off", Drop.Itrent(2)[..^40], "the file seems to be cut off, or was still being written." },
    };

    [Theory]
    [MemberData(nameof(Extracts))]
    public async Task Extract_AtFault_ChangesNothing_AndSaysWhere(string what, string text, string fault)
    {
        var before = _service.Model.Current.Revision;
        _drop.Put(Name, text);
        var ran = await RunAsync();

        Assert.True(ran.Code is ExitCode.BadInput or ExitCode.SomeRejected, $"{what}: {ran.Code}");
        Assert.Equal(before, _service.Model.Current.Revision);
        Assert.Equal([Name, $"{Name}.faults.csv"], _drop.Faulty);
        Assert.Contains(fault, _drop.FaultsOf(Name), StringComparison.Ordinal);
        OpensInASpreadsheet(_drop.FaultsOf(Name));
    }

    [Fact]
    public async Task Extract_InWindows1252WhereUtf8IsSaid_NamesLineAndCharacter()
    {
        var text = File.ReadAllText(Drop.Sample(SheetName));
        _drop.Put(SheetName, Encoding.Latin1.GetBytes(text));
        var ran = await RunAsync();

        Assert.Equal(ExitCode.BadInput, ran.Code);
        // "1,Zo" is before it.
        Assert.Contains("line 5, character 5: is not UTF-8, as the mapping says.", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Total,,,,,,,,2.6", "", "\"7\",\"\",\"is the last row, and the mapping says that a row follows that begins with 'Total': the file seems to be cut off.\"")]
    [InlineData("Total,,,,,,,,2.6", "Total,,,,,,,,2.6\r\n4,Late,4-1,T1,Social worker,Perm,1/9/2019,,1", "\"9\",\"\",\"comes after the totals row of line 8; nothing may.\"")]
    public async Task TotalsRow_MissingOrNotTheLast_IsAFault(string totals, string instead, string fault)
    {
        _drop.Put(SheetName, File.ReadAllText(Drop.Sample(SheetName)).Replace(totals, instead, StringComparison.Ordinal));

        Assert.Equal(ExitCode.SomeRejected, (await RunAsync()).Code);
        Assert.Contains(fault, _drop.FaultsOf(SheetName), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileOfChanges_WithRowsAtFault_LandsTheOthers_AndKeepsTheRawRows()
    {
        _drop.Put(
            "changes.csv",
            "kind,worker_id,name,post_id,unit_id,role,fte,status,first_date\n"
            + "worker,W1,\"Example, Ann\",,,,,,\n"
            + "worker,,=HYPERLINK(1),,,,,,\n"
            + "post,,,P1,T9,case holder,none,open,01/04/2026\n");
        var ran = await RunAsync();
        var faults = _drop.FaultsOf("changes.csv").Split("\r\n");

        Assert.Equal(ExitCode.SomeRejected, ran.Code);
        Assert.Equal(["changes.csv", "changes.csv.faults.csv"], _drop.Faulty);
        Assert.Contains(await _service.ChangesAsync(), change => change.Worker?.WorkerId == "W1");
        Assert.Equal(
            [
                "\uFEFF\"Line\",\"Column at fault\",\"What is wrong\",\"kind\",\"worker_id\",\"name\",\"post_id\",\"unit_id\",\"role\",\"fte\",\"status\",\"first_date\"",
                "\"3\",\"worker_id\",\"is required.\",\"worker\",\"\",\"'=HYPERLINK(1)\",\"\",\"\",\"\",\"\",\"\",\"\"",
            ],
            faults[..2]);
        Assert.Equal(["\"4\",\"fte\"", "\"4\",\"first_date\""], faults[2..^1].Select(line => string.Join(',', line.Split(',')[..2])));
        OpensInASpreadsheet(_drop.FaultsOf("changes.csv"));
    }

    [Fact]
    public async Task Push_WithFaultsNamed_WritesTheRejectedRowsThere()
    {
        var path = _drop.Put("changes.csv", "kind,worker_id,name\nworker,,Zoë\n");
        var faults = Path.Combine(_drop.Folder, "faults", "today.csv");
        var ran = await Ran.HrFeedAsync("push", path, "--service", _service.Address.ToString(), "--faults", faults);

        Assert.Equal(ExitCode.SomeRejected, ran.Code);
        Assert.Contains("\"2\",\"worker_id\",\"is required.\",\"worker\",\"\",\"Zoë\"\r\n", await File.ReadAllTextAsync(faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_WhoseRowsTheServiceRefuses_NamesLineAndColumn()
    {
        // The post of line 3 is of another unit's than the one it covers.
        await _service.PushAsync(A.Unit("C9"), A.Unit("T9", "C9"));
        _drop.Put(Name, Drop.Itrent(2).Replace("T1,Assessment North,P2", "T9,,P2", StringComparison.Ordinal));
        var ran = await RunAsync();

        Assert.Equal(ExitCode.SomeRejected, ran.Code);
        Assert.Contains("\"3\",\"Org Unit Ref\",", _drop.FaultsOf(Name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_LargerThanTheServiceTakes_IsPutAside_AndHoldsUpNoOther()
    {
        // Of each of 10 rows a post, a worker and an engagement, and one team: 31.
        await _service.DisposeAsync();
        _service = await Council.StartAsync("--Workforce:MaxExtractRows=30");
        _drop.Put(Name, Drop.Itrent(10));
        _drop.Put("changes.csv", "kind,worker_id\nworker,W1\n");
        var ran = await RunAsync();

        Assert.Equal(ExitCode.Refused, ran.Code);
        Assert.Contains("The extract has more than 30 rows.", _drop.FaultsOf(Name), StringComparison.Ordinal);
        Assert.Equal(["changes.csv"], _drop.Done);
    }

    private Task<Ran> RunAsync() => Ran.HrFeedAsync(
        "once", _drop.Folder, "--service", _service.Address.ToString(), "--stable", "0", "--mapping", Drop.Sample("itrent.json"), "--mapping", Drop.Sample("spreadsheet.json"));

    /// <summary>As UTF-8 with its mark, lines ended as Windows does, each cell in quotes, and none a formula.</summary>
    private static void OpensInASpreadsheet(string faults)
    {
        Assert.StartsWith("\uFEFF\"Line\",\"Column at fault\",\"What is wrong\"", faults, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", faults, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', faults.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.DoesNotMatch("(^|,)\"[=+@]", faults);
    }
}
