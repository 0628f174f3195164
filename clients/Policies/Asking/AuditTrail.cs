using Grpc.Core;
using Workforce.Answers;
using Workforce.Client;
using Workforce.V1;

namespace Workforce.Policies.Asking;

/// <summary>Lists who did what.</summary>
internal sealed class AuditTrail(WorkforceClient client, CancellationToken cancellationToken)
{
    private const int MaxPageSize = 1000;

    /// <param name="request">Which entries; the unit as it was typed.</param>
    /// <param name="day">The day on which the unit is called so; null for today.</param>
    /// <param name="most">How many entries at most.</param>
    /// <exception cref="UnknownNameException">There is no such unit.</exception>
    public async Task<Answer> ListAsync(ListAuditEntriesRequest request, Google.Type.Date? day, int most)
    {
        request.UnitId = await UnitIdAsync(request.UnitId, day);
        request.PageSize = Math.Min(most, MaxPageSize);
        var entries = new List<AuditEntry>();
        var more = false;

        await foreach (var entry in client.Audit.ListEntriesAsync(request, cancellationToken))
        {
            more = entries.Count == most;

            if (more)
            {
                break;
            }

            entries.Add(entry);
        }

        return new(
            [AuditSheet.Of($"Entries of the audit trail, the latest first: {entries.Count}", entries)],
            more ? [$"There are older ones: these are the latest {entries.Count}. --most lists more, --until begins further back."] : [],
            entries);
    }

    private async Task<string> UnitIdAsync(string wanted, Google.Type.Date? day)
    {
        try
        {
            return wanted.Length == 0 ? "" : (await new UnitFinder(client.Staffing, day).FindAsync(wanted, cancellationToken)).UnitId;
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.PermissionDenied)
        {
            // Who may read the trail need not be allowed to see units, and then asks by id.
            return wanted;
        }
    }
}
