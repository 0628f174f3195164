using System.Collections.Immutable;
using Workforce.Domain;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;
using Workforce.Ledger;
using Workforce.Service.Telemetry;

namespace Workforce.Service.Live;

/// <summary>Takes what the ledger has recorded into the live model, revision by revision. For any number of callers.</summary>
internal sealed class SnapshotPublisher(ChangeLedger ledger, LiveModel model, PastSnapshots past, TimeProvider clock) : IDisposable
{
    /// <summary>For how long the follower does not even look while this process writes, which sees what others recorded before it.</summary>
    private static readonly TimeSpan OwnPatience = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim _publishing = new(1);
    private readonly ShortPauses _pauses = new();
    private ImmutableList<OwnAppend> _own = [];
    private volatile WorkforceSnapshot _snapshot = WorkforceSnapshot.Empty;

    /// <summary>The snapshot published last; at first the empty one.</summary>
    public WorkforceSnapshot Snapshot => _snapshot;

    /// <summary>Publishes all that the ledger holds, for the first time.</summary>
    /// <param name="verifying">Looks the ledger through: nothing is published before it has ended well.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Where the ledger ended.</returns>
    /// <exception cref="LedgerUnavailableException">The ledger cannot be read now, or is damaged.</exception>
    public async Task<LedgerHead> LoadAsync(Task verifying, CancellationToken cancellationToken)
    {
        var looked = clock.GetTimestamp();

        try
        {
            var head = await ledger.HeadAsync(cancellationToken);
            model.IsCurrentAt(looked);
            var snapshot = await _snapshot.ThroughAsync(ledger, head.Revision, cancellationToken);
            await verifying;
            Publish(snapshot);
            return head;
        }
        catch (LedgerUnavailableException)
        {
            // Whoever looked all of it through knows best what is wrong with it.
            await verifying;
            throw;
        }
        finally
        {
            // Nobody may dispose of the ledger under it.
            await verifying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Publishes what has been recorded since, by whichever process, unless something is being published anyway.</summary>
    /// <returns>Whether anything had been.</returns>
    /// <exception cref="LedgerUnavailableException">The ledger cannot be read now.</exception>
    /// <exception cref="LedgerCutShortException">The ledger has lost what it had recorded.</exception>
    public async Task<bool> FollowAsync(CancellationToken cancellationToken)
    {
        if (!Volatile.Read(ref _own).IsEmpty && model.Behind < OwnPatience)
        {
            return true;
        }

        // Whoever publishes now catches up too; waiting here would only read back what this process is about to publish itself.
        if (!_publishing.Wait(TimeSpan.Zero, cancellationToken))
        {
            return true;
        }

        try
        {
            var looked = clock.GetTimestamp();
            var head = await ledger.HeadAsync(cancellationToken);

            if (head.Revision < _snapshot.Revision || (head.Revision == _snapshot.Revision && head.ChangeNumber != _snapshot.ChangeCount))
            {
                throw new LedgerCutShortException(_snapshot.Revision, head.Revision);
            }

            // Between a commit and its publication the follower would read back what the writer is about to publish from memory: for a commit
            // that is large that is a long time and a lot.
            var through = Math.Min(head.Revision, Volatile.Read(ref _own).Select(own => own.Revision - 1).DefaultIfEmpty(long.MaxValue).Min());
            var hasMoved = head.Revision > _snapshot.Revision;

            if (through > _snapshot.Revision)
            {
                await CatchUpAsync(through, cancellationToken);
            }

            if (_snapshot.Revision == head.Revision)
            {
                model.IsCurrentAt(looked);
            }

            return hasMoved;
        }
        finally
        {
            _publishing.Release();
        }
    }

    /// <summary>Says that an append begins, whose revision this process publishes itself.</summary>
    public OwnAppend BeginOwn()
    {
        var own = new OwnAppend();
        ImmutableInterlocked.Update(ref _own, all => all.Add(own));
        return own;
    }

    /// <summary>Says which revision an append that had begun is about to record; 0 if it came to nothing.</summary>
    /// <exception cref="LedgerCutShortException">
    /// The number was read from the ledger before, so that it has lost what it had recorded: to be seen here, before anything is built on the rest, since this
    /// process does not follow while it writes.
    /// </exception>
    public void Number(OwnAppend own, long revision)
    {
        var known = _snapshot.Revision;

        if (revision != 0 && revision <= known)
        {
            throw new LedgerCutShortException(known, revision - 1);
        }

        own.Numbered(revision);
    }

    /// <summary>Says that an append that had begun is published, or has failed.</summary>
    public void EndOwn(OwnAppend own) => ImmutableInterlocked.Update(ref _own, all => all.Remove(own));

    /// <summary>Publishes what was just appended.</summary>
    /// <param name="changes">The changes, as they were appended.</param>
    /// <param name="result">What the ledger made of them.</param>
    /// <param name="began">The clock's timestamp when the append began.</param>
    /// <returns>What became of each change.</returns>
    /// <exception cref="LedgerUnavailableException">What others recorded before cannot be read now.</exception>
    public async Task<CommittedChange[]> PublishAsync(Change[] changes, AppendResult result, long began)
    {
        await _publishing.WaitAsync();

        try
        {
            var recorded = Recorded(changes, result);

            // Another process on the same ledger may have recorded revisions in between.
            var before = recorded.Count > 0 ? result.Revision - 1 : result.Revision;

            if (_snapshot.Revision < before)
            {
                await CatchUpAsync(before, CancellationToken.None);
            }

            var effects = TakeIn(recorded, result.Revision);
            model.IsCurrentAt(began);

            return Committed(changes, result, effects);
        }
        finally
        {
            _publishing.Release();
        }
    }

    public void Dispose() => _publishing.Dispose();

    private static List<RecordedChange> Recorded(Change[] changes, AppendResult result)
    {
        var recorded = new List<RecordedChange>(changes.Length);

        for (var i = 0; i < changes.Length; i++)
        {
            if (result.Changes[i].Outcome is AppendOutcome.Recorded)
            {
                recorded.Add(new(result.Changes[i].Number, result.Revision, result.RecordedAt, AsRecorded(changes[i], result.Changes[i])));
            }
        }

        return recorded;
    }

    private static Change AsRecorded(Change change, AppendedChange appended) => appended.NameLeftOut ? change.WithoutName() : change;

    private ChangeEffect[] TakeIn(List<RecordedChange> recorded, long revision)
    {
        if (_snapshot.Revision >= revision)
        {
            // Nothing is new, or it was read back from the ledger while this waited for its turn.
            return [.. recorded.Select(change => _snapshot.EffectOf(change.Change))];
        }

        Publish(_snapshot.With(recorded, revision, out var effects));
        return effects;
    }

    private CommittedChange[] Committed(Change[] changes, AppendResult result, ChangeEffect[] effects)
    {
        var committed = new CommittedChange[changes.Length];
        var next = 0;

        for (var i = 0; i < committed.Length; i++)
        {
            committed[i] = result.Changes[i].Outcome is AppendOutcome.Recorded
                ? new(result.Changes[i], effects[next++])
                : new(result.Changes[i], new ChangeEffect(Superseded: false, _snapshot.WaitingFor(changes[i])));
        }

        return committed;
    }

    private async Task CatchUpAsync(long revision, CancellationToken cancellationToken)
    {
        using var catchingUp = Tracing.Begin("workforce.follow")?.SetTag("workforce.follow.revisions", revision - _snapshot.Revision);
        Publish(await _snapshot.ThroughAsync(ledger, revision, cancellationToken));
    }

    private void Publish(WorkforceSnapshot snapshot)
    {
        var hasErased = !ReferenceEquals(snapshot.NameErasures, _snapshot.NameErasures);
        var changes = snapshot.ChangeCount - _snapshot.ChangeCount;
        _snapshot = snapshot;
        model.Publish(snapshot);
        _pauses.Published(changes);

        if (hasErased)
        {
            past.Forget();
        }
    }
}
