using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tests;

/// <summary>
/// A write-ahead log cut off or damaged anywhere. Each of its frames carries a checksum over all before it, so that everything from the
/// first bad one on is as if it had never been: what is left is whole revisions from the first on.
/// </summary>
public class TornLogTests
{
    private const int Revisions = 30;
    private const int Tears = 20;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task MigrateAsync_LogCutOffAnywhere_LeavesWholeRevisions(int seed) =>
        await TearAsync(seed, (log, random) => log[..random.Next(log.Length)]);

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task MigrateAsync_LogDamagedAnywhere_LeavesWholeRevisions(int seed) =>
        await TearAsync(seed, (log, random) =>
        {
            var damaged = log.ToArray();
            random.NextBytes(damaged.AsSpan(random.Next(log.Length - 512), 512));
            return damaged;
        });

    /// <summary>
    /// Killed after the log was copied into the file and before the next commit starts it anew. What is left of it then lays older pages over
    /// newer ones, which no checksum shows: the ledger is whole, or the damage is reported.
    /// </summary>
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public async Task VerifyAsync_LogCutOffThatTheFileIsAheadOf_IsWholeOrReported(int seed)
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        var random = new Random(seed);
        var batches = await AppendAsync(ledger, random);
        await file.ExecuteAsync("PRAGMA wal_checkpoint(PASSIVE)");
        var (main, log) = (await ReadSharedAsync(file.Path), await ReadSharedAsync(file.Path + "-wal"));
        var reported = 0;

        for (var i = 0; i < Tears; i++)
        {
            await using var torn = LedgerFile.New();
            await File.WriteAllBytesAsync(torn.Path, main);
            await File.WriteAllBytesAsync(torn.Path + "-wal", log[..random.Next(log.Length)]);
            var opened = torn.Open();

            try
            {
                await opened.MigrateAsync();
                await opened.VerifyAsync();
            }
            catch (LedgerUnavailableException)
            {
                reported++;
                continue;
            }

            await AssertWholeAsync(opened, batches);
        }

        Assert.InRange(reported, 1, Tears);
    }

    private static async Task TearAsync(int seed, Func<byte[], Random, byte[]> tear)
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        var random = new Random(seed);
        var batches = await AppendAsync(ledger, random);

        // The files of a process that is killed now: nothing was closed.
        var (main, log) = (await ReadSharedAsync(file.Path), await ReadSharedAsync(file.Path + "-wal"));
        var leftRevisions = new HashSet<long>();

        for (var i = 0; i < Tears; i++)
        {
            await using var torn = LedgerFile.New();
            await File.WriteAllBytesAsync(torn.Path, main);
            await File.WriteAllBytesAsync(torn.Path + "-wal", tear(log, random));

            leftRevisions.Add(await AssertWholeAsync(torn.Open(), batches));
        }

        // The tears were not all in the same place.
        Assert.True(leftRevisions.Count > 5);
    }

    private static async Task<List<Change[]>> AppendAsync(ChangeLedger ledger, Random random)
    {
        var batches = new List<Change[]>();

        for (var revision = 1; revision <= Revisions; revision++)
        {
            batches.Add([.. A.Changes($"r{revision}-", 1 + random.Next(20))]);
            await ledger.AppendAsync(batches[^1], A.Moment);
        }

        return batches;
    }

    private static async Task<long> AssertWholeAsync(ChangeLedger ledger, List<Change[]> batches)
    {
        // A tear in the first frames takes the tables too.
        await ledger.MigrateAsync();
        await ledger.VerifyAsync();
        var left = (await ledger.HeadAsync()).Revision;

        Assert.Equal(batches.Take((int)left).SelectMany(batch => batch), (await ledger.ReadAsync(0, left).ToListAsync()).Select(recorded => recorded.Change));

        // Whoever still has the changes sends them again, and the ledger is whole once more.
        foreach (var (index, batch) in batches.Index())
        {
            Assert.Equal(index + 1, (await ledger.AppendAsync(batch, A.Moment)).Changes[0].Revision);
        }

        Assert.Equal(batches.Sum(batch => batch.Length), (await ledger.HeadAsync()).ChangeNumber);
        return left;
    }

    private static async Task<byte[]> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        return bytes;
    }
}
