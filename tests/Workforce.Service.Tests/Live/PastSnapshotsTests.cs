using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Workforce.Domain;
using Workforce.Domain.Facts;
using Workforce.Ledger;
using Workforce.Service.Live;
using Workforce.Service.Settings;
using Workforce.Service.Tests.Delivering;

namespace Workforce.Service.Tests.Live;

/// <summary>Ten revisions of one change each; as few snapshots of the past are kept as can be.</summary>
public sealed class PastSnapshotsTests : IAsyncLifetime, IDisposable
{
    private const int Revisions = 10;

    private static readonly DateTime Now = new(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryDirectory _directory = new();
    private readonly ChangeLedger _ledger;
    private WorkforceSnapshot _latest = WorkforceSnapshot.Empty;

    public PastSnapshotsTests() => _ledger = ChangeLedger.OpenSqlite(_directory.File("workforce.db"));

    public async Task InitializeAsync()
    {
        await _ledger.MigrateAsync();

        for (var i = 1; i <= Revisions; i++)
        {
            await _ledger.AppendAsync([new Change("hr", $"c{i}", new(Now, i), Withdrawn: false, new Worker($"w{i}"))], Now);
        }

        _latest = await WorkforceSnapshot.Empty.ThroughAsync(_ledger, Revisions, CancellationToken.None);
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    public void Dispose() => _directory.Dispose();

    /// <summary>Several people compare, each between revisions of their own.</summary>
    [Fact]
    public async Task AtAsync_MoreAskedForAtOnceThanAreKept_EachGetsItsOwn()
    {
        using var past = Past(changes: 0);

        var snapshots = await Task.WhenAll(Enumerable.Range(1, Revisions - 1).Select(revision => past.AtAsync(revision, _latest, CancellationToken.None)));

        Assert.Equal(Enumerable.Range(1, Revisions - 1).Select(revision => (long)revision), snapshots.Select(snapshot => snapshot.Revision));
    }

    /// <summary>Revisions 3 and 5 have 3 and 5 changes: 8 together.</summary>
    [Theory]
    [InlineData(8, true)]
    [InlineData(7, false)]
    public async Task AtAsync_AskedAgainAfterAnother_IsKeptWithinSoManyChanges(int changes, bool isKept)
    {
        using var past = Past(changes);
        var first = await past.AtAsync(3, _latest, CancellationToken.None);
        await past.AtAsync(5, _latest, CancellationToken.None);

        var again = await past.AtAsync(3, _latest, CancellationToken.None);

        Assert.Equal(isKept, ReferenceEquals(first, again));
    }

    [Fact]
    public async Task AtAsync_WhoAskedHasGoneBeforeItsTurn_IsNotRead()
    {
        using var past = Past(changes: 100);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => past.AtAsync(4, _latest, new(canceled: true)));

        Assert.Equal(4, (await past.AtAsync(4, _latest, CancellationToken.None)).Revision);
    }

    private PastSnapshots Past(int changes) => new(
        _ledger,
        Options.Create(new WorkforceSettings { PastSnapshots = 1, PastChanges = changes }),
        new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance));
}
