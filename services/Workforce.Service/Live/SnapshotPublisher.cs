using Workforce.Domain;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;
using Workforce.Ledger;

namespace Workforce.Service.Live;

/// <summary>Takes what the ledger has recorded into the live model, revision by revision. One caller at a time.</summary>
internal sealed class SnapshotPublisher(ChangeLedger ledger, LiveModel model)
{
    private WorkforceSnapshot _snapshot = WorkforceSnapshot.Empty;

    /// <summary>Reads everything through a revision, and publishes it.</summary>
    public async Task<WorkforceSnapshot> CatchUpAsync(long revision, CancellationToken cancellationToken)
    {
        _snapshot = await _snapshot.ThroughAsync(ledger, revision, cancellationToken);
        model.Publish(_snapshot);
        return _snapshot;
    }

    /// <summary>Publishes what other processes have recorded since, if they have.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        var head = await ledger.HeadAsync(cancellationToken);

        if (head.Revision > _snapshot.Revision)
        {
            await CatchUpAsync(head.Revision, cancellationToken);
        }
    }

    /// <summary>Publishes what was just appended.</summary>
    /// <param name="changes">The changes, as they were appended.</param>
    /// <param name="result">What the ledger made of them.</param>
    /// <returns>What became of each change.</returns>
    public async Task<CommittedChange[]> PublishAsync(Change[] changes, AppendResult result)
    {
        var recorded = new List<RecordedChange>(changes.Length);

        for (var i = 0; i < changes.Length; i++)
        {
            if (result.Changes[i].Outcome is AppendOutcome.Recorded)
            {
                recorded.Add(new(result.Changes[i].Number, result.Revision, result.RecordedAt, changes[i]));
            }
        }

        // Another process on the same ledger may have recorded revisions in between.
        var before = recorded.Count > 0 ? result.Revision - 1 : result.Revision;

        if (_snapshot.Revision < before)
        {
            await CatchUpAsync(before, CancellationToken.None);
        }

        var effects = Array.Empty<ChangeEffect>();

        if (recorded.Count > 0)
        {
            _snapshot = _snapshot.With(recorded, result.Revision, out effects);
            model.Publish(_snapshot);
        }

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
}
