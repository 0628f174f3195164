using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Workforce.Ledger.Auditing;

namespace Workforce.Ledger.Tests.Auditing;

/// <summary>A trim of more than one slice, which here has three entries.</summary>
public class TrimSliceTests
{
    private static readonly DateTime Now = A.Moment.AddYears(1);

    /// <summary>Entry n of ten is of minute n - 1; those that speak of a trim are the 11th on.</summary>
    [Theory]
    [InlineData(8, "3 6 8", "3 6 8")]
    [InlineData(6, "3 6", "3 6")]
    [InlineData(2, "2", "2")]
    [InlineData(0, "", "")]
    public async Task TrimAsync_OfSeveralSlices_SaysSoInEachAndLeavesAChain(int minutes, string told, string through)
    {
        var (file, ledger) = await CreateAsync();
        await using var _ = file;
        var counts = new List<long>();

        var removed = await ledger.Audit.TrimAsync(A.Moment.AddMinutes(minutes), "records", Now, counts.Add);

        var entries = (await ledger.Audit.ListAsync(new())).Reverse().ToList();
        var trims = entries.Where(entry => entry.Entry.Trim is not null).Select(entry => entry.Entry).ToList();
        var verdict = await ledger.Audit.VerifyAsync();
        Assert.Equal(told, Joined(counts));
        Assert.Equal(through, Joined(trims.Select(entry => entry.Trim!.ThroughNumber)));
        Assert.Equal((minutes, minutes), (removed, trims.Sum(entry => entry.ItemCount)));
        Assert.Equal(Enumerable.Range(minutes + 1, 10 - minutes + trims.Count).Select(number => (long)number), entries.Select(entry => entry.Number));
        Assert.Equal((null, entries.Count, minutes), (verdict.Fault, verdict.Checked, verdict.TrimmedThrough));
    }

    [Fact]
    public async Task TrimAsync_StoppedBetweenTwoSlices_LeavesAChainAndGoesOnWhenRunAgain()
    {
        var (file, ledger) = await CreateAsync();
        await using var _ = file;
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ledger.Audit.TrimAsync(A.Moment.AddMinutes(8), "records", Now, _ => stop.Cancel(), stop.Token));

        // Of ten entries three are gone, and one says so.
        Assert.Equal(new AuditVerdict(8, 3, await ledger.Audit.HeadAsync(), null), await ledger.Audit.VerifyAsync());
        Assert.Equal(5, await ledger.Audit.TrimAsync(A.Moment.AddMinutes(8), "records", Now));
        Assert.Equal(new AuditVerdict(5, 8, await ledger.Audit.HeadAsync(), null), await ledger.Audit.VerifyAsync());
    }

    /// <summary>As a kill just before the commit leaves it.</summary>
    [Fact]
    public async Task TrimAsync_BrokenOffInTheSecondSlice_LeavesTheFirstAndAChain()
    {
        var (file, ledger) = await CreateAsync();
        await using var _ = file;
        var broken = file.Open(new FailingCommit(after: 1));
        broken.Audit.TrimSlice = 3;

        await Assert.ThrowsAsync<FaultOfTheTest>(() => broken.Audit.TrimAsync(A.Moment.AddMinutes(8), "records", Now));

        Assert.Equal(new AuditVerdict(8, 3, await ledger.Audit.HeadAsync(), null), await ledger.Audit.VerifyAsync());
    }

    [Fact]
    public async Task TrimAsync_AnotherProcessAddsEntriesMeanwhile_KeepsOneChain()
    {
        var (file, ledger) = await CreateAsync();
        await using var _ = file;
        var other = file.Open();
        Task<AuditHead>? adding = null;

        var removed = await ledger.Audit.TrimAsync(A.Moment.AddMinutes(8), "records", Now, _ => adding ??= other.Audit.AppendAsync(Entry.Many(2, Now)));

        await adding!;
        Assert.Equal((8, new AuditVerdict(7, 8, await ledger.Audit.HeadAsync(), null)), (removed, await ledger.Audit.VerifyAsync()));
    }

    /// <summary>What a slice adds is older than such a day, too.</summary>
    [Fact]
    public async Task TrimAsync_BeforeADayToCome_RemovesWhatThereWasAndEnds()
    {
        var (file, ledger) = await CreateAsync();
        await using var _ = file;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        var removed = await ledger.Audit.TrimAsync(Now.AddDays(1), "records", Now, cancellationToken: patience.Token);

        // In slices of 3, 3, 3 and 1.
        Assert.Equal((10, new AuditVerdict(4, 10, await ledger.Audit.HeadAsync(), null)), (removed, await ledger.Audit.VerifyAsync()));
    }

    /// <summary>Was said to be missing: the first entry that the verification had yet to read.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task VerifyAsync_TrimmedMeanwhile_FindsNoFault(int beforeQuery)
    {
        var (file, ledger) = await CreateAsync();
        await using var _ = file;
        var verifying = file.Open(new BeforeQuery(beforeQuery, () => ledger.Audit.TrimAsync(A.Moment.AddMinutes(3), "records", Now)));

        var verdict = await verifying.Audit.VerifyAsync();

        Assert.Equal(new AuditVerdict(8, 3, await ledger.Audit.HeadAsync(), null), verdict);
    }

    [Fact]
    public async Task VerifyAsync_TrimmedMeanwhileAndMore_StillFindsTheFault()
    {
        var (file, ledger) = await CreateAsync();
        await using var _ = file;
        var verifying = file.Open(new BeforeQuery(3, async () =>
        {
            await ledger.Audit.TrimAsync(A.Moment.AddMinutes(3), "records", Now);
            await file.ExecuteAsync("DELETE FROM audit_entries WHERE entry_number = 6");
        }));

        Assert.Equal(new AuditFault(6, "It is missing."), (await verifying.Audit.VerifyAsync()).Fault);
    }

    private static async Task<(TestDatabase Database, ChangeLedger Ledger)> CreateAsync()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await ledger.Audit.AppendAsync(Entry.Many(10));
        ledger.Audit.TrimSlice = 3;

        return (file, ledger);
    }

    private static string Joined(IEnumerable<long> numbers) => string.Join(' ', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private sealed class FaultOfTheTest : Exception;

    private sealed class FailingCommit(int after) : DbTransactionInterceptor
    {
        private int _commits;

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default) => ++_commits > after ? throw new FaultOfTheTest() : ValueTask.FromResult(result);
    }

    /// <summary>Has something done by somebody else before the query of a number, the first being 1.</summary>
    private sealed class BeforeQuery(int number, Func<Task> act) : DbCommandInterceptor
    {
        private int _queries;

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            if (++_queries == number)
            {
                await act();
            }

            return result;
        }
    }
}
