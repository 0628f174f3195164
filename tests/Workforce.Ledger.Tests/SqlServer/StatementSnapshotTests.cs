using System.Runtime.CompilerServices;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Workforce.Domain.Facts;
using Workforce.Ledger.Auditing;
using Workforce.Ledger.SqlServer;
using Workforce.Ledger.Tests.Auditing;

namespace Workforce.Ledger.Tests.SqlServer;

/// <summary>
/// Every statement that the ledger sends to SQL Server, as it stands in the .sql files beside this one, for a database administrator
/// to read and for a reviewer to see change. Each is parsed by Microsoft's own grammar of SQL Server 2019. With
/// WORKFORCE_WRITE_SNAPSHOTS=1 a run writes the files anew, and fails.
/// </summary>
public class StatementSnapshotTests
{
    private const string Separator = "\nGO\n\n";

    private static readonly bool Writes = Environment.GetEnvironmentVariable("WORKFORCE_WRITE_SNAPSHOTS") is "1";

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder(), "*.sql").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Migrations_AsAScript_AreAsReviewed() => AssertSame("schema.sql", SqlServerLedgerDatabase.Script());

    /// <summary>What the command migrate sends, which is plainer than its script: no statement within a statement.</summary>
    [Fact]
    public async Task Migrate_EmptyDatabase_AsReviewed()
    {
        await using var server = LedgerServer.StartEmpty();
        await using var ledger = server.Open();

        await ledger.MigrateAsync();

        AssertSame("migrate.sql", server.Statements);
    }

    [Fact]
    public async Task Prepare_LooksForMigrations_AsReviewed()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open();
        await server.ExecuteAsync("DELETE FROM [__EFMigrationsHistory]");
        server.Forget();

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.PrepareAsync());

        AssertSame("prepare.sql", server.Statements);
    }

    /// <summary>Three rows in batches of two at most, so that a statement of one row and of several show.</summary>
    [Fact]
    public async Task Append_FactsOfEveryKind_AsReviewed()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open(maxBatchSize: 2);

        await ledger.AppendAsync(Changes(), A.Moment);

        AssertSame("append.sql", server.Statements);
    }

    [Fact]
    public async Task Append_ChangesKnownBefore_LooksThemUpAsReviewed()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open();
        await ledger.AppendAsync(Changes(), A.Moment);
        server.Forget();

        await ledger.AppendAsync(Changes(), A.Moment);

        AssertSame("append-again.sql", server.Statements);
    }

    [Fact]
    public async Task Read_ThroughARevision_AsReviewed()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open();
        await ledger.AppendAsync(Changes(), A.Moment);
        server.Forget();

        await ledger.ReadAsync(0, 1).ToListAsync();

        AssertSame("read.sql", server.Statements);
    }

    [Fact]
    public async Task List_EachArea_AsReviewed()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open();
        await ledger.AppendAsync(Changes(), A.Moment);
        server.Forget();

        foreach (var area in Enum.GetValues<FactArea>())
        {
            await ledger.ListAsync(area, afterRevision: 0, afterNumber: 0, limit: 100);
        }

        AssertSame("list.sql", server.Statements);
    }

    [Fact]
    public async Task Find_AsReviewed()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open();
        await ledger.AppendAsync(Changes(), A.Moment);
        server.Forget();

        Assert.NotNull(await ledger.FindAsync(Changes()[0].Source, Changes()[0].ChangeId));
        Assert.Null(await ledger.FindAsync("nobody", "nothing"));
        AssertSame("find.sql", server.Statements);
    }

    [Fact]
    public async Task HeadAndRevisionAt_AsReviewed()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open();

        await ledger.HeadAsync();
        await ledger.RevisionAtAsync(A.Moment);

        AssertSame("head.sql", server.Statements);
    }

    [Fact]
    public async Task Append_ErasureOfAName_AsReviewed()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open();
        await ledger.AppendAsync([A.Change("1", new Worker("W1", "Ann")), A.Change("2", new NameErasure("W2"))], A.Moment);
        server.Forget();

        await ledger.AppendAsync([A.Change("3", new Worker("W2", "Bob")), A.Change("4", new NameErasure("W1"))], A.Moment);

        Assert.Empty(await ledger.NamedWorkersAsync());
        AssertSame("erase.sql", server.Statements);
        Assert.Equal(0, await server.ExecuteAsync("SELECT COUNT(*) FROM workers WHERE name <> ''"));
    }

    [Fact]
    public async Task Audit_AppendListVerifyTrim_AsReviewed()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open(maxBatchSize: 2);
        var everything = new AuditQuestion { Caller = "a", Method = "b", UnitId = "c", WorkerId = "d", From = A.Moment, Before = A.Moment, BelowNumber = 9 };

        await ledger.AppendAsync([A.Change("1")], A.Moment, [new(0, 1, Entry.Of())]);
        server.Forget();
        await ledger.AppendAsync([A.Change("2")], A.Moment, [new(0, 1, Entry.Of())]);
        await ledger.Audit.AppendAsync(Entry.Many(3));
        await ledger.Audit.ListAsync(everything);
        await ledger.Audit.TrimAsync(A.Moment.AddMinutes(2), "records", A.Moment.AddDays(1));

        Assert.Null((await ledger.Audit.VerifyAsync()).Fault);
        AssertSame("audit.sql", server.Statements);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Statements_OfAFile_AreInTheGrammarOfSqlServer(string file)
    {
        Assert.Empty(FaultsOf(File.ReadAllText(Path.Combine(Folder(), file))));
    }

    /// <summary>
    /// Hints, which let a reader see what is not committed or which a server may take no notice of; and what servers that speak T-SQL without
    /// being SQL Server lack or do otherwise. The service needs none of it.
    /// </summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Statements_OfAFile_AreInThePlainestWords(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder(), file));

        Assert.DoesNotMatch(@"(?i)\b(MERGE|OUTPUT|NOLOCK|UPDLOCK|HOLDLOCK|UNCOMMITTED|OPENJSON|SEQUENCE|IDENTITY|IDENTITY_INSERT|IDENTITY_COLUMNS|INCLUDE|PERSISTED)\b", text);
        Assert.All(text.Split(Separator), statement => Assert.DoesNotMatch(@"(?ms)^(UPDATE|DELETE).*\bFROM\b.*\bAS\b", statement));
    }

    [Fact]
    public async Task Append_LargestStatement_IsInTheGrammarOfSqlServer()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open();

        await ledger.AppendAsync(A.Changes("c", 1000), A.Moment);

        Assert.All(server.Statements, statement => Assert.Empty(FaultsOf(statement)));
        Assert.Contains(server.ParameterCounts, parameters => parameters > 2000);
    }

    [Fact]
    public void Grammar_OfWhatIsNoTransactSql_Objects() => Assert.NotEmpty(FaultsOf("SELECT 1 FROM t LIMIT 1"));

    private static Change[] Changes() =>
        [.. EveryFact.Samples.Concat([new Worker("W2")]).Select((fact, index) => A.Change($"c{index}", fact))];

    private static IEnumerable<string> FaultsOf(string text)
    {
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(text), out var faults);

        return faults.Select(fault => $"{fault.Line}:{fault.Column} {fault.Message}");
    }

    private static void AssertSame(string file, IEnumerable<string> statements) => AssertSame(file, string.Join(Separator, statements) + Separator);

    private static void AssertSame(string file, string text)
    {
        var path = Path.Combine(Folder(), file);
        text = text.ReplaceLineEndings("\n").TrimEnd('\uFEFF', '\n').TrimStart('\uFEFF') + "\n";

        if (Writes)
        {
            File.WriteAllText(path, text);
            Assert.Fail($"{file} has been written anew: look what has changed.");
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
