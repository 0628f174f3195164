using Workforce.Ledger.Auditing;

namespace Workforce.Service.Auditing;

/// <summary>What calls have in common that are folded into one entry of the audit trail.</summary>
/// <param name="Caller">Who called; empty where nobody has been made out.</param>
/// <param name="Method">What was called, such as <c>workforce.v1.StaffingService/GetWorker</c>.</param>
/// <param name="UnitId">The unit that was asked about; null for none.</param>
/// <param name="WorkerId">The worker that was asked about; null for none.</param>
/// <param name="Status">How the call ended: gRPC's number.</param>
/// <param name="Reason">Why, where it did not end well; null if nothing was said.</param>
internal readonly record struct AuditKey(string Caller, string Method, string? UnitId, string? WorkerId, int Status, string? Reason)
{
    /// <summary>The entry of one moment that says this.</summary>
    public AuditEntry At(DateTime moment) => new()
    {
        Caller = Caller,
        Method = Method,
        UnitId = UnitId,
        WorkerId = WorkerId,
        Status = Status,
        Reason = Reason,
        FirstAt = moment,
        LastAt = moment,
    };
}
