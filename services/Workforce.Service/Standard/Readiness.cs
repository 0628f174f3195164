using Microsoft.Extensions.Options;
using Workforce.Service.Live;
using Workforce.Service.Settings;

namespace Workforce.Service.Standard;

/// <summary>Whether calls should be sent here, and whether the process lives.</summary>
internal sealed class Readiness(LiveModel model, IOptions<WorkforceSettings> settings, IHostApplicationLifetime lifetime)
{
    private volatile bool _isLeaving;

    /// <summary>The process answers; one that does not is better started again.</summary>
    public bool IsAlive => !lifetime.ApplicationStopping.IsCancellationRequested && model.Failure is null;

    /// <summary>The ledger has been read, what others record is followed, and the service does not stop soon; one that is not ready need not be started again.</summary>
    public bool IsReady => IsAlive && !_isLeaving && model.Ready.IsCompletedSuccessfully && model.Behind <= settings.Value.NotReadyAfter;

    /// <summary>Says from now on that no more calls should be sent here. Those that are sent are answered all the same.</summary>
    public void Leave() => _isLeaving = true;
}
