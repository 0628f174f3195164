using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;
using Workforce.Ledger;
using Workforce.Service.Settings;

namespace Workforce.Service.Live;

/// <summary>The one writer: reads the ledger at start, then records what is submitted, many changes a commit, and publishes.</summary>
/// <remarks>While one group is being made durable the next gathers, so that the slower the disk, the larger the groups.</remarks>
internal sealed class ChangeCommitter(
    StaffingLedger ledger,
    LiveModel model,
    IOptions<WorkforceSettings> settings,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILogger<ChangeCommitter> logger) : BackgroundService
{
    private const int SubmissionsWaiting = 1024;

    private readonly Channel<Submission> _submissions = Channel.CreateBounded<Submission>(
        new BoundedChannelOptions(SubmissionsWaiting) { SingleReader = true });

    private StaffingSnapshot _snapshot = StaffingSnapshot.Empty;

    /// <summary>Records changes, in the order given, and returns what became of each once they are durable and in the model.</summary>
    /// <exception cref="LedgerUnavailableException">Nothing of them was recorded.</exception>
    /// <exception cref="OperationCanceledException">The service is stopping; nothing of them was recorded.</exception>
    public async ValueTask<Task<CommittedChange[]>> SubmitAsync(StaffingChange[] changes, CancellationToken cancellationToken)
    {
        var submission = new Submission(changes);

        try
        {
            await _submissions.Writer.WriteAsync(submission, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new OperationCanceledException("The service is stopping.");
        }

        return submission.Committed.Task;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The ledger works on the thread that calls it; the host's start must not wait for it.
        await Task.Yield();

        if (!await LoadAsync(stoppingToken))
        {
            return;
        }

        var group = new List<Submission>();

        // Once stopping, what was submitted before is still recorded: its senders wait for their acknowledgements.
        await using var closing = stoppingToken.Register(() => _submissions.Writer.TryComplete());

        while (await _submissions.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var count = 0;

            while (count < settings.Value.MaxChangesPerCommit && _submissions.Reader.TryRead(out var submission))
            {
                group.Add(submission);
                count += submission.Changes.Length;
            }

            await CommitAsync(group, count);
            group.Clear();
        }
    }

    private async Task<bool> LoadAsync(CancellationToken stoppingToken)
    {
        try
        {
            var started = clock.GetTimestamp();
            await ledger.MigrateAsync(stoppingToken);

            if (settings.Value.VerifyAtStart)
            {
                await ledger.VerifyAsync(stoppingToken);
            }

            var head = await ledger.HeadAsync(stoppingToken);
            _snapshot = await _snapshot.ThroughAsync(ledger, head.Revision, stoppingToken);
            model.Publish(_snapshot);
            logger.Ready(head.ChangeNumber, head.Revision, clock.GetElapsedTime(started));
            return true;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            model.Fail(new OperationCanceledException("The service was stopped before it was ready."));
            return false;
        }
        catch (Exception exception)
        {
            // Whatever it is, there is nothing to answer from.
            logger.LedgerNotReadable(exception);
            model.Fail(exception);
            lifetime.StopApplication();
            return false;
        }
    }

    private async Task CommitAsync(List<Submission> group, int count)
    {
        try
        {
            var changes = group.Count == 1 ? group[0].Changes : Flatten(group, count);
            var committed = await CommitAsync(changes);
            var from = 0;

            foreach (var submission in group)
            {
                submission.Committed.SetResult(committed[from..(from + submission.Changes.Length)]);
                from += submission.Changes.Length;
            }
        }
        catch (Exception exception)
        {
            if (exception is LedgerUnavailableException)
            {
                logger.LedgerUnavailable(exception);
            }
            else
            {
                logger.CommitFailed(exception);
            }

            foreach (var submission in group)
            {
                submission.Committed.TrySetException(exception);
            }
        }
    }

    private async Task<CommittedChange[]> CommitAsync(StaffingChange[] changes)
    {
        var refused = SourcesBeyondTheLimit(changes);
        var taken = refused.Count == 0 ? changes : Array.FindAll(changes, change => !refused.Contains(change.Source));

        // No cancellation: a commit that has begun is worth more than an early exit.
        var result = await ledger.AppendAsync(taken, clock.GetUtcNow().UtcDateTime, CancellationToken.None);
        var committed = await PublishAsync(taken, result);

        if (refused.Count == 0)
        {
            return committed;
        }

        var next = 0;
        return Array.ConvertAll(changes, change => refused.Contains(change.Source) ? CommittedChange.OfSourceRefused : committed[next++]);
    }

    /// <summary>New sources that are more than the service takes, since every answer says how fresh each is.</summary>
    private HashSet<string> SourcesBeyondTheLimit(StaffingChange[] changes)
    {
        var room = settings.Value.MaxSources - _snapshot.Sources.Count;
        var added = new HashSet<string>(StringComparer.Ordinal);
        var refused = new HashSet<string>(StringComparer.Ordinal);

        foreach (var change in changes)
        {
            if (!_snapshot.Sources.ContainsKey(change.Source) && !added.Contains(change.Source))
            {
                (added.Count < room ? added : refused).Add(change.Source);
            }
        }

        return refused;
    }

    private async Task<CommittedChange[]> PublishAsync(StaffingChange[] changes, AppendResult result)
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
        var previous = recorded.Count > 0 ? result.Revision - 1 : result.Revision;

        if (_snapshot.Revision < previous)
        {
            _snapshot = await _snapshot.ThroughAsync(ledger, previous, CancellationToken.None);
            model.Publish(_snapshot);
        }

        var effects = Array.Empty<ChangeEffect>();

        if (recorded.Count > 0)
        {
            _snapshot = _snapshot.With(recorded, result.Revision, out effects);
            model.Publish(_snapshot);
        }

        var committed = new CommittedChange[changes.Length];
        var effect = 0;

        for (var i = 0; i < committed.Length; i++)
        {
            var appended = result.Changes[i];
            committed[i] = new(appended, appended.Outcome is AppendOutcome.Recorded ? effects[effect++] : null);
        }

        return committed;
    }

    private static StaffingChange[] Flatten(List<Submission> group, int count)
    {
        var changes = new StaffingChange[count];
        var next = 0;

        foreach (var submission in group)
        {
            submission.Changes.CopyTo(changes, next);
            next += submission.Changes.Length;
        }

        return changes;
    }

    private sealed class Submission(StaffingChange[] changes)
    {
        public StaffingChange[] Changes => changes;

        public TaskCompletionSource<CommittedChange[]> Committed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>What became of a submitted change: in the ledger, and, if it was new, in the model.</summary>
internal readonly record struct CommittedChange(AppendedChange Appended, ChangeEffect? Effect, bool IsSourceRefused = false)
{
    /// <summary>Not recorded, because its source is new and as many as are taken are known.</summary>
    public static CommittedChange OfSourceRefused => new(default, null, IsSourceRefused: true);
}
