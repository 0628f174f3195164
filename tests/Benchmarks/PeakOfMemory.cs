using System.Diagnostics;

namespace Workforce.Benchmarks;

/// <summary>The most memory seen, looked at many times a second.</summary>
internal sealed class PeakOfMemory : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _looking;
    private (long Managed, long Process) _peak;

    public PeakOfMemory() => _looking = Task.Run(LookAsync);

    /// <returns>Bytes on the managed heap, garbage included, and of the process.</returns>
    public async Task<(long Managed, long Process)> StopAsync()
    {
        await _stopping.CancelAsync();
        await _looking;
        return _peak;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopping.Dispose();
    }

    private async Task LookAsync()
    {
        using var process = Process.GetCurrentProcess();

        while (!_stopping.IsCancellationRequested)
        {
            process.Refresh();
            _peak = (Math.Max(_peak.Managed, GC.GetTotalMemory(forceFullCollection: false)), Math.Max(_peak.Process, process.WorkingSet64));
            await Task.Delay(Interval, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
