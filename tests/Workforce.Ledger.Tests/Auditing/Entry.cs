using Workforce.Ledger.Auditing;

namespace Workforce.Ledger.Tests.Auditing;

/// <summary>Valid entries; a test states only what it is about.</summary>
internal static class Entry
{
    public static AuditEntry Of(string caller = "hr", string method = "workforce.v1.StaffingService/GetWorker", DateTime? at = null) => new()
    {
        Caller = caller,
        Method = method,
        FirstAt = at ?? A.Moment,
        LastAt = at ?? A.Moment,
    };

    /// <summary>With a value in every field.</summary>
    public static AuditEntry Full => Of() with
    {
        UnitId = "T1",
        WorkerId = "W1",
        Status = 7,
        Reason = "PERMISSION_DENIED",
        LastAt = A.Moment.AddSeconds(1),
        CallCount = 3,
        ItemCount = 40,
        Revision = 9,
    };

    public static AuditEntry[] Many(int count, DateTime? from = null) =>
        [.. Enumerable.Range(0, count).Select(number => Of("caller-" + number, at: (from ?? A.Moment).AddMinutes(number)))];
}
