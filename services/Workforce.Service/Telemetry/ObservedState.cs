using System.Diagnostics.Metrics;
using Workforce.Service.Auditing;
using Workforce.Service.Live;
using Workforce.Service.Standard;

namespace Workforce.Service.Telemetry;

/// <summary>How the service stands at a moment, for whoever looks: nothing is kept up for it, and nothing done until somebody does.</summary>
internal sealed class ObservedState
{
    public ObservedState(IMeterFactory meters, LiveModel model, Readiness readiness, ChangeCommitter committer, AuditRecorder audit, BreachFeed feed)
    {
        var meter = meters.Create(WorkforceMetrics.Name);

        meter.CreateObservableGauge(
            "workforce.ready", () => readiness.IsReady ? 1 : 0, "1", "1 while the health service says that calls are to be sent here, 0 otherwise.");
        meter.CreateObservableGauge(
            "workforce.model.revision", () => Of(model.Revision), "{revision}", "The revision from which is answered.");
        meter.CreateObservableGauge(
            "workforce.model.lag", () => model.Revision is null ? [] : Of<double>(model.Behind.TotalSeconds), "s", "How long ago the service last knew all that the ledger holds.");
        meter.CreateObservableUpDownCounter(
            "workforce.commit.queue", () => committer.Waiting, "{submission}", "Messages of changes that wait for a commit to take them.");
        meter.CreateObservableUpDownCounter(
            "workforce.audit.queue", () => audit.Waiting, "{entry}", "Entries that wait to be written into the audit trail.");
        meter.CreateObservableUpDownCounter(
            "workforce.watches", () => feed.Log.Watching, "{watch}", "Watches of breaches that are open.");
    }

    /// <summary>Nothing where there is nothing yet: a zero would be a revision, or a lag.</summary>
    private static Measurement<T>[] Of<T>(T? value)
        where T : struct => value is { } there ? [new(there)] : [];
}
