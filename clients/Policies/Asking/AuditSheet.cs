using Grpc.Core;
using Workforce.Answers;
using Workforce.V1;

namespace Workforce.Policies.Asking;

/// <summary>Entries of the audit trail as a sheet.</summary>
internal static class AuditSheet
{
    private static readonly string[] Columns =
        ["Entry", "When in London", "Caller", "Method", "Unit", "Worker", "Outcome", "Calls", "Rows", "Revision"];

    public static Sheet Of(string title, IEnumerable<AuditEntry> entries) => new(
        title,
        Columns,
        [.. entries.Select(entry => new SheetRow(
            [
                Words.Of(entry.EntryNumber),
                Words.Of(entry.LastTime),
                entry.Caller,
                entry.Method[(entry.Method.LastIndexOf('/') + 1)..],
                entry.UnitId,
                entry.WorkerId,
                Outcome(entry),
                Words.Of(entry.CallCount),
                Words.Of(entry.ItemCount),
                entry.Revision == 0 ? "" : Words.Of(entry.Revision),
            ],
            entry.StatusCode == 0 ? Emphasis.None : Emphasis.Amber))]);

    private static string Outcome(AuditEntry entry) => entry.StatusCode == 0 ? "done"
        : entry.Reason.Length > 0 ? entry.Reason
        : ((StatusCode)entry.StatusCode).ToString();
}
