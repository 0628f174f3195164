using Microsoft.Extensions.Options;
using Workforce.Domain;
using Workforce.Domain.Facts;
using Workforce.Domain.Reconciling;
using Workforce.Ledger;
using Workforce.Ledger.Auditing;
using Workforce.Service.Access.Units;
using Workforce.Service.Live;
using Workforce.Service.Settings;
using Workforce.Service.Telemetry;
using Workforce.Service.Wire;
using Outcome = Workforce.V1.ReconcileSummary.Types.Outcome;

namespace Workforce.Service.Reconciling;

/// <summary>Holds one extract after the other against the latest knowledge that there is anywhere, and records what it changes as one.</summary>
internal sealed class ExtractRecorder(
    ChangeCommitter committer,
    LiveModel model,
    ChangeLedger ledger,
    IOptions<WorkforceSettings> settings) : IDisposable
{
    private readonly LatestTurn _turn = new(model, ledger);

    /// <summary>Works out what an extract changes, and records it unless it is only to be looked at, or is not to be applied.</summary>
    /// <param name="gathered">The extract, read to its end.</param>
    /// <param name="permission">What its sender may do: looked at once more, on what is known when it is recorded.</param>
    /// <param name="audit">What the audit trail is to say of what it records.</param>
    /// <param name="cancellationToken">Until the changes have been submitted, cancelling means that nothing is recorded.</param>
    /// <exception cref="Grpc.Core.RpcException">PERMISSION_DENIED, ALREADY_EXISTS, NOT_FOUND, FAILED_PRECONDITION or UNAVAILABLE, with details.</exception>
    public Task<ExtractResult> RecordAsync(
        ExtractGathering gathered, ExtractPermission permission, AuditEntry audit, CancellationToken cancellationToken) =>
        _turn.TakeAsync(known => RecordAsync(gathered, permission, known, audit, cancellationToken), cancellationToken);

    public void Dispose() => _turn.Dispose();

    private async Task<ExtractResult> RecordAsync(
        ExtractGathering gathered, ExtractPermission permission, WorkforceSnapshot known, AuditEntry audit, CancellationToken cancellationToken)
    {
        permission.Require(known);
        var fact = gathered.ToFact();

        // Sent again it was judged before: what has come since does not make it another answer.
        if (await ledger.FindAsync(fact.Source, ExtractChangeId.Of(fact.ExtractId, 0), cancellationToken) is { } before)
        {
            return before.Change.Fact == fact
                ? new(Outcome.Duplicate, before.Revision)
                : throw Problem.ExtractIdReused(fact.Source, fact.ExtractId, before.Revision).ToException();
        }

        var extract = gathered.Extract;

        if (Reconciliation.Latest(known.Staffing, extract) is { } latest)
        {
            if (((AppliedExtract)latest.Fact).IsAfter(fact, latest.Made, extract.Made))
            {
                return new(Outcome.Superseded, known.Revision);
            }

            // Of two that were made at the same moment the one that arrives last holds: somebody has put the other right.
            if (latest.Made.Time == extract.Made.Time)
            {
                extract = extract with { Made = latest.Made with { Sequence = latest.Made.Sequence + 1 } };
            }
        }

        if (!Reconciliation.KnowsUnit(known.Staffing, extract))
        {
            return gathered.FaultCount > 0
                ? new(Outcome.Validated, known.Revision) { IsAtFault = true }
                : throw Problem.UnitNotFound(extract.UnitId).ToException();
        }

        var reconciliation = Compare(known, extract, permission.Reach(known));
        var result = new ExtractResult(Outcome.Validated, known.Revision)
        {
            Reconciliation = reconciliation,
            Changes = ToChanges(fact, extract, reconciliation),
            IsAtFault = (gathered.FaultCount > 0 || reconciliation.Faults.Count > 0) && !gathered.Header.LeaveFaultyRows,
            Exceeds = reconciliation.Excesses.Any(excess => !gathered.Header.Confirmed.Contains((V1.ExtractExcess)excess.Kind)),
        };

        gathered.ForgetRows();
        return gathered.Header.ValidateOnly || result.IsAtFault || result.Exceeds ? result : await SubmitAsync(result, fact, audit, cancellationToken);
    }

    private Reconciliation Compare(WorkforceSnapshot known, StaffingExtract extract, Func<FactReference, bool>? mayChange)
    {
        using var comparing = Tracing.Begin("workforce.extract.compare");
        var reconciliation = Reconciliation.Of(known.Staffing, extract, settings.Value.MaxExtractEndPercent, mayChange);
        comparing?.SetTag("workforce.extract.differences", reconciliation.Differences.Count);

        return reconciliation;
    }

    private async Task<ExtractResult> SubmitAsync(ExtractResult result, AppliedExtract fact, AuditEntry audit, CancellationToken cancellationToken)
    {
        using var recording = Tracing.Begin("workforce.extract.record");

        // One submission is one commit: all of it, under one revision.
        var committed = await await committer.SubmitAsync(result.Changes, audit, cancellationToken);

        if (committed[0].IsSourceRefused)
        {
            throw Problem.TooManySources(settings.Value.MaxSources).ToException();
        }

        // Another process may have recorded an extract of that id since the look above.
        return committed[0].Appended.Outcome switch
        {
            AppendOutcome.Recorded => result with { Outcome = Outcome.Applied, Revision = committed[0].Appended.Revision },
            AppendOutcome.Duplicate => new(Outcome.Duplicate, committed[0].Appended.Revision),
            _ => throw Problem.ExtractIdReused(fact.Source, fact.ExtractId, committed[0].Appended.Revision).ToException(),
        };
    }

    /// <summary>The changes to record: that the extract was applied, and then each difference.</summary>
    private static Change[] ToChanges(AppliedExtract fact, StaffingExtract extract, Reconciliation reconciliation) =>
    [
        new(fact.Source, ExtractChangeId.Of(fact.ExtractId, 0), extract.Made, Withdrawn: false, fact),
        .. reconciliation.Differences.Select(
            (difference, i) => new Change(fact.Source, ExtractChangeId.Of(fact.ExtractId, i + 1), extract.Made, Withdrawn: false, difference.Fact)),
    ];
}

/// <summary>What became of an extract.</summary>
/// <param name="Outcome">What, unless it is at fault or exceeds.</param>
/// <param name="Revision">The revision that recorded it, or on whose state it was looked at.</param>
internal sealed record ExtractResult(Outcome Outcome, long Revision)
{
    /// <summary>What was found; null where it was not looked at.</summary>
    public Reconciliation? Reconciliation { get; init; }

    /// <summary>The changes, that of the extract itself first.</summary>
    public Change[] Changes { get; init; } = [];

    /// <summary>Whether rows at fault keep it from being applied.</summary>
    public bool IsAtFault { get; init; }

    /// <summary>Whether an excess that is not confirmed does.</summary>
    public bool Exceeds { get; init; }
}
