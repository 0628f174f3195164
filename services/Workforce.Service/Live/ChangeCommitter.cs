using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Workforce.Domain.Facts;
using Workforce.Ledger;
using Workforce.Ledger.Auditing;
using Workforce.Service.Auditing;
using Workforce.Service.Settings;
using Workforce.Service.Telemetry;

namespace Workforce.Service.Live;

/// <summary>The one writer: reads the ledger at start, then records what is submitted, many changes a commit, and publishes.</summary>
/// <remarks>
/// While one group is being made durable the next gathers, so that the slower the disk, the larger the groups; and the one before
/// it goes into the model meanwhile. A change is acknowledged when it is both durable and in the model.
/// </remarks>
internal sealed class ChangeCommitter(
    ChangeLedger ledger,
    LiveModel model,
    SnapshotPublisher publisher,
    IOptions<WorkforceSettings> settings,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    WorkforceMetrics metrics,
    ILogger<ChangeCommitter> logger) : BackgroundService
{
    private const int SubmissionsWaiting = 1024;

    private readonly Channel<Submission> _submissions = Channel.CreateBounded<Submission>(
        new BoundedChannelOptions(SubmissionsWaiting) { SingleReader = true });

    /// <summary>How many submissions wait for a commit.</summary>
    public int Waiting => _submissions.Reader.Count;

    /// <summary>Submits changes to be recorded in the order given; the task tells what became of each, once it is durable and in the model.</summary>
    /// <remarks>
    /// The task fails with a <see cref="LedgerUnavailableException"/> if they could not be recorded, or it is not known whether they
    /// were: they are to be sent again.
    /// </remarks>
    /// <param name="changes">The changes.</param>
    /// <param name="audit">What the audit trail is to say of those that are recorded, in the same transaction; see <see cref="AuditedCall"/>.</param>
    /// <param name="cancellationToken">Until they have been submitted, cancelling means that nothing is recorded.</param>
    /// <exception cref="OperationCanceledException">The service is stopping; nothing of them was recorded.</exception>
    public async ValueTask<Task<CommittedChange[]>> SubmitAsync(Change[] changes, AuditEntry audit, CancellationToken cancellationToken)
    {
        var submission = new Submission(changes, audit);

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

        // Once stopping, what was submitted before is still recorded: its senders wait for their acknowledgements.
        await using var closing = stoppingToken.Register(() => _submissions.Writer.TryComplete());
        var publishing = Task.CompletedTask;
        CommitGroup? before = null;

        while (await _submissions.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var group = new CommitGroup(Gather(), KnownSources(before), settings.Value.MaxSources);
            var began = clock.GetTimestamp();
            var own = publisher.BeginOwn();
            var trace = Tracing.BeginCommit(group.Submissions, group.Taken.Length);
            var result = await AppendAsync(group, own, began);
            trace?.AddEvent(new(result is null ? "failed" : "durable"));

            await publishing;
            before = result is null ? null : group;
            publishing = Task.Run(() => PublishAsync(group, own, result, began, trace), CancellationToken.None);
        }

        await publishing;
    }

    private async Task<bool> LoadAsync(CancellationToken stoppingToken)
    {
        try
        {
            var started = clock.GetTimestamp();
            await ledger.PrepareAsync(settings.Value.CreateLedger, stoppingToken);

            // Beside the reading, which leaves a part of the machine free; nothing is published before both have ended well.
            var verifying = settings.Value.VerifyAtStart ? Task.Run(() => ledger.VerifyAsync(stoppingToken), stoppingToken) : Task.CompletedTask;
            var head = await publisher.LoadAsync(verifying, stoppingToken);
            logger.Ready(head.ChangeNumber, head.Revision, ledger.Description, clock.GetElapsedTime(started));
            return true;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            model.Fail(new OperationCanceledException("The service was stopped before it was ready."));
            return false;
        }
        catch (LedgerUnavailableException exception)
        {
            logger.LedgerNotReadable(ledger.Description, exception.Message);
            return Fail(exception);
        }
        catch (Exception exception)
        {
            logger.LoadFailed(exception);
            return Fail(exception);
        }
    }

    /// <summary>Stops the service: there is nothing to answer from.</summary>
    private bool Fail(Exception exception)
    {
        model.Fail(exception);
        lifetime.StopApplication();
        return false;
    }

    /// <summary>The sources that count: those published, by whichever process, and those of the group that is durable and about to be. What failed has none.</summary>
    private HashSet<string> KnownSources(CommitGroup? before)
    {
        var snapshot = publisher.Snapshot;
        HashSet<string> sources = new(snapshot.Staffing.Sources.Keys, StringComparer.Ordinal);
        sources.UnionWith(snapshot.Caseloads.CaseSystems);

        if (before is not null)
        {
            sources.UnionWith(before.NewSources);
        }

        return sources;
    }

    private List<Submission> Gather()
    {
        var submissions = new List<Submission>();
        var count = 0;

        while (count < settings.Value.MaxChangesPerCommit && _submissions.Reader.TryRead(out var submission))
        {
            submissions.Add(submission);
            count += submission.Changes.Length;
        }

        return submissions;
    }

    /// <returns>What the ledger made of the group; null if it could not be recorded, which its senders are told.</returns>
    private async Task<AppendResult?> AppendAsync(CommitGroup group, OwnAppend own, long began)
    {
        if (model.Failure is { } failure)
        {
            // Not into a ledger that has turned out not to be the one that was read.
            group.Fail(new LedgerUnavailableException(failure.Message, failure));
            return null;
        }

        try
        {
            // No cancellation: a commit that has begun is worth more than an early exit.
            var result = await ledger.AppendAsync(group.Taken, () => clock.GetUtcNow().UtcDateTime, group.Audited, revision => publisher.Number(own, revision), CancellationToken.None);
            metrics.Committed(clock.GetElapsedTime(began), group.Taken.Length);
            return result;
        }
        catch (LedgerUnavailableException exception)
        {
            metrics.Committed(clock.GetElapsedTime(began), group.Taken.Length, exception);
            logger.LedgerUnavailable(exception);
            group.Fail(exception);
            return null;
        }
        catch (LedgerCutShortException exception)
        {
            logger.LedgerCutShort(exception.Message);
            Fail(exception);
            group.Fail(new LedgerUnavailableException(exception.Message, exception));
            return null;
        }
        catch (Exception exception)
        {
            metrics.Committed(clock.GetElapsedTime(began), group.Taken.Length, exception);
            logger.CommitFailed(exception);
            group.Fail(exception);
            return null;
        }
    }

    /// <param name="group">What was appended.</param>
    /// <param name="own">The append, which is over then.</param>
    /// <param name="result">What the ledger made of it; null if it could not be recorded.</param>
    /// <param name="began">The clock's timestamp when the append began.</param>
    /// <param name="trace">Ends with it, where somebody traces it.</param>
    private async Task PublishAsync(CommitGroup group, OwnAppend own, AppendResult? result, long began, Activity? trace)
    {
        try
        {
            if (result is not null)
            {
                metrics.Changed(group.Settle(await publisher.PublishAsync(group.Taken, result, began)));
            }
        }
        catch (Exception exception)
        {
            // The follower catches up with what this one could not take in.
            logger.PublishFailed(exception);
            group.Fail(exception);
        }
        finally
        {
            publisher.EndOwn(own);
            trace?.Dispose();
        }
    }
}
