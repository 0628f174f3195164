namespace Workforce.Ledger.Tests.Auditing;

public class TrimTests
{
    private static readonly DateTime Now = A.Moment.AddYears(1);

    [Fact]
    public async Task TrimAsync_OlderEntries_RemovesThemAndTheRestIsStillAChain()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        await ledger.Audit.AppendAsync(Entry.Many(10));

        // Entry 5 is of minute 4.
        var removed = await ledger.Audit.TrimAsync(A.Moment.AddMinutes(4), "records", Now);

        var entries = await ledger.Audit.ListAsync(new());
        var verdict = await ledger.Audit.VerifyAsync();
        Assert.Equal((4L, 7, 11L, 5L), (removed, entries.Count, entries[0].Number, entries[^1].Number));
        Assert.Equal(("records", "audit trim", 4L, 4L), (entries[0].Entry.Caller, entries[0].Entry.Method, entries[0].Entry.ItemCount, entries[0].Entry.Trim?.ThroughNumber));
        Assert.Equal((null, 7L, 4L), (verdict.Fault, verdict.Checked, verdict.TrimmedThrough));
    }

    [Fact]
    public async Task TrimAsync_AgainAndWholly_LeavesAChainEachTime()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        await ledger.Audit.AppendAsync(Entry.Many(10));
        await ledger.Audit.TrimAsync(A.Moment.AddMinutes(4), "records", Now);

        var wholly = await ledger.Audit.TrimAsync(Now.AddDays(1), "records", Now.AddDays(2));
        var nothing = await ledger.Audit.TrimAsync(Now, "records", Now.AddDays(3));
        await ledger.Audit.AppendAsync(Entry.Many(2, Now.AddDays(4)));

        // 6 of the first ten and the entry of the first trim; what is left is that of the second, and two more.
        Assert.Equal((7L, 0L), (wholly, nothing));
        var verdict = await ledger.Audit.VerifyAsync();
        Assert.Equal((null, 3L, 11L, 14L), (verdict.Fault, verdict.Checked, verdict.TrimmedThrough, verdict.Head.Number));
    }

    [Fact]
    public async Task VerifyAsync_MoreRemovedThanTrimmed_NamesTheFirstThatIsMissing()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        await ledger.Audit.AppendAsync(Entry.Many(10));
        await ledger.Audit.TrimAsync(A.Moment.AddMinutes(4), "records", Now);

        await file.ExecuteAsync("DELETE FROM audit_entries WHERE entry_number = 5");

        Assert.Equal(5, (await ledger.Audit.VerifyAsync()).Fault?.Number);
    }

    [Fact]
    public async Task VerifyAsync_WrittenDownBeforeTheTrim_IsComparedOrSaidToTellNothing()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        var third = await ledger.Audit.AppendAsync(Entry.Many(3));
        var fourth = await ledger.Audit.AppendAsync([Entry.Of(at: A.Moment.AddMinutes(3))]);
        await ledger.Audit.AppendAsync(Entry.Many(3, A.Moment.AddMinutes(4)));
        await ledger.Audit.TrimAsync(A.Moment.AddMinutes(4), "records", Now);

        Assert.True((await ledger.Audit.VerifyAsync(third)).ExpectedIsTrimmed);
        Assert.Equal((null, false), ((await ledger.Audit.VerifyAsync(fourth)).Fault, (await ledger.Audit.VerifyAsync(fourth)).ExpectedIsTrimmed));
        Assert.Equal(4, (await ledger.Audit.VerifyAsync(new(4, new('0', 64)))).Fault?.Number);
    }
}
