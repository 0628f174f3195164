using Microsoft.Extensions.Options;
using Workforce.Ledger;
using Workforce.Service.Settings;
using Workforce.Service.Telemetry;

namespace Workforce.Service.Live;

/// <summary>Follows what other processes record in the same ledger, whether this one writes or not.</summary>
/// <remarks>It looks often while there is something to see, and less often while there is not, but never less than the interval set.</remarks>
internal sealed class LedgerFollower(
    SnapshotPublisher publisher,
    LiveModel model,
    IOptions<WorkforceSettings> settings,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    WorkforceMetrics metrics,
    ILogger<LedgerFollower> logger) : BackgroundService
{
    /// <summary>How many times as often it looks while there is something to see.</summary>
    private const int Haste = 8;

    private long? _lostAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var longest = settings.Value.FollowInterval;
        var delay = longest;

        try
        {
            await model.Ready.WaitAsync(stoppingToken);

            while (true)
            {
                await Task.Delay(delay, clock, stoppingToken);
                var hasMoved = await FollowAsync(stoppingToken);
                delay = hasMoved ? longest / Haste : TimeSpan.FromTicks(Math.Min(2 * delay.Ticks, longest.Ticks));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
        catch (LedgerCutShortException exception)
        {
            logger.LedgerCutShort(exception.Message);
            model.Fail(exception);
            lifetime.StopApplication();
        }
        catch when (model.Failure is not null)
        {
            // The ledger could not be read at start, and whoever tried has said why.
        }
    }

    /// <returns>Whether there was anything.</returns>
    private async Task<bool> FollowAsync(CancellationToken stoppingToken)
    {
        try
        {
            var hasMoved = await publisher.FollowAsync(stoppingToken);

            if (_lostAt is { } lostAt)
            {
                logger.LedgerFollowedAgain(clock.GetElapsedTime(lostAt));
                _lostAt = null;
            }

            return hasMoved;
        }
        catch (Exception exception) when (exception is not LedgerCutShortException && !stoppingToken.IsCancellationRequested)
        {
            metrics.Failed(WorkforceMetrics.LedgerWork.Follow, exception);

            // Said once, and again when it is over.
            if (_lostAt is null)
            {
                _lostAt = clock.GetTimestamp();
                LogLost(exception);
            }

            return false;
        }
    }

    private void LogLost(Exception exception)
    {
        if (exception is LedgerUnavailableException)
        {
            logger.LedgerNotFollowed(exception.Message);
        }
        else
        {
            logger.FollowFailed(exception);
        }
    }
}
