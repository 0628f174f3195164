using System.Threading.Channels;
using Google.Protobuf.Collections;
using Grpc.Core;
using Workforce.Ledger;
using Workforce.Service.Live;
using Workforce.Service.Settings;
using Workforce.Service.Wire;
using Workforce.V1;
using ChangeReader = Workforce.Service.Wire.ChangeReader;
using StaffingChange = Workforce.Domain.Facts.StaffingChange;

namespace Workforce.Service.Endpoints;

/// <summary>One push: parses what arrives, submits it, and acknowledges each change in the order sent.</summary>
/// <remarks>Reading runs ahead of acknowledging by a bounded number of changes, so that a fast sender fills whole commits.</remarks>
internal sealed class PushStream(
    ChangeCommitter committer,
    WorkforceSettings settings,
    IAsyncStreamReader<PushStaffingChangesRequest> requests,
    IServerStreamWriter<PushStaffingChangesResponse> responses,
    CancellationToken stopping)
{
    private const int AcknowledgementsPerMessage = 1000;

    private readonly StreamWindow _window = new(settings.MaxUnacknowledgedChanges);
    private readonly Channel<PendingChanges> _pending = Channel.CreateUnbounded<PendingChanges>(
        new() { SingleReader = true, SingleWriter = true });

    private long _position;

    /// <exception cref="RpcException">
    /// INVALID_ARGUMENT if the stream had no change, or at a message that cannot be read; RESOURCE_EXHAUSTED at a message that is too large; UNAVAILABLE if the ledger
    /// cannot be written or the service stops. What was acknowledged before is durable.
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
        catch (OperationCanceledException) when (failing.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Acknowledging failed first, and says why below.
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.ResourceExhausted)
        {
            fault = Problem.MessageTooLarge(settings.MaxMessageBytes).ToException();
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.Internal)
        {
            // The transport's word for a message that is cut off, or compressed without saying how.
            fault = Problem.MessageNotReadable().ToException();
        }
        catch (InvalidDataException)
        {
            // Compressed, and not as it says.
            fault = Problem.MessageNotReadable().ToException();
        }
        catch (RpcException exception)
        {
            fault = exception;
        }
        finally
        {
            _pending.Writer.Complete();
        }

        await acknowledging;

        if (fault is not null)
        {
            throw fault;
        }

        if (_position == 0)
        {
            var reader = new FieldReader();
            reader.Reject("changes", "must have at least one change before the stream ends.");
            reader.ThrowIfInvalid();
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);

        try
        {
            while (await requests.MoveNext(either.Token))
            {
                var changes = requests.Current.Changes;

                if (changes.Count == 0)
                {
                    continue;
                }

                await _window.EnterAsync(changes.Count, either.Token);

                var (accepted, acknowledgements) = Parse(changes);
                var committed = accepted.Length == 0
                    ? Task.FromResult<CommittedChange[]>([])
                    : await committer.SubmitAsync(accepted, either.Token);

                await _pending.Writer.WriteAsync(new(accepted, acknowledgements, committed), CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Problem.NotReady().ToException();
        }
    }

    private (StaffingChange[] Accepted, ChangeAcknowledgement[] Acknowledgements) Parse(RepeatedField<V1.StaffingChange> changes)
    {
        var accepted = new List<StaffingChange>(changes.Count);
        var acknowledgements = new ChangeAcknowledgement[changes.Count];

        for (var i = 0; i < acknowledgements.Length; i++)
        {
            var reader = new FieldReader();
            var acknowledgement = new ChangeAcknowledgement { Position = ++_position };
            acknowledgements[i] = acknowledgement;

            if (ChangeReader.StaffingChange(reader, changes[i]) is { } change)
            {
                acknowledgement.Source = change.Source;
                acknowledgement.ChangeId = change.ChangeId;
                accepted.Add(change);
            }
            else
            {
                acknowledgement.Reject(changes[i], reader);
            }
        }

        return ([.. accepted], acknowledgements);
    }

    private async Task AcknowledgeAsync(CancellationTokenSource failing)
    {
        try
        {
            var response = new PushStaffingChangesResponse();

            await foreach (var pending in _pending.Reader.ReadAllAsync(failing.Token))
            {
                pending.Settle(await pending.Committed.WaitAsync(failing.Token));

                foreach (var acknowledgement in pending.Acknowledgements)
                {
                    response.Acknowledgements.Add(acknowledgement);

                    if (response.Acknowledgements.Count == AcknowledgementsPerMessage)
                    {
                        await responses.WriteAsync(response, failing.Token);
                        response = new();
                    }
                }

                // More of what is already settled goes into the same message; nobody waits for what is not.
                if (response.Acknowledgements.Count > 0 && !(_pending.Reader.TryPeek(out var next) && next.Committed.IsCompleted))
                {
                    await responses.WriteAsync(response, failing.Token);
                    response = new();
                }

                _window.Leave(pending.Acknowledgements.Length);
            }
        }
        catch (LedgerUnavailableException)
        {
            throw Problem.LedgerUnavailable().ToException();
        }
        finally
        {
            await failing.CancelAsync();
        }
    }

    /// <summary>The changes of one message, under way.</summary>
    private sealed record PendingChanges(
        StaffingChange[] Accepted,
        ChangeAcknowledgement[] Acknowledgements,
        Task<CommittedChange[]> Committed)
    {
        public void Settle(CommittedChange[] committed)
        {
            var next = 0;

            foreach (var acknowledgement in Acknowledgements)
            {
                if (acknowledgement.Outcome is not ChangeAcknowledgement.Types.Outcome.Rejected)
                {
                    acknowledgement.Settle(Accepted[next], committed[next]);
                    next++;
                }
            }
        }
    }
}
