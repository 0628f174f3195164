using Grpc.Core;
using Workforce.Service.Live;
using Workforce.Service.Settings;
using Workforce.Service.Wire;
using Workforce.V1;
using BreachEvent = Workforce.V1.BreachEvent;

namespace Workforce.Service.Endpoints;

/// <summary>One watch: sends the state, then what changes, and signs of life, until its reader leaves or the service stops.</summary>
internal sealed class BreachWatch(
    BreachLog log,
    WatchScope scope,
    IServerStreamWriter<WatchCaseloadBreachesResponse> responses,
    WorkforceSettings settings,
    TimeProvider clock)
{
    /// <summary>As the contract says of a message.</summary>
    private const int BreachesPerMessage = 200;

    /// <summary>After how many changes those read are sent before more are read.</summary>
    private const int ChangesAtOnce = 1000;

    /// <param name="after">What the reader knows already; null for nothing.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public async Task RunAsync(FeedPosition? after, CancellationToken cancellationToken)
    {
        using var watcher = log.Watch(scope.UnitId);

        if (after is null || !watcher.TryResume(after.Value))
        {
            await SendStateAsync(watcher, anew: after is not null, cancellationToken);
        }

        var (heartbeat, news) = (Task.CompletedTask, Task.CompletedTask);

        while (true)
        {
            var (changes, position) = watcher.Read(ChangesAtOnce);

            if (changes is null)
            {
                await SendStateAsync(watcher, anew: true, cancellationToken);
            }
            else if (scope.EventsOf(changes) is { Count: > 0 } events)
            {
                await SendAsync(events, position, cancellationToken);
            }
            else if (changes.Count == 0)
            {
                if (heartbeat.IsCompleted)
                {
                    await responses.WriteAsync(Message(position), cancellationToken);
                    heartbeat = Task.Delay(settings.WatchHeartbeat, clock, cancellationToken);
                }

                news = news.IsCompleted ? watcher.NewsAsync(cancellationToken) : news;
                await Task.WhenAny(news, heartbeat);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task SendStateAsync(BreachLog.Watcher watcher, bool anew, CancellationToken cancellationToken)
    {
        var (snapshot, position) = watcher.Begin();
        var message = new BreachState { First = true, Anew = anew };

        foreach (var (breach, _) in snapshot.Breaches.OpenOn(scope.UnitId, position.Day))
        {
            if (!scope.Has(breach.On(position.Day).Place))
            {
                continue;
            }

            if (message.Breaches.Count == BreachesPerMessage)
            {
                await responses.WriteAsync(new() { State = message, AsOfDate = position.Day.ToProto() }, cancellationToken);
                message = new() { Anew = anew };
            }

            message.Breaches.Add(breach.ToProto(snapshot, position.Day));
        }

        message.Complete = true;
        await responses.WriteAsync(Message(position, state: message), cancellationToken);
    }

    private async Task SendAsync(List<BreachEvent> events, FeedPosition position, CancellationToken cancellationToken)
    {
        foreach (var (i, part) in events.Chunk(BreachesPerMessage).Index())
        {
            // Only the last part leads up to the position: who resumes from one before it gets the rest again.
            var message = Message(position, events: new() { Events = { part } });
            var isLast = (i + 1) * BreachesPerMessage >= events.Count;
            await responses.WriteAsync(isLast ? message : new() { Events = message.Events, AsOfDate = message.AsOfDate }, cancellationToken);
        }
    }

    private static WatchCaseloadBreachesResponse Message(FeedPosition position, BreachState? state = null, BreachEvents? events = null)
    {
        var message = new WatchCaseloadBreachesResponse { Revision = position.Revision, AsOfDate = position.Day.ToProto() };

        if (state is not null)
        {
            message.State = state;
        }
        else if (events is not null)
        {
            message.Events = events;
        }

        return message;
    }
}
