using System.Diagnostics.Metrics;
using Workforce.Ledger;
using Workforce.Service.Live;
using Workforce.Service.Wire;

namespace Workforce.Service.Telemetry;

/// <summary>What happens in the service, counted and timed for whoever operates it; what stands at a moment is in <see cref="ObservedState"/>.</summary>
/// <remarks>
/// docs/operations.md has the table of all instruments and what to alarm on. A tag's values are words of the program's own: never a person, a unit,
/// a post, a source or a caller, whose number has no bound and whose names are nobody's business where metrics go.
/// </remarks>
internal sealed class WorkforceMetrics
{
    /// <summary>The name of the meter, and of the source of activities.</summary>
    public const string Name = "Workforce";

    /// <summary>By OpenTelemetry's conventions why something failed: a reason of <c>error_reason.proto</c>, or <see cref="OtherError"/>.</summary>
    private const string ErrorType = "error.type";

    /// <summary>By the same conventions: a fault that has no reason in the list, and so is the program's.</summary>
    private const string OtherError = "_OTHER";

    private const string Outcome = "workforce.outcome";

    private static readonly string ChangeIdReused = Problem.NameOf(V1.ErrorReason.ChangeIdReused);
    private static readonly string TooManySources = Problem.NameOf(V1.ErrorReason.TooManySources);
    private static readonly string LedgerUnavailable = Problem.NameOf(V1.ErrorReason.LedgerUnavailable);

    private static readonly KeyValuePair<string, object?> Kept = new("workforce.answer.origin", "kept");
    private static readonly KeyValuePair<string, object?> Made = new("workforce.answer.origin", "made");

