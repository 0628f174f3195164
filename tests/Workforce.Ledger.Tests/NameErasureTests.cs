using System.Text;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tests;

public class NameErasureTests
{
    private const string Marker = "Zyx-Marked-Name";

    [Fact]
    public async Task AppendAsync_Erasure_TakesTheNameOutOfEveryRowOfTheWorkerAndOfNoOther()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([Named("1", "W1", "Ann"), Named("2", "W1", "Ann Smith"), Named("3", "W1", ""), Named("4", "W2", "Bob")], A.Moment);

        await ledger.AppendAsync([Erasure("e1", "W1")], A.Moment);

        Assert.Equal(
            [new Worker("W1", NameErased: true), new Worker("W1", NameErased: true), new Worker("W1"), new Worker("W2", "Bob"), new NameErasure("W1")],
            (await ledger.ReadAsync(0, 2).ToListAsync()).Select(change => change.Change.Fact));
    }

    /// <summary>Of a name that is gone nothing is kept by which another could be told from it.</summary>
    [Fact]
    public async Task AppendAsync_OldChangeAgain_IsADuplicateAndBringsNoNameBack()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([Named("1", "W1", "Ann"), Named("2", "W1", "")], A.Moment);
        await ledger.AppendAsync([Erasure("e1", "W1")], A.Moment);

        var again = await ledger.AppendAsync(
            [
                Named("1", "W1", "Ann"),
                Named("1", "W1", "Another"),
                Named("1", "W2", "Ann"),
                Named("1", "W1", "Ann") with { Withdrawn = true },
                Named("2", "W1", "Ann"),
                Erasure("e1", "W1"),
            ],
            A.Moment);

        Assert.Equal(
            [AppendOutcome.Duplicate, AppendOutcome.Duplicate, AppendOutcome.Reused, AppendOutcome.Reused, AppendOutcome.Reused, AppendOutcome.Duplicate],
            again.Changes.Select(change => change.Outcome));
        Assert.Equal("", await NameOfAsync(ledger, 1));
    }

    [Fact]
    public async Task AppendAsync_NameAfterTheErasure_IsRecordedWithoutItUntilTheErasureIsWithdrawn()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([Erasure("e1", "W1")], A.Moment);

        var barred = await ledger.AppendAsync([Named("1", "W1", "Ann"), Named("2", "W2", "Bob"), Named("3", "W1", "")], A.Moment);
        await ledger.AppendAsync([Erasure("e2", "W1", minutes: 1) with { Withdrawn = true }], A.Moment);
        var kept = await ledger.AppendAsync([Named("4", "W1", "Ann")], A.Moment);

        Assert.Equal([true, false, false], barred.Changes.Select(change => change.NameLeftOut));
        Assert.Equal(("", "Bob"), (await NameOfAsync(ledger, 2), await NameOfAsync(ledger, 3)));
        Assert.Equal((false, "Ann"), (kept.Changes[0].NameLeftOut, await NameOfAsync(ledger, 6)));
    }

    [Fact]
    public async Task AppendAsync_NamesAndErasuresInOneBatch_CountInTheirOrder()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;

        await ledger.AppendAsync(
            [
                Named("1", "W1", "Ann"),
                Erasure("e1", "W1"),
                Named("2", "W1", "Ann"),
                Erasure("e2", "W1", minutes: 1) with { Withdrawn = true },
                Named("3", "W1", "Ann"),
            ],
            A.Moment);

        Assert.Equal(["", "", "Ann"], [await NameOfAsync(ledger, 1), await NameOfAsync(ledger, 3), await NameOfAsync(ledger, 5)]);
    }

    /// <summary>File, log and the free room within pages, after a history that has split and moved many of them.</summary>
    [Fact]
    public async Task ScrubAsync_AfterAnErasure_LeavesNoTraceInTheFileOrItsLog()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;

        for (var batch = 0; batch < 20; batch++)
        {
            await ledger.AppendAsync(
                [.. Enumerable.Range(0, 100).Select(number => Named($"{batch}-{number}", number == 50 ? "W1" : $"X{batch}-{number}", number == 50 ? $"{Marker} {batch}" : "Somebody"))],
                A.Moment);
        }

        Assert.True(Traces(file) > 0);
        await ledger.AppendAsync([Erasure("e1", "W1")], A.Moment);

        Assert.True(await ledger.ScrubAsync());

        Assert.Equal(0, Traces(file));
        await ledger.VerifyAsync();
    }

    [Fact]
    public async Task ScrubAsync_WhileSomebodyReads_SaysThatTheLogIsNotCleanYet()
    {
        var (file, _) = await LedgerFile.CreateAsync();
        await using var __ = file;
        var ledger = file.Open(writeWait: TimeSpan.FromMilliseconds(50));
        await ledger.AppendAsync([Named("1", "W1", Marker)], A.Moment);

        await using (var reader = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file.Path};Pooling=False"))
        {
            await reader.OpenAsync();
            await using var transaction = reader.BeginTransaction(deferred: true);
            await using var command = reader.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM workers";
            await command.ExecuteScalarAsync();
            await ledger.AppendAsync([Erasure("e1", "W1")], A.Moment);

            Assert.False(await ledger.ScrubAsync());
        }

        Assert.True(await ledger.ScrubAsync());
        Assert.Equal(0, Traces(file));
    }

    private static Change Named(string id, string workerId, string name) => A.Change(id, new Worker(workerId, name));

    private static Change Erasure(string id, string workerId, int minutes = 0) =>
        A.Change(id, new NameErasure(workerId), "workforce/name-erasures", A.Moment.AddMinutes(minutes));

    private static async Task<string> NameOfAsync(ChangeLedger ledger, long number) =>
        ((Worker)(await ledger.ReadAsync(0, 100).ToListAsync()).Single(change => change.Number == number).Change.Fact).Name;

    /// <summary>How often the name stands in all that lies beside the ledger.</summary>
    private static int Traces(LedgerFile file) => Directory
        .GetFiles(Path.GetDirectoryName(file.Path)!)
        .Sum(path =>
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);

            return Encoding.Latin1.GetString(copy.ToArray()).Split(Marker).Length - 1;
        });
}
