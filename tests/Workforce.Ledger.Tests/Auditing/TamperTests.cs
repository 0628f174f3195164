namespace Workforce.Ledger.Tests.Auditing;

/// <summary>Whoever alters the rows behind the program's back is told from who does not, and where.</summary>
public class TamperTests
{
    private const string Columns =
        "caller, method, unit_id, worker_id, status_code, reason, first_at, last_at, call_count, item_count, revision, trimmed_through, trimmed_hash, entry_hash";

    [Theory]
    [InlineData(4, "UPDATE audit_entries SET caller = 'somebody else' WHERE entry_number = 4")]
    [InlineData(4, "UPDATE audit_entries SET method = method || 's' WHERE entry_number = 4")]
    [InlineData(4, "UPDATE audit_entries SET unit_id = '' WHERE entry_number = 4")]
    [InlineData(4, "UPDATE audit_entries SET worker_id = 'W9' WHERE entry_number = 4")]
    [InlineData(4, "UPDATE audit_entries SET status_code = 7 WHERE entry_number = 4")]
    [InlineData(4, "UPDATE audit_entries SET reason = '' WHERE entry_number = 4")]
    [InlineData(4, "UPDATE audit_entries SET first_at = '2020-01-01 00:00:00' WHERE entry_number = 4")]
    [InlineData(4, "UPDATE audit_entries SET last_at = '2030-01-01 00:00:00' WHERE entry_number = 4")]
    [InlineData(4, "UPDATE audit_entries SET call_count = 2 WHERE entry_number = 4")]
    [InlineData(4, "UPDATE audit_entries SET item_count = 2 WHERE entry_number = 4")]
    [InlineData(4, "UPDATE audit_entries SET revision = 2 WHERE entry_number = 4")]
    [InlineData(4, "UPDATE audit_entries SET entry_hash = upper(entry_hash) WHERE entry_number = 4")]
    [InlineData(4, "UPDATE audit_entries SET entry_hash = 'no hash' WHERE entry_number = 4")]
    [InlineData(4, "UPDATE audit_entries SET last_at = 'noon' WHERE entry_number = 4")]
    [InlineData(4, "DELETE FROM audit_entries WHERE entry_number = 4")]
    [InlineData(1, "DELETE FROM audit_entries WHERE entry_number = 1")]
    [InlineData(1, "DELETE FROM audit_entries")]
    [InlineData(10, "DELETE FROM audit_entries WHERE entry_number = 10")]
    [InlineData(4, "UPDATE audit_entries SET entry_number = -1 WHERE entry_number = 4; UPDATE audit_entries SET entry_number = 4 WHERE entry_number = 5; UPDATE audit_entries SET entry_number = 5 WHERE entry_number = -1")]
    [InlineData(11, "INSERT INTO audit_entries SELECT 11, " + Columns + " FROM audit_entries WHERE entry_number = 3")]
    [InlineData(4, "UPDATE audit_entries SET entry_number = 100 WHERE entry_number = 10; UPDATE audit_entries SET entry_number = -entry_number - 1 WHERE entry_number BETWEEN 4 AND 9; UPDATE audit_entries SET entry_number = -entry_number WHERE entry_number < 0; INSERT INTO audit_entries SELECT 4, " + Columns + " FROM audit_entries WHERE entry_number = 3; DELETE FROM audit_entries WHERE entry_number = 100")]
    [InlineData(10, "UPDATE audit_head SET entry_hash = '" + Zeros + "'")]
    [InlineData(10, "UPDATE audit_head SET entry_number = 9, entry_hash = (SELECT entry_hash FROM audit_entries WHERE entry_number = 9)")]
    [InlineData(11, "UPDATE audit_head SET entry_number = 11")]
    [InlineData(1, "DELETE FROM audit_head")]
    public async Task VerifyAsync_RowsTamperedWith_NamesTheFirstBadEntry(long bad, string tampering)
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        await ledger.Audit.AppendAsync(Entry.Many(10));
        Assert.Null((await ledger.Audit.VerifyAsync()).Fault);

        await file.ExecuteAsync("PRAGMA ignore_check_constraints = ON; " + tampering);

        Assert.Equal(bad, (await ledger.Audit.VerifyAsync()).Fault?.Number);
    }

    /// <summary>What the chain alone cannot show: only who has the last hash elsewhere can.</summary>
    [Fact]
    public async Task VerifyAsync_EndCutOffAndHeadPutRight_ShowsOnlyByTheHashThatWasWrittenDown()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        var written = await ledger.Audit.AppendAsync(Entry.Many(10));
        await file.ExecuteAsync(
            "DELETE FROM audit_entries WHERE entry_number > 7;"
            + " UPDATE audit_head SET entry_number = 7, entry_hash = (SELECT entry_hash FROM audit_entries WHERE entry_number = 7)");

        Assert.Null((await ledger.Audit.VerifyAsync()).Fault);
        Assert.Equal(8, (await ledger.Audit.VerifyAsync(written)).Fault?.Number);

        await ledger.Audit.AppendAsync(Entry.Many(5, A.Moment.AddDays(1)));
        Assert.Equal(10, (await ledger.Audit.VerifyAsync(written)).Fault?.Number);
    }

    [Fact]
    public async Task VerifyAsync_MoreCameAfterWhatWasWrittenDown_IsSound()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        var written = await ledger.Audit.AppendAsync(Entry.Many(10));
        await ledger.Audit.AppendAsync(Entry.Many(5));

        var verdict = await ledger.Audit.VerifyAsync(written);

        Assert.Equal((null, 15L), (verdict.Fault, verdict.Checked));
    }

    /// <summary>More than a part of what is read at once, with a row in the second that cannot be read at all.</summary>
    [Fact]
    public async Task VerifyAsync_LongTrail_FindsTheOneRowThatMakesNoSense()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        await ledger.Audit.AppendAsync(Entry.Many(5000));
        Assert.Equal(5000, (await ledger.Audit.VerifyAsync()).Checked);

        await file.ExecuteAsync("UPDATE audit_entries SET first_at = 'never' WHERE entry_number = 4444");

        Assert.Equal(4444, (await ledger.Audit.VerifyAsync()).Fault?.Number);
    }

    private const string Zeros = "0000000000000000000000000000000000000000000000000000000000000000";
}
