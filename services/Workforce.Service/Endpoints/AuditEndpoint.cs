using Grpc.Core;
using Workforce.Ledger;
using Workforce.Ledger.Auditing;
using Workforce.Service.Live;
using Workforce.Service.Wire;
using Workforce.V1;

namespace Workforce.Service.Endpoints;

/// <summary>Shows who did what. The contract says what each method means.</summary>
internal sealed class AuditEndpoint(LiveModel model, ChangeLedger ledger) : AuditService.AuditServiceBase
{
    public override async Task<ListAuditEntriesResponse> ListAuditEntries(ListAuditEntriesRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var page = reader.Page(request, request.PageSize, request.PageToken);
        var place = reader.Place(page, count: 1);
        var question = new AuditQuestion
        {
            Caller = Optional(reader.Text("caller", request.Caller)),
            Method = Optional(reader.Text("method", request.Method)),
            UnitId = reader.OptionalId("unit_id", request.UnitId),
            WorkerId = reader.OptionalId("worker_id", request.WorkerId),
            From = request.FromTime is null ? null : reader.Moment("from_time", request.FromTime),
            Before = request.BeforeTime is null ? null : reader.Moment("before_time", request.BeforeTime),
            BelowNumber = place?[0] ?? long.MaxValue,
            Limit = page.Size + 1,
        };
        reader.ThrowIfInvalid();

        var revision = model.Current.Revision;

        try
        {
            var (entries, next) = page.Fill(
                await ledger.Audit.ListAsync(question, context.CancellationToken),
                entry => PagePlace.Of(entry.Number),
                entry => entry.ToProto());

            return new() { Entries = { entries }, NextPageToken = next, Revision = revision };
        }
        catch (LedgerUnavailableException)
        {
            throw Problem.LedgerUnavailable().ToException();
        }
    }

    private static string? Optional(string text) => text.Length == 0 ? null : text;
}
