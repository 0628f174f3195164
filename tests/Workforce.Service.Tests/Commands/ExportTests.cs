using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Reconciling;
using Workforce.Ledger;
using Workforce.Ledger.Tests;
using Workforce.Service.Commands;
using Workforce.Service.Exporting;
using Workforce.Service.Live;
using Workforce.Service.Tests.Hosting;
using Workforce.Service.Wire;
using StaffingDifference = Workforce.V1.StaffingDifference;

namespace Workforce.Service.Tests.Commands;

public class ExportTests
{
    /// <summary>So many that extracts have changed all that they can, between them.</summary>
    private const int Ledgers = 3;

    public static TheoryData<FactKind> Kinds => [.. Enum.GetValues<FactKind>()];

    /// <summary>Sources and change ids under which the service itself records, beside the longest that there are.</summary>
    public static TheoryData<string, string> Unsendable => new()
    {
        { "itrent", ExtractChangeId.Of(new('x', 48), 4_999_999) },
        { OwnSource.NameErasures, "c" },
        { $"{OwnSource.Prefix}of a later version", ExtractChangeId.Prefix },
        { EveryFact.LongestId, EveryFact.LongestId },
    };

    /// <summary>A kind of fact that is added without a sample or without a form in the export fails here.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Export_FactsOfAKind_ComeBackEqual(FactKind kind)
    {
        var facts = EveryFact.Samples.Where(fact => fact.Key.Kind == kind).ToList();

        Assert.NotEmpty(facts);
        Assert.All(facts, fact =>
        {
            var change = new Change(EveryFact.SourceOf(fact, otherwise: "s"), "c", new(CommandRun.Moment, long.MaxValue), Withdrawn: true, fact);
            var recorded = new RecordedChange(7, 3, CommandRun.Moment, change);

            Assert.Equal(recorded, new FieldReader().ExportedChange(recorded.ToExport()));
        });
    }

    [Theory]
    [MemberData(nameof(Unsendable))]
    public void Export_FactsUnderIdsAndSourcesThatNoSenderMayUse_ComeBackEqual(string source, string changeId)
    {
        var (first, last) = (new DateOnly(2027, 2, 1), new DateOnly(2026, 12, 31));
        Fact[] endingTooSoon =
        [
            new OrganisationUnit("T1", first, UnitKind.Team, "Team", LastDate: last),
            new Post("P1", first, "T1", Role.CaseHolder, Fte.One, PostStatus.Open, LastDate: last),
            new Engagement("E1", "W1", Footing.Permanent, first, Placement.InPost("P1"), Fte.One, last),
        ];

        Assert.All([.. EveryFact.Samples, .. endingTooSoon], fact =>
        {
            var change = new Change(EveryFact.SourceOf(fact, source), changeId, new(new(2100, 12, 31, 23, 59, 59, DateTimeKind.Utc), long.MaxValue), Withdrawn: false, fact);
            var (recorded, reader) = (new RecordedChange(7, 3, CommandRun.Moment, change), new FieldReader());
            var read = reader.ExportedChange(recorded.ToExport());

            Assert.Empty(reader.Violations);
            Assert.Equal(recorded, read);
        });
    }

    /// <summary>Whatever came in, by whatever way: the same ledger, of which another service says the same.</summary>
    [Fact]
    public async Task ExportAndImport_LedgersThatCameAboutByEveryWayIn_AreTheSame()
    {
        var kinds = new HashSet<StaffingDifference.Types.Kind>();

        for (var seed = 1; seed <= Ledgers; seed++)
        {
            using var run = new CommandRun();
            await using var one = await RunningService.StartAsync($"--Workforce:DatabasePath={run.PathOf("one.db")}");
            kinds.UnionWith(await EveryWayIn.FillAsync(one, seed));

            Assert.Equal(ExitCode.Done, await run.RunAsync("one.db", "export", run.PathOf("ledger.ndjson")));
            var code = await run.RunAsync("two.db", "import", run.PathOf("ledger.ndjson"));
            Assert.Equal((ExitCode.Done, ""), (code, run.Error.ToString()));

            var (before, after) = (await run.ContentsAsync("one.db"), await run.ContentsAsync("two.db"));
            Assert.Equal(before.Head, after.Head);
            Assert.Equal(before.Changes, after.Changes);
            Assert.Equal(Enum.GetValues<FactKind>(), after.Changes.Select(change => change.Change.Fact.Key.Kind).Distinct().Order());

            await using var two = await RunningService.StartAsync($"--Workforce:DatabasePath={run.PathOf("two.db")}");
            Assert.Equal(await EveryWayIn.AnswersAsync(one), await EveryWayIn.AnswersAsync(two));
            Assert.StartsWith("Duplicate at ", await EveryWayIn.SendAgainAsync(one, seed), StringComparison.Ordinal);
            Assert.Equal(await EveryWayIn.SendAgainAsync(one, seed), await EveryWayIn.SendAgainAsync(two, seed));
        }

        Assert.Equal(EveryWayIn.Kinds, kinds.Order());
    }

