using Grpc.Core;
using Grpc.Net.Client;
using Workforce.V1;

namespace Workforce.Service.Tests.Delivering;

/// <summary>Follows the audit feed of one service by revision, as another system would, over its deaths.</summary>
internal sealed class AuditReader(Uri address) : IDisposable
{
    private readonly GrpcChannel _channel = ServiceProcess.Connect(address);
    private readonly List<(long Revision, string Source, string ChangeId)> _seen = [];

    /// <summary>What was read, in the order read.</summary>
    public IReadOnlyList<(long Revision, string Source, string ChangeId)> Seen => _seen;

    /// <summary>Reads until it has seen a revision that is known only later.</summary>
    public async Task ReadThroughAsync(Task<long> last)
    {
        var after = 0L;

        while (!last.IsCompleted || after < await last)
        {
            var token = "";

            do
            {
                try
                {
                    var page = await new StaffingService.StaffingServiceClient(_channel).ListStaffingChangesAsync(
                        new() { AfterRevision = after, PageSize = 200, PageToken = token });
                    _seen.AddRange(page.Changes.Select(change => (change.Revision, change.Change.Source, change.Change.ChangeId)));
                    token = page.NextPageToken;
                }
                catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable)
                {
                    await Task.Delay(20);
                }
            }
            while (token.Length > 0);

            after = _seen.Count == 0 ? 0 : _seen[^1].Revision;
        }
    }

    public void Dispose() => _channel.Dispose();
}
