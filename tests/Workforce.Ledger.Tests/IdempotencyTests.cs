using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tests;

public class IdempotencyTests
{
    [Fact]
    public async Task AppendAsync_SameChangeAgain_IsADuplicateOfItsFirstRevision()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([A.Change("1"), A.Change("2", A.Post())], A.Moment);
        await ledger.AppendAsync([A.Change("3")], A.Moment);

        var again = await ledger.AppendAsync([A.Change("2", A.Post())], A.Moment.AddDays(1));

        Assert.Equal(2, again.Revision);
        Assert.Equal(A.Moment, again.RecordedAt);
        Assert.Equal([new AppendedChange(AppendOutcome.Duplicate, Revision: 1, Number: 2)], again.Changes);
        Assert.Equal(new LedgerHead(2, 3), await ledger.HeadAsync());
    }

    /// <summary>SQLite inserts a batch as new, and only once its index objects looks what of it is known. In between somebody else may take the number.</summary>
    [Fact]
    public async Task AppendAsync_DoneAgainSinceAChangeIsKnown_SaysThatTheFirstTryCameToNothing()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([A.Change("1")], A.Moment);
        var numbers = new List<long>();

        await ledger.AppendAsync([A.Change("1"), A.Change("2")], () => A.Moment, [], numbers.Add, CancellationToken.None);

        Assert.Equal([2, 0, 2], numbers);
    }

    [Fact]
    public async Task AppendAsync_SameIdOtherContent_IsReusedAndStopsNothingElse()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([A.Change("1", new Worker("W1", "Before"))], A.Moment);

        var result = await ledger.AppendAsync([A.Change("1", new Worker("W1", "After")), A.Change("2")], A.Moment);

        Assert.Equal(
            [new(AppendOutcome.Reused, Revision: 1, Number: 1), new AppendedChange(AppendOutcome.Recorded, Revision: 2, Number: 2)],
            result.Changes);
        Assert.Equal(
            [A.Change("1", new Worker("W1", "Before")), A.Change("2")],
            (await ledger.ReadAsync(0, 2).ToListAsync()).Select(recorded => recorded.Change));
    }

    public static TheoryData<Change> OtherContents => new(
        A.Change("1", A.Post(fte: 0.5m)) with { Made = new(A.Moment, Sequence: 1) },
        A.Change("1", A.Post(fte: 0.5m), made: A.Moment.AddMicroseconds(1)),
        A.Change("1", A.Post(fte: 0.5m)) with { Withdrawn = true },
        A.Change("1", A.Post(fte: 0.500001m)),
        A.Change("1", A.Post(fte: 0.5m) with { Title = " " }),
        A.Change("1", A.Post(fte: 0.5m) with { LastDate = new DateOnly(2100, 12, 31) }),
        A.Change("1", new Worker("P1")));

    [Theory]
    [MemberData(nameof(OtherContents))]
    public async Task AppendAsync_AnyFieldDiffers_IsReused(Change other)
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([A.Change("1", A.Post(fte: 0.5m))], A.Moment);

        var result = await ledger.AppendAsync([other], A.Moment);

        Assert.Equal(AppendOutcome.Reused, Assert.Single(result.Changes).Outcome);
    }

    [Fact]
    public async Task AppendAsync_WithinOneBatch_ComparesWithTheFirst()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;

        var result = await ledger.AppendAsync(
            [A.Change("1"), A.Change("1"), A.Change("1", A.Post()), A.Change("1", source: "other"), A.Change("1")],
            A.Moment);

        Assert.Equal(
            [
                new(AppendOutcome.Recorded, 1, 1),
                new(AppendOutcome.Duplicate, 1, 1),
                new(AppendOutcome.Reused, 1, 1),
                new(AppendOutcome.Recorded, 1, 2),
                new AppendedChange(AppendOutcome.Duplicate, 1, 1),
            ],
            result.Changes);
    }

    [Fact]
    public async Task AppendAsync_IdsThatDifferOnlyInCaseAccentOrForm_AreDifferent()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;

        var result = await ledger.AppendAsync(
            [A.Change("e\u0301"), A.Change("\u00e9"), A.Change("\u00c9"), A.Change("e"), A.Change("\"'\\"), A.Change("😀")],
            A.Moment);
        var again = await ledger.AppendAsync([A.Change("😀"), A.Change("\"'\\"), A.Change("e\u0301")], A.Moment);

        Assert.All(result.Changes, change => Assert.Equal(AppendOutcome.Recorded, change.Outcome));
        Assert.Equal([6, 5, 1], again.Changes.Select(change => change.Number));
        Assert.All(again.Changes, change => Assert.Equal(AppendOutcome.Duplicate, change.Outcome));
    }

    [Fact]
    public async Task AppendAsync_ReplayInAnotherOrderAfterReopening_RecordsOnlyWhatIsNew()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        var changes = A.Changes("c", 5000);
        await ledger.AppendAsync(changes[..4999], A.Moment);
        await file.CloseAsync();

        var replay = await file.Open().AppendAsync([.. changes.Reverse()], A.Moment);

        Assert.Equal(new AppendedChange(AppendOutcome.Recorded, Revision: 2, Number: 5000), replay.Changes[0]);
        Assert.Equal(
            Enumerable.Range(1, 4999).Reverse().Select(number => new AppendedChange(AppendOutcome.Duplicate, 1, number)),
            replay.Changes.Skip(1));
    }

    [Fact]
    public async Task AppendAsync_NothingNew_TakesNoRevision()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;

        var nothing = await ledger.AppendAsync([], A.Moment);
        await ledger.AppendAsync([A.Change("1")], A.Moment);
        await ledger.AppendAsync([A.Change("1")], A.Moment);
        var next = await ledger.AppendAsync([A.Change("2")], A.Moment);

        Assert.Equal(0, nothing.Revision);
        Assert.Equal(2, next.Revision);
    }
}
