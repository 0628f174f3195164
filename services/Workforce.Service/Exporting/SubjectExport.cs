using System.Text;
using Google.Protobuf;
using Workforce.Domain.Facts;
using Workforce.Ledger;
using Workforce.Service.Wire;

namespace Workforce.Service.Exporting;

/// <summary>Writes what is held of one worker as lines of JSON: the message SubjectAccessLine of ledger_export.proto.</summary>
internal static class SubjectExport
{
    private const int EntriesAtOnce = 1000;

    /// <summary>Writes what is recorded when it begins. In little memory; services go on reading and writing.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="workerId">The worker.</param>
    /// <param name="output">Where to write.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many changes and how many entries of the audit trail were written.</returns>
    /// <exception cref="LedgerUnavailableException">The ledger cannot be read.</exception>
    public static async Task<(int Changes, int Entries)> WriteAsync(ChangeLedger ledger, string workerId, Stream output, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        var head = await ledger.HeadAsync(cancellationToken);
        var engagements = await HoldersAsync(ledger, workerId, head.Revision, cancellationToken);
        var (changes, entries) = (0, 0);

        await foreach (var recorded in ledger.ReadAsync(0, head.Revision, cancellationToken))
        {
            if (IsAbout(recorded, workerId, engagements))
            {
                await WriteLineAsync(new() { Change = recorded.ToExport() });
                changes++;
            }
        }

        for (var below = long.MaxValue; ;)
        {
            var page = await ledger.Audit.ListAsync(new() { WorkerId = workerId, BelowNumber = below, Limit = EntriesAtOnce }, cancellationToken);

            foreach (var entry in page)
            {
                await WriteLineAsync(new() { AuditEntry = entry.ToProto() });
            }

            entries += page.Count;

            if (page.Count < EntriesAtOnce)
            {
                return (changes, entries);
            }

            below = page[^1].Number;
        }

        Task WriteLineAsync(V1.SubjectAccessLine line) => writer.WriteLineAsync(JsonFormatter.Default.Format(line).AsMemory(), cancellationToken);
    }

    /// <summary>Of each engagement that was ever said to be the worker's, whose it was said to be, by the number of the change that said so.</summary>
    private static async Task<Dictionary<string, List<(long Number, bool IsTheirs)>>> HoldersAsync(
        ChangeLedger ledger, string workerId, long throughRevision, CancellationToken cancellationToken)
    {
        var holders = new Dictionary<string, List<(long Number, bool IsTheirs)>>(StringComparer.Ordinal);

        await foreach (var recorded in ledger.ReadAsync(0, throughRevision, cancellationToken))
        {
            if (recorded.Change.Fact is Engagement engagement && engagement.WorkerId == workerId)
            {
                holders.TryAdd(engagement.EngagementId, []);
            }
        }

        // Once more, since another's may have come first.
        await foreach (var recorded in ledger.ReadAsync(0, throughRevision, cancellationToken))
        {
            if (recorded.Change.Fact is Engagement engagement && holders.TryGetValue(engagement.EngagementId, out var said))
            {
                said.Add((recorded.Number, engagement.WorkerId == workerId));
            }
        }

        return holders;
    }

    private static bool IsAbout(RecordedChange recorded, string workerId, Dictionary<string, List<(long Number, bool IsTheirs)>> holders) => recorded.Change.Fact switch
    {
        // An engagement that was put to another worker by mistake is each one's own change, and its terms are whose it was when they were recorded; before it was
        // anybody's, whose it was first.
        Engagement engagement => engagement.WorkerId == workerId,
        EngagementTerms terms => holders.TryGetValue(terms.EngagementId, out var said)
            && said[Math.Max(0, said.FindLastIndex(each => each.Number < recorded.Number))].IsTheirs,
        var fact => fact.Subject == FactReference.Worker(workerId),
    };
}
