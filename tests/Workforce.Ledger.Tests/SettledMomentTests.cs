using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tests;

/// <summary>What had been recorded by a moment has one answer, whenever it is asked for.</summary>
public class SettledMomentTests
{
    /// <summary>Several processes whose clocks differ by seconds record and ask in any order; whoever asks again is told the same.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task SettledRevisionAt_ClocksThatDiffer_IsAlwaysTheSame(int seed)
    {
        const int Processes = 3;
        var random = new Random(seed);
        var (file, first) = await TestDatabase.CreateAsync();
        await using var _ = file;
        ChangeLedger[] ledgers = [first, .. Enumerable.Range(1, Processes - 1).Select(_ => file.Open())];
        var offsets = Array.ConvertAll(ledgers, _ => TimeSpan.FromMilliseconds(random.Next(-5000, 5000)));
        var time = A.Moment;
        var told = new Dictionary<DateTime, long>();

        for (var step = 0; step < 60; step++)
        {
            time = time.AddMilliseconds(random.Next(0, 1000));
            var by = random.Next(Processes);
            var now = time + offsets[by];

            if (random.Next(3) == 0)
            {
                await ledgers[by].AppendAsync([A.Change($"{step}")], now);
            }
            else
            {
                var moment = told.Count > 0 && random.Next(3) == 0 ? told.Keys.ElementAt(random.Next(told.Count)) : now.AddMilliseconds(-random.Next(0, 10_000));
                var revision = await ledgers[by].SettledRevisionAtAsync(moment, () => now);

                Assert.Equal(told.GetValueOrDefault(moment, revision), revision);
                told[moment] = revision;
            }
        }

        var recorded = await first.ReadAsync(0, long.MaxValue).ToListAsync();
        Assert.Equal(recorded.Select(each => each.RecordedAt).Order(), recorded.Select(each => each.RecordedAt));

        foreach (var (moment, revision) in told)
        {
            Assert.Equal(revision, await ledgers[random.Next(Processes)].SettledRevisionAtAsync(moment, () => time.AddMinutes(1)));
            Assert.Equal(revision, recorded.LastOrDefault(each => each.RecordedAt <= moment)?.Revision ?? 0);
        }
    }

    /// <summary>An extract began before the moment and is not recorded yet: nobody is told that it is not of it.</summary>
    [Fact]
    public async Task SettledRevisionAt_AppendUnderWaySinceBefore_WaitsForItOrIsNotTold()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        var other = file.Open();
        await ledger.AppendAsync([A.Change("1")], A.Moment);
        using var hasBegun = new SemaphoreSlim(0);
        using var mayEnd = new ManualResetEventSlim();
        var append = Task.Run(() => ledger.AppendAsync(
            [A.Change("2")], () => A.Moment.AddSeconds(1), [], _ => { hasBegun.Release(); mayEnd.Wait(); }, CancellationToken.None));
        await hasBegun.WaitAsync();

        foreach (var asked in new[] { ledger, other })
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => Task.Run(() => asked.SettledRevisionAtAsync(A.Moment.AddSeconds(2), () => A.Moment.AddSeconds(5), patience.Token)));
        }

        var waiting = Task.Run(() => other.SettledRevisionAtAsync(A.Moment.AddSeconds(2), () => A.Moment.AddSeconds(5)));
        mayEnd.Set();
        await append;
        Assert.Equal(2, await waiting);
        Assert.Equal(2, await ledger.SettledRevisionAtAsync(A.Moment.AddSeconds(2), () => A.Moment.AddSeconds(9)));
    }

    /// <summary>By the clock of the first the moment is over, by that of the second it has not come.</summary>
    [Fact]
    public async Task Append_ByASlowClockAfterAnAnswer_IsRecordedAfterThatMoment()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([A.Change("1")], A.Moment);
        Assert.Equal(1, await ledger.SettledRevisionAtAsync(A.Moment.AddSeconds(2), () => A.Moment.AddSeconds(3)));

        var late = await file.Open().AppendAsync([A.Change("2")], A.Moment.AddSeconds(1));

        Assert.Equal(A.Moment.AddSeconds(3), late.RecordedAt);
        Assert.Equal(1, await ledger.SettledRevisionAtAsync(A.Moment.AddSeconds(2), () => A.Moment.AddSeconds(4)));
    }
}