    [Fact]
    public async Task ExportAndImport_WholeLedger_GivesTheSameNumbersRevisionsTimesAndFacts()
    {
        using var run = new CommandRun();
        await run.MakeLedgerAsync("one.db");

        Assert.Equal(ExitCode.Done, await run.RunAsync("one.db", "export", run.PathOf("ledger.ndjson")));
        Assert.Equal(ExitCode.Done, await run.RunAsync("two.db", "import", run.PathOf("ledger.ndjson")));

        var (one, two) = (await run.ContentsAsync("one.db"), await run.ContentsAsync("two.db"));
        Assert.Equal(one.Head, two.Head);
        Assert.Equal(one.Changes, two.Changes);
        Assert.Equal("", run.Error.ToString());

        // And what each answers of the past, and records next.
        await using var first = run.Open("one.db");
        await using var second = run.Open("two.db");
        Assert.Equal(await first.RevisionAtAsync(CommandRun.Moment), await second.RevisionAtAsync(CommandRun.Moment));
        Assert.Equal(1, await second.RevisionAtAsync(CommandRun.Moment));
        Assert.Equal(4, (await second.AppendAsync([one.Changes[0].Change with { ChangeId = "next" }], CommandRun.Moment)).Revision);
        Assert.Equal(AppendOutcome.Duplicate, (await second.AppendAsync([one.Changes[5].Change], CommandRun.Moment)).Changes[0].Outcome);
    }

    [Fact]
    public async Task Import_LedgerThatHoldsChanges_IsRefused()
    {
        using var run = new CommandRun();
        await run.MakeLedgerAsync("one.db");
        await run.RunAsync("one.db", "export", run.PathOf("ledger.ndjson"));

        Assert.Equal(ExitCode.LedgerUnusable, await run.RunAsync("one.db", "import", run.PathOf("ledger.ndjson")));

        Assert.Contains("only an empty one can be read into", run.Error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>However a file is spoilt, nothing of it is in the ledger afterwards, and the line is named.</summary>
    [Theory]
    [InlineData("cut off", "is missing: the file has been cut off")]
    [InlineData("cut off within a line", "is not a line of an export")]
    [InlineData("a line left out", "one is missing, or they are not in order")]
    [InlineData("a revision left out", "a revision is missing")]
    [InlineData("a field of a later version", "Line 3 is not a line of an export that this version knows")]
    [InlineData("a later format", "names format 2")]
    [InlineData("another file", "Line 1 is not a line of an export")]
    [InlineData("an impossible date", "must be a day of the calendar")]
    [InlineData("the last change left out", "do not both end with change")]
    public async Task Import_FileThatIsSpoilt_ReadsNothingOfIt(string fault, string message)
    {
        using var run = new CommandRun();
        await run.MakeLedgerAsync("one.db");
        await run.RunAsync("one.db", "export", run.PathOf("ledger.ndjson"));
        var lines = await File.ReadAllLinesAsync(run.PathOf("ledger.ndjson"));
        await File.WriteAllLinesAsync(run.PathOf("spoilt.ndjson"), Spoilt(lines, fault));

        Assert.Equal(ExitCode.LedgerUnusable, await run.RunAsync("two.db", "import", run.PathOf("spoilt.ndjson")));

        Assert.Contains(message, run.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(default, (await run.ContentsAsync("two.db")).Head);
    }

    [Fact]
    public async Task Export_FileThatExists_IsLeftAsItIs()
    {
        using var run = new CommandRun();
        await run.MakeLedgerAsync("one.db");
        await File.WriteAllTextAsync(run.PathOf("ledger.ndjson"), "mine");

        Assert.Equal(ExitCode.BadInput, await run.RunAsync("one.db", "export", run.PathOf("ledger.ndjson")));

        Assert.Equal("mine", await File.ReadAllTextAsync(run.PathOf("ledger.ndjson")));
    }

    private static IEnumerable<string> Spoilt(string[] lines, string fault) => fault switch
    {
        "cut off" => lines[..^1],
        "cut off within a line" => [.. lines[..5], lines[5][..20]],
        "a line left out" => [.. lines[..4], .. lines[5..]],
        "a revision left out" => lines.Select(line => line.Replace("\"revision\": \"2\"", "\"revision\": \"5\"", StringComparison.Ordinal)),
        "a field of a later version" => lines.Select((line, index) => index == 2 ? line.Replace("\"change\": {", "\"change\": { \"later\": 1,", StringComparison.Ordinal) : line),
        "a later format" => lines.Select(line => line.Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal)),
        "another file" => ["change_id,made_time,fact"],
        "an impossible date" => lines.Select(line => line.Replace("\"month\": 12, \"day\": 31", "\"month\": 2, \"day\": 31", StringComparison.Ordinal)),
        "the last change left out" => [.. lines[..^2], lines[^1]],
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
