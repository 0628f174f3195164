using Workforce.Ledger.Auditing;

namespace Workforce.Service.Wire;

internal static class AuditMapping
{
    public static V1.AuditEntry ToProto(this ChainedEntry chained) => new()
    {
        EntryNumber = chained.Number,
        Caller = chained.Entry.Caller,
        Method = chained.Entry.Method,
        UnitId = chained.Entry.UnitId ?? "",
        WorkerId = chained.Entry.WorkerId ?? "",
        StatusCode = chained.Entry.Status,
        Reason = chained.Entry.Reason ?? "",
        FirstTime = chained.Entry.FirstAt.ToProto(),
        LastTime = chained.Entry.LastAt.ToProto(),
        CallCount = chained.Entry.CallCount,
        ItemCount = chained.Entry.ItemCount,
        Revision = chained.Entry.Revision,
        EntryHash = chained.Hash,
        TrimmedThrough = chained.Entry.Trim?.ThroughNumber ?? 0,
        TrimmedHash = chained.Entry.Trim?.Hash ?? "",
    };
}
