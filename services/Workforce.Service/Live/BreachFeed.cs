using Microsoft.Extensions.Options;
using Workforce.Domain;
using Workforce.Domain.Caseloads;
using Workforce.Service.Settings;

namespace Workforce.Service.Live;

/// <summary>Works out what every commit and the passing of every day change of the breaches: once, for all who watch.</summary>
/// <remarks>It follows the snapshots as they are published, one by one, beside the writer and never in its way.</remarks>
internal sealed class BreachFeed(LiveModel model, Readings readings, TimeProvider clock, IOptions<WorkforceSettings> settings, ILogger<BreachFeed> logger)
    : BackgroundService
{
    /// <summary>How often the day is looked at apart from midnight: the clock may be put right.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    private readonly BreachLog _log = new(settings.Value.WatchBacklog);
    private readonly Movement _movement = new();

    public BreachLog Log => _log;

    /// <summary>Waits until the log has reached a revision that has been published.</summary>
    public async Task ReachAsync(long revision, CancellationToken cancellationToken)
    {
        while (true)
        {
            var moved = _movement.Next;

            if (_log.Position is { Day: var day, Revision: var reached } && day != default && reached >= revision)
            {
                return;
            }

            await moved.WaitAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();

        try
        {
            await model.Ready.WaitAsync(stoppingToken);
            await FollowAsync(stoppingToken);
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested || model.Ready.IsFaulted)
        {
            // There will be nothing to watch; the streams end with the service.
        }
    }

    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        var (snapshot, later) = model.Follow();
        var (day, sleep) = (readings.Today, Task.CompletedTask);
        var published = later.WaitToReadAsync(stoppingToken).AsTask();
        _log.Reset(snapshot, day);
        _movement.Happened();

        while (true)
        {
            if (sleep.IsCompleted)
            {
                sleep = Task.Delay(UntilTomorrow(), clock, stoppingToken);
            }

            await Task.WhenAny(published, sleep);
            stoppingToken.ThrowIfCancellationRequested();
            var next = later.TryRead(out var read) ? read : snapshot;

            try
            {
                day = PassTo(readings.Today, snapshot, day);

                if (!ReferenceEquals(next, snapshot))
                {
                    Take(snapshot, next, day);
                }
            }
            catch (Exception exception)
            {
                // A fault of ours must not end every watch: they begin anew.
                logger.BreachesNotFollowed(exception);
                day = readings.Today;
                _log.Reset(next, day);
            }

            snapshot = next;
            published = published.IsCompleted ? later.WaitToReadAsync(stoppingToken).AsTask() : published;
            _movement.Happened();
        }
    }

    private void Take(WorkforceSnapshot before, WorkforceSnapshot after, DateOnly day)
    {
        if (!ReferenceEquals(after.NameErasures, before.NameErasures))
        {
            // What is kept to be sent may hold the name; who watches gets the state anew, in which it is not.
            _log.Reset(after, day);
            return;
        }

        _log.Add(after, BreachStep.Of(BreachChange.Between(before, after, day), (before, day), (after, day)));
    }

    /// <summary>Lets days pass one by one; never backwards, wherever the clock is put.</summary>
    private DateOnly PassTo(DateOnly today, WorkforceSnapshot snapshot, DateOnly day)
    {
        for (; day < today; day = day.AddDays(1))
        {
            _log.Add(snapshot, BreachStep.Of(BreachChange.Overnight(snapshot, day), (snapshot, day), (snapshot, day.AddDays(1))));
        }

        return day;
    }

    private TimeSpan UntilTomorrow()
    {
        var left = readings.UntilTomorrow;
        return left < LongestSleep ? left : LongestSleep;
    }
}
