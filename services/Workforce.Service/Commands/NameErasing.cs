using System.Data.Common;
using Workforce.Domain;
using Workforce.Domain.Facts;
using Workforce.Ledger;
using Workforce.Ledger.Auditing;
using Workforce.Service.Live;

namespace Workforce.Service.Commands;

/// <summary>Erases names straight in the ledger, beside a service that runs on it or without one; a running service follows.</summary>
internal static class NameErasing
{
    private const int AtOnce = 1000;

    /// <returns>Whether the database's own files hold no trace of them any more, nor of any that were erased before.</returns>
    /// <exception cref="PartlyDoneException">It failed or was stopped once some had been erased, or all of them.</exception>
    public static async Task<bool> EraseNamesAsync(
        this ChangeLedger ledger,
        WorkforceSnapshot known,
        IReadOnlyCollection<string> workerIds,
        bool withdrawn,
        string command,
        CancellationToken cancellationToken)
    {
        var now = DateTime.UtcNow;
        var done = 0;

        try
        {
            foreach (var part in workerIds.Chunk(AtOnce))
            {
                var changes = part.Select(workerId => new Change(
                    OwnSource.NameErasures,
                    Guid.NewGuid().ToString(),
                    MadeAt.After(now, known.NameErasures.GetValueOrDefault(workerId)?.Made),
                    withdrawn,
                    new NameErasure(workerId))).ToArray();
                var audited = part.Select((workerId, i) => new AuditedChanges(i, 1, Entry(command, workerId))).ToArray();
                await ledger.AppendAsync(changes, now, audited, cancellationToken);
                done += part.Length;
            }

            // Not to be stopped: it takes a moment, and all else is done.
            return await ledger.ScrubAsync(CancellationToken.None);
        }
        catch (Exception exception) when (done > 0)
        {
            var words = withdrawn ? "erasures had been withdrawn" : "names had been erased, for good";
            var rest = done < workerIds.Count ? "; run the command again for the rest" : "";
            throw new PartlyDoneException($"By then {done} of {workerIds.Count} {words}{rest}. {Traces(await TryScrubAsync(ledger))}", exception);
        }
    }

    /// <summary>All that the ledger knows.</summary>
    public static async Task<WorkforceSnapshot> SnapshotAsync(this ChangeLedger ledger, CancellationToken cancellationToken)
    {
        var head = await ledger.HeadAsync(cancellationToken);

        return await WorkforceSnapshot.Empty.ThroughAsync(ledger, head.Revision, cancellationToken);
    }

    public static void WriteTraces(this TextWriter output, bool areCleared) => output.WriteLine(Traces(areCleared));

    private static string Traces(bool areCleared) => areCleared
        ? "The database's own files hold no trace of what was erased."
        : "The database's log may still hold traces: on SQLite run the command again once nobody reads or copies it; on SQL Server see docs/privacy.md.";

    private static async Task<bool> TryScrubAsync(ChangeLedger ledger)
    {
        try
        {
            return await ledger.ScrubAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is LedgerUnavailableException or DbException)
        {
            return false;
        }
    }

    private static AuditEntry Entry(string command, string workerId) => new()
    {
        Caller = AuditCommand.Operator,
        Method = command,
        WorkerId = workerId,
        FirstAt = DateTime.UnixEpoch,
        LastAt = DateTime.UnixEpoch,
    };
}
