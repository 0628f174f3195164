using System.Collections.Concurrent;
using Workforce.V1;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;

namespace Workforce.Client.Tests.Fakes;

/// <summary>Takes pushes: keeps each change once, and breaks its streams off where a test says.</summary>
internal sealed class FakeLedger
{
    private readonly ConcurrentQueue<StreamScript> _scripts = new();
    private readonly ConcurrentDictionary<string, StaffingChange> _kept = new();
    private readonly ConcurrentQueue<ConcurrentQueue<PushStaffingChangesRequest>> _streams = new();

    /// <summary>The ids kept.</summary>
    public ICollection<string> Kept => _kept.Keys;

    /// <summary>The messages that arrived, stream by stream.</summary>
    public IReadOnlyList<IReadOnlyCollection<PushStaffingChangesRequest>> Streams => [.. _streams];

    /// <summary>The next stream that has no script yet follows this one. With none left, all is kept and acknowledged.</summary>
    public void Script(StreamScript script) => _scripts.Enqueue(script);

    public async Task TakeAsync(
        IAsyncStreamReader<PushStaffingChangesRequest> requests,
        IServerStreamWriter<PushStaffingChangesResponse> responses,
        ServerCallContext context)
    {
        var script = _scripts.TryDequeue(out var scripted) ? scripted : new StreamScript();
        var messages = new ConcurrentQueue<PushStaffingChangesRequest>();
        _streams.Enqueue(messages);
        var position = 0;

        if (script.Keep == 0)
        {
            await script.End(context);
            return;
        }

        await foreach (var message in requests.ReadAllAsync())
        {
            messages.Enqueue(message);
            var response = new PushStaffingChangesResponse();

            foreach (var change in message.Changes)
            {
                position++;
                var outcome = _kept.TryAdd(change.ChangeId, change) ? Outcome.Applied : Outcome.Duplicate;

                if (position <= script.Acknowledge)
                {
                    response.Acknowledgements.Add(new ChangeAcknowledgement
                    {
                        Position = script.Position(position),
                        ChangeId = change.ChangeId,
                        Outcome = outcome,
                    });
                }

                if (position == script.Keep)
                {
                    await responses.WriteAsync(response);
                    await script.End(context);
                    return;
                }
            }

            await responses.WriteAsync(response);
        }
    }
}

/// <summary>What one stream does before it ends.</summary>
internal sealed record StreamScript
{
    /// <summary>How many changes it keeps before it ends; all if not said.</summary>
    public int Keep { get; init; } = int.MaxValue;

    /// <summary>How many of those it acknowledges.</summary>
    public int Acknowledge { get; init; } = int.MaxValue;

    /// <summary>The position that it acknowledges a change with.</summary>
    public Func<int, long> Position { get; init; } = position => position;

    /// <summary>How it ends.</summary>
    public Func<ServerCallContext, Task> End { get; init; } = _ => Task.CompletedTask;
}
