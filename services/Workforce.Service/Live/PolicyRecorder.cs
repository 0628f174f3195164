using Workforce.Domain;
using Workforce.Domain.Facts;
using Workforce.Ledger;
using Workforce.Ledger.Auditing;

namespace Workforce.Service.Live;

/// <summary>Records what is set through the service itself, one change after the other, each on the latest knowledge that there is anywhere.</summary>
internal sealed class PolicyRecorder(ChangeCommitter committer, LiveModel model, ChangeLedger ledger, TimeProvider clock) : IDisposable
{
    private readonly LatestTurn _turn = new(model, ledger);

    /// <summary>Records a change unless one of its id is recorded already; durable and in the model once it returns.</summary>
    /// <param name="source">One of the <see cref="OwnSource"/>s.</param>
    /// <param name="changeId">The id within the source.</param>
    /// <param name="make">
    /// Makes the fact from what is known, or throws what the caller is to be told; and says when the change that stands for it was
    /// made, if there is one.
    /// </param>
    /// <param name="withdrawn">Whether the fact is to be treated as never true.</param>
    /// <param name="audit">What the audit trail is to say of it.</param>
    /// <param name="cancellationToken">Until the change has been submitted, cancelling means that nothing is recorded.</param>
    /// <returns>The change recorded under that id, now or before, which may be of other content.</returns>
    /// <exception cref="Grpc.Core.RpcException">UNAVAILABLE, with details.</exception>
    public Task<OwnChange> RecordAsync(
        string source,
        string changeId,
        Func<WorkforceSnapshot, (Fact Fact, MadeAt? Standing)> make,
        bool withdrawn,
        AuditEntry audit,
        CancellationToken cancellationToken) => _turn.TakeAsync(
            async known =>
            {
                // Sent again it was judged before: what has come since does not make it another answer.
                if (await ledger.FindAsync(source, changeId, cancellationToken) is { } before)
                {
                    return new OwnChange(before.Change, before.Revision);
                }

                var (fact, standing) = make(known);
                var change = new Change(source, changeId, MadeAt.After(clock.GetUtcNow().UtcDateTime, standing), withdrawn, fact);
                var submitted = await committer.SubmitAsync([change], audit, cancellationToken);
                var appended = (await submitted)[0].Appended;

                return appended.Outcome is AppendOutcome.Recorded
                    ? new OwnChange(change, appended.Revision)
                    : new OwnChange(await FindAsync(fact.Key.Kind.Area(), appended, cancellationToken), appended.Revision);
            },
            cancellationToken);

    public void Dispose() => _turn.Dispose();

    private async Task<Change> FindAsync(FactArea area, AppendedChange appended, CancellationToken cancellationToken)
    {
        var found = await ledger.ListAsync(area, appended.Revision - 1, appended.Number - 1, limit: 1, cancellationToken);
        return found[0].Change;
    }
}

/// <summary>A change recorded through the service itself.</summary>
internal sealed record OwnChange(Change Change, long Revision);
