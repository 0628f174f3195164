using System.Threading.Channels;
using Grpc.Core;
using Workforce.Ledger;
using Workforce.Service.Access.Units;
using Workforce.Service.Live;
using Workforce.Service.Settings;
using Workforce.Service.Telemetry;
using Workforce.Service.Wire;
using Workforce.V1;
using AuditEntry = Workforce.Ledger.Auditing.AuditEntry;
using Change = Workforce.Domain.Facts.Change;

namespace Workforce.Service.Endpoints;

/// <summary>One push: parses what arrives, submits it, and acknowledges each change in the order sent.</summary>
/// <remarks>Reading runs ahead of acknowledging by a bounded number of changes, so that a fast sender fills whole commits.</remarks>
internal sealed class PushStream<TRequest, TResponse, TChange>(
    PushFormat<TRequest, TResponse, TChange> format,
    PushPermission permission,
    Readings readings,
    ChangeCommitter committer,
    WorkforceSettings settings,
    IAsyncStreamReader<TRequest> requests,
    IServerStreamWriter<TResponse> responses,
    AuditEntry audit,
    TimeProvider clock,
    WorkforceMetrics metrics,
    CancellationToken stopping)
    where TResponse : new()
{
    /// <summary>As the contract says of a message.</summary>
    private const int MaxChangesPerMessage = 10_000;

    /// <summary>How many changes are parsed, and how many acknowledgements written, at once.</summary>
    private const int SliceSize = 1000;

    private readonly StreamWindow _window = new(settings.MaxUnacknowledgedChanges);
    private readonly Channel<PendingChanges> _pending = Channel.CreateUnbounded<PendingChanges>(
        new() { SingleReader = true, SingleWriter = true });

    private Task<CommittedChange[]> _lastSubmitted = Task.FromResult<CommittedChange[]>([]);
    private long _position;

    /// <exception cref="RpcException">
    /// INVALID_ARGUMENT if the stream had no change, or at a message that cannot be read; RESOURCE_EXHAUSTED at a message that is
    /// too large; UNAVAILABLE if the ledger cannot be written or the service stops. What was acknowledged before is durable.
    /// </exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var failing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var acknowledging = AcknowledgeAsync(failing);
        RpcException? fault = null;

        try
        {
            await ReadAsync(failing.Token);
        }
        catch (RpcException exception)
        {
            // Thrown once all that came before it is acknowledged.
            fault = exception;
        }
        catch (OperationCanceledException) when (failing.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Acknowledging failed first, and says why below.
        }
        catch
        {
            _pending.Writer.TryComplete();

            // What was read before the sender went is still recorded; its acknowledgements have nowhere to go.
            await acknowledging.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }

        _pending.Writer.TryComplete();
        await acknowledging;

        if (fault is not null)
        {
            throw fault;
        }

        if (_position == 0)
        {
            throw Problem.InvalidField("changes", "must have at least one change before the stream ends.").ToException();
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);

        try
        {
            while (await requests.MoveNext(either.Token))
            {
                var changes = format.ChangesOf(requests.Current);

                if (changes.Count > MaxChangesPerMessage)
                {
                    throw Problem.InvalidField("changes", $"must be at most {MaxChangesPerMessage} in a message.").ToException();
                }

                foreach (var slice in changes.Chunk(SliceSize))
                {
                    await SubmitInOrderAsync(slice, either.Token);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Problem.NotReady().ToException();
        }
    }

    /// <summary>Submits changes at once, but for the guarded ones, of which each waits for all before it.</summary>
    private async Task SubmitInOrderAsync(TChange[] changes, CancellationToken cancellationToken)
    {
        var from = 0;

        for (var i = 0; i < changes.Length; i++)
        {
            if (format.IsGuarded(changes[i]) || MustWaitForPermission(changes[i]))
            {
                await SubmitAsync(changes[from..i], cancellationToken);
                await Task.WhenAny(_lastSubmitted).WaitAsync(cancellationToken);
                await SubmitAsync(changes[i..(i + 1)], cancellationToken);
                from = i + 1;
            }
        }

        await SubmitAsync(from == 0 ? changes : changes[from..], cancellationToken);
    }

    /// <summary>Whether the change refers to something that may be among what was sent before it: only then can it be said whether it is allowed.</summary>
    private bool MustWaitForPermission(TChange change) =>
        permission.IsNeeded && format.Read(new(), change, clock.GetUtcNow().UtcDateTime) is { } read && permission.MustWait(read);

    private async Task SubmitAsync(TChange[] changes, CancellationToken cancellationToken)
    {
        if (changes.Length == 0)
        {
            return;
        }

        await _window.EnterAsync(changes.Length, cancellationToken);

        var (accepted, acknowledgements, isJudged) = Parse(changes);

        if (isJudged)
        {
            // What another replica has acknowledged a moment ago may be just what speaks for the change: nobody is refused for what this one has not read yet.
            await readings.OfHeadAsync(cancellationToken);
            (accepted, acknowledgements, _) = Parse(changes);
        }

        _position += changes.Length;

        if (accepted.Length < acknowledgements.Length)
        {
            metrics.Rejected(acknowledgements);
        }

        var committed = Task.FromResult<CommittedChange[]>([]);

        if (accepted.Length > 0)
        {
            _lastSubmitted = committed = await committer.SubmitAsync(accepted, audit, cancellationToken);
        }

        await _pending.Writer.WriteAsync(new(accepted, acknowledgements, committed), CancellationToken.None);
    }

    /// <returns>What is to be recorded, what is to be said of all, and whether something of it is refused by what is known.</returns>
    private (Change[] Accepted, ChangeAcknowledgement[] Acknowledgements, bool IsJudged) Parse(TChange[] changes)
    {
        var isJudged = false;
        var accepted = new List<Change>(changes.Length);
        var acknowledgements = new ChangeAcknowledgement[changes.Length];
        var now = clock.GetUtcNow().UtcDateTime;
        var reader = new FieldReader();

        for (var i = 0; i < acknowledgements.Length; i++)
        {
            reader = reader.IsValid ? reader : new();
            var acknowledgement = new ChangeAcknowledgement { Position = _position + i + 1 };
            acknowledgements[i] = acknowledgement;

            if (format.Read(reader, changes[i], now) is not { } change)
            {
                acknowledgement.Reject(format.IdsOf(changes[i]), Problem.InvalidFields(reader.Violations));
            }
            else if (permission.Refusal(change) is { } forbidden)
            {
                acknowledgement.Reject(format.IdsOf(changes[i]), forbidden);
                isJudged = true;
            }
            else if (format.IsGuarded(changes[i]) && format.Refusal(changes[i], change) is { } refusal)
            {
                acknowledgement.Reject(format.IdsOf(changes[i]), refusal);
                isJudged = true;
            }
            else
            {
                acknowledgement.Source = change.Source;
                acknowledgement.ChangeId = change.ChangeId;
                accepted.Add(change);
            }
        }

        return ([.. accepted], acknowledgements, isJudged);
    }

    private async Task AcknowledgeAsync(CancellationTokenSource failing)
    {
        var response = new TResponse();
        var acknowledgements = format.AcknowledgementsOf(response);

        try
        {
            await foreach (var pending in _pending.Reader.ReadAllAsync(failing.Token))
            {
                pending.Settle(await pending.Committed.WaitAsync(failing.Token), settings.MaxSources);
                acknowledgements.Add(pending.Acknowledgements);

                // More of what is already settled goes into the same message; nobody waits for what is not.
                if (acknowledgements.Count >= SliceSize || !(_pending.Reader.TryPeek(out var next) && next.Committed.IsCompleted))
                {
                    await responses.WriteAsync(response, failing.Token);
                    response = new();
                    acknowledgements = format.AcknowledgementsOf(response);
                }

                _window.Leave(pending.Acknowledgements.Length);
            }
        }
        catch (LedgerUnavailableException)
        {
            if (acknowledgements.Count > 0)
            {
                await responses.WriteAsync(response, failing.Token);
            }

            throw Problem.LedgerUnavailable().ToException();
        }
        finally
        {
            await failing.CancelAsync();
        }
    }

    /// <summary>The changes of one slice, under way.</summary>
    private sealed record PendingChanges(
        Change[] Accepted,
        ChangeAcknowledgement[] Acknowledgements,
        Task<CommittedChange[]> Committed)
    {
        public void Settle(CommittedChange[] committed, int maxSources)
        {
            var next = 0;

            foreach (var acknowledgement in Acknowledgements)
            {
                if (acknowledgement.Outcome is not ChangeAcknowledgement.Types.Outcome.Rejected)
                {
                    acknowledgement.Settle(Accepted[next], committed[next], maxSources);
                    next++;
                }
            }
        }
    }
}
