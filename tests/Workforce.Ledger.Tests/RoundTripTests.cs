using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tests;

public class RoundTripTests
{
    public static TheoryData<Fact> Facts => [.. EveryFact.Samples];

    [Fact]
    public void Samples_OfFacts_AreOfEveryKind() =>
        Assert.Equal(Enum.GetValues<FactKind>(), EveryFact.Samples.Select(fact => fact.Key.Kind).Distinct().Order());

    [Theory]
    [MemberData(nameof(Facts))]
    public async Task ReadAsync_FactOfEachKind_ComesBackEqual(Fact fact)
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        var change = A.Change("1", fact);

        await ledger.AppendAsync([change], A.Moment);
        await file.CloseAsync();

        Assert.Equal([new RecordedChange(1, 1, A.Moment, change)], await file.Open().ReadAsync(0, 1).ToListAsync());
    }

    [Fact]
    public async Task ReadAsync_EveryFieldOfAChange_ComesBackEqual()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        var toTheMicrosecond = new DateTime(2026, 9, 30, 8, 15, 30, 123, 456, DateTimeKind.Utc);
        var change = new Change(EveryFact.LongestId, EveryFact.LongestId, new(toTheMicrosecond, long.MaxValue), Withdrawn: true, new Worker("W1"));

        await ledger.AppendAsync([change], A.Moment);

        var read = Assert.Single(await ledger.ReadAsync(0, 1).ToListAsync());
        Assert.Equal(change, read.Change);
        Assert.Equal(DateTimeKind.Utc, read.Change.Made.Time.Kind);
        Assert.Equal(DateTimeKind.Utc, read.RecordedAt.Kind);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00.000000Z")]
    [InlineData("1969-12-31T23:59:59.999999Z")]
    [InlineData("2026-03-29T01:30:00.100000Z")]
    [InlineData("9999-12-31T23:59:59.999999Z")]
    public async Task ReadAsync_TimeMade_IsExact(string made)
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        var time = DateTimeOffset.Parse(made, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;

        await ledger.AppendAsync([A.Change("1", made: time)], A.Moment);

        Assert.Equal(time, (await ledger.ReadAsync(0, 1).ToListAsync()).Single().Change.Made.Time);
    }

    [Fact]
    public async Task AppendAsync_TimeFinerThanAMicrosecond_IsRefusedAsABug()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;

        await Assert.ThrowsAsync<ArgumentException>(() => ledger.AppendAsync([A.Change("1", made: A.Moment.AddTicks(1))], A.Moment));
        await Assert.ThrowsAsync<ArgumentException>(() => ledger.AppendAsync([A.Change("1", made: DateTime.SpecifyKind(A.Moment, DateTimeKind.Local))], A.Moment));
        Assert.Equal(new LedgerHead(0, 0), await ledger.HeadAsync());
    }

    [Fact]
    public async Task Tables_ReadWithPlainSql_ShowWhatADatabaseAdministratorExpects()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;

        await ledger.AppendAsync([A.Change("1", A.Post("P1", 0.6m), made: A.Moment.AddMicroseconds(250_000))], A.Moment);

        Assert.Equal(
            "itrent 1 2026-09-30 08:15:30.25 P1 2026-04-01 FS-1 5 0.6 1",
            await file.ExecuteAsync(
                """
                SELECT source || ' ' || change_id || ' ' || made_at || ' ' || post_id || ' ' || first_date || ' ' || unit_id
                    || ' ' || role || ' ' || fte || ' ' || status
                FROM changes JOIN posts USING (change_number)
                """));
    }
}
