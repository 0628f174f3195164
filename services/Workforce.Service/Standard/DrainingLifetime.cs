using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using Workforce.Service.Live;
using Workforce.Service.Settings;

namespace Workforce.Service.Standard;

/// <summary>
/// Stops the service when it is told to: at an interrupt at once, at SIGTERM after it has said for <see cref="WorkforceSettings.DrainTime"/> that it is
/// not ready, so that a balancer sends the next calls elsewhere before the port is closed. A second SIGTERM ends the wait.
/// </summary>
internal sealed class DrainingLifetime(
    IOptions<WorkforceSettings> settings,
    Readiness readiness,
    IHostApplicationLifetime lifetime,
    ILogger<DrainingLifetime> logger) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _signals = [];
    private int _terminations;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _signals.Add(On(PosixSignal.SIGTERM, Terminate));
        _signals.Add(On(PosixSignal.SIGINT, lifetime.StopApplication));
        _signals.Add(On(PosixSignal.SIGQUIT, lifetime.StopApplication));

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What SIGTERM does.</summary>
    public void Terminate()
    {
        if (Interlocked.Increment(ref _terminations) > 1 || settings.Value.DrainTime == TimeSpan.Zero)
        {
            lifetime.StopApplication();
            return;
        }

        logger.Draining(settings.Value.DrainTime);
        readiness.Leave();
        _ = StopLaterAsync();
    }

    public void Dispose() => _signals.ForEach(signal => signal.Dispose());

    /// <summary>By the machine's clock: balancers know no other.</summary>
    private async Task StopLaterAsync()
    {
        await Task.Delay(settings.Value.DrainTime, lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lifetime.StopApplication();
    }

    private static PosixSignalRegistration On(PosixSignal signal, Action act) => PosixSignalRegistration.Create(signal, context =>
    {
        // Else the runtime ends the process.
        context.Cancel = true;
        act();
    });
}
