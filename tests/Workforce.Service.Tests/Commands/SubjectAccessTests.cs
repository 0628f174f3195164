using Google.Protobuf;
using Workforce.Domain.Amounts;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;
using Workforce.Service.Commands;
using LineCase = Workforce.V1.SubjectAccessLine.LineOneofCase;
using SubjectAccessLine = Workforce.V1.SubjectAccessLine;

namespace Workforce.Service.Tests.Commands;

public class SubjectAccessTests
{
    private static readonly DateOnly Day = new(2026, 4, 1);
    private static readonly Fte Whole = Fte.Of(1m);
    private static readonly Placement Place = Placement.InPost("P1");

    /// <summary>In the order of recording, each with whether it is about W1.</summary>
    private static readonly (bool IsOfW1, Fact Fact)[] Facts =
    [
        (true, new EngagementTerms("E1", Day.AddMonths(1), Place, Whole)), // Before it is said whose E1 is.
        (true, new Worker("W1", "Invented Person")),
        (true, new Engagement("E1", "W1", Footing.Permanent, Day, Place, Whole)),
        (false, new Worker("W2", "Another Invented")),
        (false, new Engagement("E2", "W2", Footing.Permanent, Day, Place, Whole)),
        (false, new EngagementTerms("E2", Day.AddMonths(1), Place, Whole)),
        (false, new Engagement("E1", "W2", Footing.Permanent, Day, Place, Whole)), // It was the other's after all.
        (false, new EngagementTerms("E1", Day.AddMonths(2), Place, Whole)), // And so are these terms.
        (false, new EngagementTerms("E3", Day.AddMonths(1), Place, Whole)), // Of one that was the other's first.
        (false, new Engagement("E3", "W2", Footing.Permanent, Day, Place, Whole)),
        (true, new Engagement("E3", "W1", Footing.Permanent, Day, Place, Whole)),
        (true, new EngagementTerms("E3", Day.AddMonths(3), Place, Whole)),
        (true, new CaseloadReport("cases", "W1", Day, new(1, 2, 3, 4, 5, 6, 7))),
        (false, new CaseloadReport("cases", "W2", Day, default)),
        (true, Limit("L1", "W1")),
        (false, Limit("L2", null)),
        (true, new BreachPlan("W1", Day, true, "Two cases to be moved.", null)),
        (false, new Post("P1", Day, "T1", Role.CaseHolder, Whole, PostStatus.Open)),
    ];

    [Fact]
    public async Task SubjectAccess_WritesWhatWasRecordedOfTheWorkerAndWhoAsked_AndIsItselfAudited()
    {
        using var run = new CommandRun();
        await MakeLedgerAsync(run);

        Assert.Equal(ExitCode.Done, await run.RunAsync("workforce.db", "subject-access", "W1", run.PathOf("w1.ndjson")));
        var lines = Lines(run.PathOf("w1.ndjson"));

        Assert.Equal(
            Facts.Index().Where(each => each.Item.IsOfW1).Select(each => each.Index + 1L),
            lines.Where(line => line.LineCase is LineCase.Change).Select(line => line.Change.ChangeNumber));
        Assert.Equal("Invented Person", lines[1].Change.Staffing.Worker.Name);
        Assert.Equal(["a manager"], lines.Where(line => line.LineCase is LineCase.AuditEntry).Select(line => line.AuditEntry.Caller));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(run.PathOf("w1.ndjson")) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.DoesNotContain("Another", await File.ReadAllTextAsync(run.PathOf("w1.ndjson")), StringComparison.Ordinal);

        await run.RunAsync("workforce.db", "subject-access", "W1", run.PathOf("again.ndjson"));
        Assert.Equal(
            [("subject-access", AuditCommand.Operator, 8), ("workforce.v1.StaffingService/GetWorker", "a manager", 1)],
            Lines(run.PathOf("again.ndjson")).Where(line => line.LineCase is LineCase.AuditEntry).Select(line => (line.AuditEntry.Method, line.AuditEntry.Caller, line.AuditEntry.ItemCount)));
    }

    [Theory]
    [InlineData("W9", "w9.ndjson", "Nothing was ever recorded of a worker of that id.")]
    [InlineData("W1", "workforce.db", "is there already.")]
    public async Task SubjectAccess_OfNobodyOrIntoAFileThatIsThere_WritesNothing(string workerId, string file, string rule)
    {
        using var run = new CommandRun();
        await MakeLedgerAsync(run);
        var before = run.Files().Order().ToList();

        Assert.Equal(ExitCode.BadInput, await run.RunAsync("workforce.db", "subject-access", workerId, run.PathOf(file)));

        Assert.Contains(rule, run.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, run.Files().Order());
    }

    private static async Task MakeLedgerAsync(CommandRun run)
    {
        await using var ledger = run.Open("workforce.db");
        await ledger.MigrateAsync();
        await ledger.AppendAsync([.. Facts.Select((each, i) => new Change("s", $"c{i}", new(CommandRun.Moment, i), Withdrawn: false, each.Fact))], CommandRun.Moment);
        await ledger.Audit.AppendAsync([Asked("W1", "a manager"), Asked("W2", "another")]);
    }

    private static Ledger.Auditing.AuditEntry Asked(string workerId, string caller) => new()
    {
        Caller = caller,
        Method = "workforce.v1.StaffingService/GetWorker",
        WorkerId = workerId,
        FirstAt = CommandRun.Moment,
        LastAt = CommandRun.Moment,
        ItemCount = 1,
    };

    private static CaseloadThreshold Limit(string id, string? workerId) =>
        new(id, "T1", Role: null, workerId, CaseloadBasis.Cases, 18m, null, Day, null, null, NewlyQualifiedProtection.None, LimitRounding.None);

    private static List<SubjectAccessLine> Lines(string path) => [.. File.ReadLines(path).Select(JsonParser.Default.Parse<SubjectAccessLine>)];
}
