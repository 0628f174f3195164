namespace Workforce.Service.Access.Transport;

/// <summary>Looks every second whether certificates, keys and revocations have changed.</summary>
internal sealed class FileWatch(IEnumerable<IWatchedFiles> files, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly IWatchedFiles[] _files = [.. files];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_files.Length == 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(Interval, clock);

        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Array.ForEach(_files, each => each.Look());
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }
}
