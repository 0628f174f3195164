namespace Workforce.Ledger.Auditing;

/// <summary>Which changes of a batch one call sent, and what the audit trail is to say of it should any of them be recorded.</summary>
/// <param name="First">The place of the first in the batch, from 0.</param>
/// <param name="Count">How many follow each other.</param>
/// <param name="Entry">Who and what; how many and the revision are filled in; the time is the recording's.</param>
public sealed record AuditedChanges(int First, int Count, AuditEntry Entry)
{
    /// <summary>What is to be said of a batch: one entry for all that the same caller sent by the same method about the same.</summary>
    internal static IReadOnlyList<AuditEntry> EntriesOf(
        IReadOnlyList<AuditedChanges> audited, IReadOnlyList<AppendedChange> outcomes, long revision, DateTime recordedAt)
    {
        var entries = new List<AuditEntry>();

        foreach (var each in audited)
        {
            var recorded = 0L;

            for (var i = each.First; i < each.First + each.Count; i++)
            {
                recorded += outcomes[i].Outcome is AppendOutcome.Recorded ? 1 : 0;
            }

            if (recorded == 0)
            {
                continue;
            }

            var same = entries.FindIndex(entry => IsAlike(entry, each.Entry));

            if (same >= 0)
            {
                entries[same] = entries[same] with { ItemCount = entries[same].ItemCount + recorded };
            }
            else
            {
                entries.Add(each.Entry with { FirstAt = recordedAt, LastAt = recordedAt, ItemCount = recorded, Revision = revision });
            }
        }

        return entries;
    }

    private static bool IsAlike(AuditEntry left, AuditEntry right) =>
        (left.Caller, left.Method, left.UnitId, left.WorkerId) == (right.Caller, right.Method, right.UnitId, right.WorkerId);
}