    private static readonly InstrumentAdvice<double> ShortTimes = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };
    private static readonly InstrumentAdvice<double> LongTimes = new() { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600] };
    private static readonly InstrumentAdvice<long> Counts = new() { HistogramBucketBoundaries = [1, 10, 100, 500, 1000, 5000, 10_000, 50_000, 100_000, 500_000, 1_000_000] };

    private readonly Counter<long> _changes;
    private readonly Histogram<double> _commitDuration;
    private readonly Histogram<long> _commitChanges;
    private readonly Counter<long> _ledgerFailures;
    private readonly Histogram<double> _extractDuration;
    private readonly Histogram<long> _extractRows;
    private readonly Counter<long> _answers;
    private readonly Counter<long> _callRefusals;
    private readonly Counter<long> _connectionRefusals;

    public WorkforceMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Name);

        _changes = meter.CreateCounter<long>(
            "workforce.changes", "{change}", "Changes, by what became of them; of those rejected also by why.");
        _commitDuration = meter.CreateHistogram(
            "workforce.commit.duration", "s", "How long it took until a commit was durable, or had failed.", advice: ShortTimes);
        _commitChanges = meter.CreateHistogram(
            "workforce.commit.changes", "{change}", "How many changes one commit took.", advice: Counts);
        _ledgerFailures = meter.CreateCounter<long>(
            "workforce.ledger.failures", "{failure}", "Failed attempts to write or to follow the ledger, after every retry.");
        _extractDuration = meter.CreateHistogram(
            "workforce.extract.duration", "s", "How long a full extract took from its first row to its answer, by what became of it.", advice: LongTimes);
        _extractRows = meter.CreateHistogram(
            "workforce.extract.rows", "{row}", "How many rows a full extract had, of those read to their end.", advice: Counts);
        _answers = meter.CreateCounter<long>(
            "workforce.answers", "{answer}", "Answers that may be kept, by whether one was kept or had to be made.");
        _callRefusals = meter.CreateCounter<long>(
            "workforce.call.refusals", "{call}", "Calls refused by a limit of what one caller or address may have.");
        _connectionRefusals = meter.CreateCounter<long>(
            "workforce.connection.refusals", "{connection}", "Connections closed at once, since as many were open as may be.");
    }

    /// <summary>What the ledger was to do.</summary>
    public enum LedgerWork
    {
        Commit,
        Follow,
        Audit,
    }

    /// <summary>Changes that were submitted, and what became of each.</summary>
    public void Changed(CommittedChange[] changes)
    {
        if (!_changes.Enabled)
        {
            return;
        }

        var (applied, held, duplicate, reused, sourceRefused) = (0, 0, 0, 0, 0);

        foreach (var change in changes)
        {
            switch (change)
            {
                case { IsSourceRefused: true }:
                    sourceRefused++;
                    break;
                case { Appended.Outcome: AppendOutcome.Duplicate }:
                    duplicate++;
                    break;
                case { Appended.Outcome: AppendOutcome.Reused }:
                    reused++;
                    break;
                case { Effect.IsHeld: true }:
                    held++;
                    break;
                default:
                    applied++;
                    break;
            }
        }

        Add(applied, "applied");
        Add(held, "held");
        Add(duplicate, "duplicate");
        AddRejected(reused, ChangeIdReused);
        AddRejected(sourceRefused, TooManySources);
    }

    /// <summary>Changes of which some were rejected before they were submitted.</summary>
    public void Rejected(V1.ChangeAcknowledgement[] changes)
    {
        if (_changes.Enabled)
        {
            foreach (var rejected in changes.Where(change => change.Outcome is V1.ChangeAcknowledgement.Types.Outcome.Rejected))
            {
                AddRejected(1, Problem.ReasonOf(rejected.Error) ?? OtherError);
            }
        }
    }

    /// <summary>A commit that has ended, well or not.</summary>
    /// <param name="elapsed">How long it took.</param>
    /// <param name="changes">How many changes it took.</param>
    /// <param name="failure">Why it failed; null if it did not.</param>
    public void Committed(TimeSpan elapsed, int changes, Exception? failure = null)
    {
        if (failure is null)
        {
            _commitDuration.Record(elapsed.TotalSeconds);
            _commitChanges.Record(changes);
        }
        else
        {
            _commitDuration.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>(ErrorType, TypeOf(failure)));
            Failed(LedgerWork.Commit, failure);
        }
    }

    /// <summary>The ledger could not do its work.</summary>
    public void Failed(LedgerWork work, Exception failure) => _ledgerFailures.Add(
        1,
        new("workforce.ledger.operation", work switch { LedgerWork.Commit => "commit", LedgerWork.Follow => "follow", _ => "audit" }),
        new(ErrorType, TypeOf(failure)));

    /// <summary>An extract of which all rows have been read.</summary>
    public void ExtractRead(int rows) => _extractRows.Record(rows);

    /// <summary>An extract that was answered.</summary>
    public void ExtractAnswered(TimeSpan elapsed, V1.ReconcileSummary.Types.Outcome outcome) =>
        _extractDuration.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>(Outcome, outcome switch
        {
            V1.ReconcileSummary.Types.Outcome.Applied => "applied",
            V1.ReconcileSummary.Types.Outcome.Duplicate => "duplicate",
            V1.ReconcileSummary.Types.Outcome.Superseded => "superseded",
            _ => "validated",
        }));

    /// <summary>An extract that was refused, or of which the stream broke off.</summary>
    public void ExtractFailed(TimeSpan elapsed, Exception failure) => _extractDuration.Record(
        elapsed.TotalSeconds, new KeyValuePair<string, object?>(Outcome, "failed"), new KeyValuePair<string, object?>(ErrorType, TypeOf(failure)));

    /// <summary>An answer that was kept.</summary>
    public void AnsweredAsKept() => _answers.Add(1, Kept);

    /// <summary>An answer that had to be worked out.</summary>
    public void AnsweredAnew() => _answers.Add(1, Made);

    /// <summary>A call that a limit has turned away.</summary>
    /// <param name="reason">The reason, of the list of errors.</param>
    /// <param name="isKnown">Whether it is known who called, and the limit a caller's; else the limit is an address's.</param>
    public void CallRefused(V1.ErrorReason reason, bool isKnown) => CallRefused(Problem.NameOf(reason), isKnown);

    /// <inheritdoc cref="CallRefused(V1.ErrorReason, bool)"/>
    public void CallRefused(string reason, bool isKnown) =>
        _callRefusals.Add(1, new(ErrorType, reason), new("workforce.caller.known", isKnown));

    public void ConnectionRefused() => _connectionRefusals.Add(1);

    private static string TypeOf(Exception failure) => failure switch
    {
        LedgerUnavailableException => LedgerUnavailable,
        Grpc.Core.RpcException { StatusCode: Grpc.Core.StatusCode.Cancelled } => "CANCELLED",
        Grpc.Core.RpcException rpc => Problem.ReasonOf(rpc) ?? OtherError,
        _ => OtherError,
    };

    private void Add(int count, string outcome)
    {
        if (count > 0)
        {
            _changes.Add(count, new KeyValuePair<string, object?>(Outcome, outcome));
        }
    }

    private void AddRejected(int count, string reason)
    {
        if (count > 0)
        {
            _changes.Add(count, new(Outcome, "rejected"), new(ErrorType, reason));
        }
    }
}
