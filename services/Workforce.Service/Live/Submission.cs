using System.Diagnostics;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;
using Workforce.Ledger;
using Workforce.Ledger.Auditing;
using Workforce.Service.Telemetry;

namespace Workforce.Service.Live;

/// <summary>Changes that wait to be recorded together with whatever else waits.</summary>
internal sealed class Submission(Change[] changes, AuditEntry audit)
{
    /// <summary>What the audit trail is to say of those that are recorded.</summary>
    public AuditEntry Audit => audit;

    /// <summary>The call that sends them, where somebody traces it.</summary>
    public ActivityContext CallContext { get; } = Tracing.CallContext;

    public Change[] Changes => changes;

    public TaskCompletionSource<CommittedChange[]> Committed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>What became of a submitted change: in the ledger, and in the model.</summary>
internal readonly record struct CommittedChange(AppendedChange Appended, ChangeEffect Effect, bool IsSourceRefused = false)
{
    /// <summary>Not recorded, because its source is new and as many as are taken are known.</summary>
    public static CommittedChange OfSourceRefused => new(default, new(Superseded: false, []), IsSourceRefused: true);
}
