using Workforce.Client.Calls;
using Workforce.V1;

namespace Workforce.Client;

/// <summary>Shows who has written, read and been refused what.</summary>
/// <remarks>
/// Each call has one deadline for all its tries (<see cref="WorkforceClientOptions.Deadline"/>) and throws an RpcException
/// if it fails, or a <see cref="WorkforceUnavailableException"/> while the service is left alone. Reading the audit trail is itself
/// entered in it. Thread-safe.
/// </remarks>
public sealed class AuditClient
{
    private readonly Pages<ListAuditEntriesRequest, ListAuditEntriesResponse, AuditEntry> _entries;

    internal AuditClient(AuditService.AuditServiceClient service, CallPipeline calls) => _entries = new(
        (request, cancellation) => calls.CallAsync(options => service.ListAuditEntriesAsync(request, options), cancellation),
        page => page.Entries,
        page => page.NextPageToken,
        (request, token) => request.PageToken = token);

    /// <summary>
    /// Lists the entries of the audit trail, the latest first, all pages in turn, each fetched when it is needed. The request's
    /// <c>page_size</c> says how many to fetch at a time, its <c>page_token</c> where to begin.
    /// </summary>
    public IAsyncEnumerable<AuditEntry> ListEntriesAsync(ListAuditEntriesRequest request, CancellationToken cancellationToken = default) =>
        _entries.ReadAsync(request, cancellationToken);
}
