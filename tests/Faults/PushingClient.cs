using System.Collections.Concurrent;
using Grpc.Core;
using Workforce.Service.Tests.Delivering;
using Workforce.V1;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;

namespace Workforce.Faults;

/// <summary>A sender with changes of its own, in no order and some of them over and over, who remembers what it was told of each.</summary>
internal sealed class PushingClient(IReadOnlyList<StaffingChange> changes, int seed, Totals totals)
{
    private const int MaxChangesPerMessage = 40;
    private const int BadOneIn = 50;
    private const int FinishAttempts = 50;

    private readonly Random _random = new(seed);
    private readonly ConcurrentDictionary<string, long> _acknowledged = new(StringComparer.Ordinal);
    private readonly List<StaffingChange[]> _sent = [];
    private HashSet<string> _inLedger = new(StringComparer.Ordinal);

    private string Source => changes[0].Source;

    public int Left => changes.Count - _acknowledged.Count;

    /// <summary>Pushes, again and again whatever happens to the service, until told to stop.</summary>
    /// <param name="address">Where the service is, once it is there.</param>
    /// <param name="pause">How long to wait between messages at most.</param>
    /// <param name="stop">Cancelled to stop.</param>
    public async Task RunAsync(Uri address, TimeSpan pause, CancellationToken stop)
    {
        using var channel = ServiceProcess.Connect(address);

        while (!stop.IsCancellationRequested)
        {
            try
            {
                await PushAsync(new(channel), Endless(), pause, stop);
            }
            catch (Exception exception) when (exception is RpcException { StatusCode: StatusCode.Unavailable or StatusCode.Cancelled or StatusCode.Internal }
                or OperationCanceledException or InvalidOperationException or IOException)
            {
                // The service is killed, or starts, or this is told to stop.
                await Task.WhenAny(Task.Delay(50, stop));
            }
        }
    }

    /// <summary>Pushes all that is not acknowledged yet, to a service that lives.</summary>
    public async Task FinishAsync(Uri address)
    {
        using var channel = ServiceProcess.Connect(address);

        for (var attempt = 1; Left > 0; attempt++)
        {
            var left = changes.Where(change => !_acknowledged.ContainsKey(change.ChangeId)).Chunk(MaxChangesPerMessage).ToList();

            try
            {
                await PushAsync(new(channel), left, TimeSpan.Zero, CancellationToken.None);
            }
            catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable && attempt < FinishAttempts)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Compares what a kill left behind with what this was told, and with what it had sent.</summary>
    public void Check(LedgerRows rows)
    {
        foreach (var (changeId, revision) in _acknowledged)
        {
            if (!rows.Revisions.TryGetValue((Source, changeId), out var recorded) || recorded != revision)
            {
                totals.AddLost($"{Source} {changeId} was acknowledged at revision {revision} and is recorded at {recorded}.");
            }
        }

        // A message becomes part of one commit: what it alone brought is there at one revision, or not at all.
        var broughtBy = _sent
            .SelectMany((message, place) => message.Where(change => change.Source == Source).Select(change => (change.ChangeId, place)))
            .Distinct()
            .GroupBy(sent => sent.ChangeId, sent => sent.place)
            .Where(places => !_inLedger.Contains(places.Key) && places.Count() == 1);

        foreach (var message in broughtBy.GroupBy(places => places.Single(), places => places.Key))
        {
            Check(message, rows);
        }

        _sent.Clear();
        _inLedger = [.. rows.Revisions.Keys.Where(key => key.Source == Source).Select(key => key.ChangeId)];
    }

    private void Check(IEnumerable<string> ofMessage, LedgerRows rows)
    {
        var revisions = ofMessage.Select(changeId => rows.Revisions.GetValueOrDefault((Source, changeId))).Distinct().ToList();

        if (revisions.Count > 1)
        {
            totals.AddHalf($"A message of {Source} is recorded in part: at revisions {string.Join(", ", revisions)}.");
        }

        if (!ofMessage.All(_acknowledged.ContainsKey))
        {
            totals.AddUnacknowledged(isRecorded: revisions is not [0]);
        }
    }

    private async Task PushAsync(
        StaffingService.StaffingServiceClient staffing,
        IEnumerable<StaffingChange[]> messages,
        TimeSpan pause,
        CancellationToken stop)
    {
        using var call = staffing.PushStaffingChanges(cancellationToken: stop);
        var sent = new Queue<StaffingChange>();
        var reading = ReadAsync(call.ResponseStream, sent);

        try
        {
            foreach (var message in messages)
            {
                lock (sent)
                {
                    Array.ForEach(message, sent.Enqueue);
                }

                _sent.Add(message);
                await call.RequestStream.WriteAsync(new() { Changes = { message } }, stop);

                if (pause > TimeSpan.Zero)
                {
                    await Task.Delay(_random.Next((int)pause.TotalMilliseconds + 1), stop);
                }

                if (reading.IsCompleted)
                {
                    break;
                }
            }

            await call.RequestStream.CompleteAsync();
        }
        finally
        {
            await reading;
        }
    }

    /// <summary>What is left in any order, with changes in between that were sent before, and now and then a bad one.</summary>
    private IEnumerable<StaffingChange[]> Endless()
    {
        while (true)
        {
            var message = new List<StaffingChange>();

            for (var count = 1 + _random.Next(MaxChangesPerMessage); message.Count < count;)
            {
                var change = changes[_random.Next(changes.Count)];

                if (!_acknowledged.ContainsKey(change.ChangeId) || _random.Next(4) == 0)
                {
                    message.Add(change);
                }
                else if (Left < changes.Count / 10)
                {
                    message.Add(change);
                }
            }

            if (_random.Next(BadOneIn) == 0)
            {
                message.Add(new() { ChangeId = "bad" });
            }

            yield return [.. message];
        }
    }

    private async Task ReadAsync(IAsyncStreamReader<PushStaffingChangesResponse> responses, Queue<StaffingChange> sent)
    {
        await foreach (var response in responses.ReadAllAsync())
        {
            foreach (var acknowledgement in response.Acknowledgements)
            {
                lock (sent)
                {
                    Note(sent.Dequeue(), acknowledgement);
                }
            }
        }
    }

    private void Note(StaffingChange change, ChangeAcknowledgement acknowledgement)
    {
        if (acknowledgement.Outcome is Outcome.Rejected)
        {
            totals.AddRejected();

            if (change.Source == Source)
            {
                totals.Fault($"{Source} {change.ChangeId} was rejected: {acknowledgement.Error.Message}");
            }
        }
        else if (_acknowledged.TryAdd(change.ChangeId, acknowledgement.Revision))
        {
            totals.AddAcknowledged();
        }
        else if (acknowledgement.Outcome is Outcome.Duplicate && _acknowledged[change.ChangeId] == acknowledgement.Revision)
        {
            totals.AddAcknowledgedAgain();
        }
        else
        {
            totals.AddLost($"{Source} {change.ChangeId} was acknowledged at revision {_acknowledged[change.ChangeId]}, "
                + $"and now as {acknowledgement.Outcome} at {acknowledgement.Revision}.");
        }
    }
}
