using Workforce.Service.Telemetry;
using Workforce.Service.Wire;
using RpcStatus = Google.Rpc.Status;

namespace Workforce.Service.Limits;

/// <summary>The answer to calls that are not let in: headers alone, written beforehand.</summary>
/// <param name="status">The answer.</param>
/// <param name="metrics">Count it.</param>
/// <param name="isKnown">Whether it is for callers who are known, and not for whom an address alone is.</param>
internal sealed class RefusedCall(RpcStatus status, WorkforceMetrics metrics, bool isKnown)
{
    private readonly string _reason = Problem.ReasonOf(status)!;
    private readonly StatusHeaders _headers = new(status);

    public Task SendAsync(HttpContext context)
    {
        metrics.CallRefused(_reason, isKnown);
        UnreadableRequests.WasAnswered(context);
        _headers.WriteTo(context.Response);
        return Task.CompletedTask;
    }
}
