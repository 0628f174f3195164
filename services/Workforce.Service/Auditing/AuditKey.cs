using Workforce.Ledger.Auditing;
using Workforce.Service.Wire;

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
    /// <summary>
    /// What is left of a failure where there is no room for it: it counts with all of its method and status, and for its own reason stands that
    /// the trail was not to be had.
    /// </summary>
    public AuditKey Folded() => new(Caller: "", Method, UnitId: null, WorkerId: null, Status, Problem.AuditUnavailableReason);

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
