using Workforce.V1;

namespace Workforce.Client.Tests.Fakes;

/// <summary>Answers with an audit trail in two pages.</summary>
internal sealed class FakeAudit : AuditService.AuditServiceBase
{
    public override Task<ListAuditEntriesResponse> ListAuditEntries(ListAuditEntriesRequest request, ServerCallContext context) =>
        Task.FromResult(request.PageToken.Length == 0
            ? new ListAuditEntriesResponse { Entries = { new AuditEntry { Caller = "1" } }, NextPageToken = "2" }
            : new ListAuditEntriesResponse { Entries = { new AuditEntry { Caller = request.PageToken } } });
}
