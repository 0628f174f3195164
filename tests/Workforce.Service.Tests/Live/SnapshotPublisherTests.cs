using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Workforce.Domain.Facts;
using Workforce.Ledger;
using Workforce.Service.Live;
using Workforce.Service.Settings;
using Workforce.Service.Tests.Delivering;
using Workforce.Service.Tests.Hosting;
using Workforce.Service.Wire;
using ChangeReader = Workforce.Service.Wire.ChangeReader;

namespace Workforce.Service.Tests.Live;

/// <summary>Own revisions and those of others meet in one model, in whatever order they are noticed.</summary>
public sealed class SnapshotPublisherTests : IAsyncLifetime, IDisposable
{
    private static readonly DateTime Now = new(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly StoppedClock _clock = new();
    private readonly TemporaryDirectory _directory = new();
    private readonly ChangeLedger _ledger;
    private readonly LiveModel _model;
    private readonly PastSnapshots _past;
    private readonly SnapshotPublisher _publisher;

    public SnapshotPublisherTests()
    {
        _ledger = ChangeLedger.OpenSqlite(_directory.File("workforce.db"));
        _model = new(Options.Create(new WorkforceSettings()), _clock);
        _past = new(_ledger, Options.Create(new WorkforceSettings()), new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance));
        _publisher = new(_ledger, _model, _past, _clock);
    }

    public async Task InitializeAsync()
    {
        await _ledger.MigrateAsync();
        await _publisher.LoadAsync(Task.CompletedTask, CancellationToken.None);
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    public void Dispose()
    {
        _publisher.Dispose();
        _past.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task PublishAsync_ReadBackByTheFollowerFirst_SaysTheSameOfEachChange()
    {
        Change[] changes = [Read(A.Unit("council")), Read(A.Post("post", "council", "2")), Read(A.Post("held", "unknown"))];
        var older = Read(A.Unit("council", with: earlier => earlier.Name = "an older name")) with { Made = new(Now.AddYears(-5), 0) };
        var result = await _ledger.AppendAsync([.. changes, older], Now);
        Assert.True(await _publisher.FollowAsync(CancellationToken.None));

        var late = await _publisher.PublishAsync([.. changes, older], result, 0);

        Assert.Equal([false, false, false, true], late.Select(each => each.Effect.Superseded));
        Assert.Equal([0, 0, 1, 0], late.Select(each => each.Effect.WaitingFor.Count));
        Assert.Equal((1L, 1), (_model.Current.Revision, _model.Current.Staffing.Held.Count));
    }

    [Fact]
    public async Task PublishAsync_OthersRecordedInBetween_TakesTheirsInBefore()
    {
        await _ledger.AppendAsync([Read(A.Unit("council"))], Now);
        Change[] own = [Read(A.Post("post", "council"))];
        var result = await _ledger.AppendAsync(own, Now);

        var committed = await _publisher.PublishAsync(own, result, 0);

        Assert.Empty(committed.Single().Effect.WaitingFor);
        Assert.Equal(2, _model.Current.Revision);
        Assert.False(await _publisher.FollowAsync(CancellationToken.None));
    }

    [Fact]
    public async Task PublishAsync_NothingButDuplicates_KnowsWhatOthersRecordedSince()
    {
        Change[] own = [Read(A.Unit("council"))];
        await _publisher.PublishAsync(own, await _ledger.AppendAsync(own, Now), 0);
        await _ledger.AppendAsync([Read(A.Post("post", "council"))], Now);

        var again = await _publisher.PublishAsync(own, await _ledger.AppendAsync(own, Now), 0);

        Assert.Equal((AppendOutcome.Duplicate, 1L), (again.Single().Appended.Outcome, again.Single().Appended.Revision));
        Assert.Equal(2, _model.Current.Revision);
    }

    [Fact]
    public async Task FollowAsync_OwnRevisionUnderWay_TakesInWhatIsBeforeItAndLeavesItToTheWriter()
    {
        var own = _publisher.BeginOwn();
        await _ledger.AppendAsync([Read(A.Unit("council"))], Now);
        Change[] post = [Read(A.Post("post", "council"))];
        var result = await _ledger.AppendAsync(post, () => Now, [], own.Numbered, CancellationToken.None);

        // Not long after it knew all, and the writer sees what is before its own.
        Assert.True(await _publisher.FollowAsync(CancellationToken.None));
        Assert.Equal(0, _model.Current.Revision);

        // However long the writer takes.
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await _publisher.FollowAsync(CancellationToken.None));
        Assert.Equal(1, _model.Current.Revision);
        Assert.Equal(TimeSpan.FromMinutes(1), _model.Behind);

        await _publisher.PublishAsync(post, result, _clock.GetTimestamp());
        _publisher.EndOwn(own);
        Assert.False(await _publisher.FollowAsync(CancellationToken.None));
        Assert.Equal(2, _model.Current.Revision);
    }

    [Fact]
    public async Task FollowAsync_OwnRevisionLost_ReadsItFromTheLedger()
    {
        var own = _publisher.BeginOwn();
        await _ledger.AppendAsync([Read(A.Unit("council"))], () => Now, [], own.Numbered, CancellationToken.None);

        // As when the writer could not publish it.
        _publisher.EndOwn(own);

        Assert.True(await _publisher.FollowAsync(CancellationToken.None));
        Assert.Equal(1, _model.Current.Revision);
    }

    /// <summary>A busy process does not follow: what it is about to record tells it that the ledger's end was cut off.</summary>
    [Fact]
    public async Task Number_OfARevisionThatWasReadBefore_SaysThatTheLedgerIsCutShort()
    {
        await _ledger.AppendAsync([Read(A.Unit("council"))], Now);
        await _publisher.FollowAsync(CancellationToken.None);
        var own = _publisher.BeginOwn();

        _publisher.Number(own, 2);
        _publisher.Number(own, 0);
        Assert.Throws<LedgerCutShortException>(() => _publisher.Number(own, 1));
        Assert.Equal(long.MaxValue, own.Revision);
    }

    /// <summary>What was lost has been written over by other changes, up to the same revision.</summary>
    [Fact]
    public async Task FollowAsync_OtherChangesUnderTheSameRevision_SaysThatTheLedgerIsCutShort()
    {
        await _ledger.AppendAsync([Read(A.Unit("council"))], Now);
        await _publisher.FollowAsync(CancellationToken.None);
        await using var connection = new SqliteConnection($"Data Source={_directory.File("workforce.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE ledger_head SET change_number = 2";
        await command.ExecuteNonQueryAsync();

        await Assert.ThrowsAsync<LedgerCutShortException>(() => _publisher.FollowAsync(CancellationToken.None));
    }

    private static Change Read(V1.StaffingChange change) =>
        ChangeReader.StaffingChange(new FieldReader(), change, Now) ?? throw new ArgumentException("The change is at fault.", nameof(change));

    private sealed class StoppedClock : TimeProvider
    {
        private long _timestamp = 1;

        public override long GetTimestamp() => _timestamp;

        public void Advance(TimeSpan time) => _timestamp += (long)(time.TotalSeconds * TimestampFrequency);
    }
}
