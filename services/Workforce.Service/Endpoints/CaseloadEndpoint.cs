using Grpc.Core;
using Microsoft.Extensions.Options;
using Workforce.Domain;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;
using Workforce.Ledger;
using Workforce.Service.Access;
using Workforce.Service.Live;
using Workforce.Service.Settings;
using Workforce.Service.Wire;
using Workforce.V1;

namespace Workforce.Service.Endpoints;

/// <summary>Takes caseloads in, and says who holds how much. The contract says what each method means.</summary>
internal sealed partial class CaseloadEndpoint(
    Pushes pushes,
    LiveModel model,
    Readings readings,
    AnswerCache answers,
    PolicyRecorder recorder,
    BreachFeed feed,
    ChangeLedger ledger,
    IOptions<WorkforceSettings> settings,
    TimeProvider clock,
    IHostApplicationLifetime lifetime) : CaseloadService.CaseloadServiceBase
{
    private const int MaxBandCases = 10_000;

    private readonly CaseloadPushFormat _format = new(model, readings, settings.Value);
    private readonly ChangeFeed _changes = new(model, ledger, FactArea.Caseloads);

    public override Task ReportCaseloads(
        IAsyncStreamReader<ReportCaseloadsRequest> requestStream,
        IServerStreamWriter<ReportCaseloadsResponse> responseStream,
        ServerCallContext context) => pushes.RunAsync(_format, requestStream, responseStream, context);

    public override async Task<ListCaseloadChangesResponse> ListCaseloadChanges(ListCaseloadChangesRequest request, ServerCallContext context)
    {
        var (changes, next, revision) = await _changes.PageAsync(
            request,
            request.AfterRevision,
            request.PageSize,
            request.PageToken,
            change => change.ToCaseloadProto(),
            context.CancellationToken);

        return new() { Changes = { changes }, NextPageToken = next, Revision = revision };
    }

    public override async Task<ListCaseloadsResponse> ListCaseloads(ListCaseloadsRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var today = readings.Today;
        var unitId = request.NotInPost ? reader.OptionalId("unit_id", request.UnitId) : reader.Id("unit_id", request.UnitId);
        var roles = reader.Roles(request.Roles, RoleSet.All);
        var day = reader.Day("as_of_date", request.AsOfDate) ?? today;
        var isBasic = reader.IsBasic("view", request.View);
        var page = reader.Page(request, request.PageSize, request.PageToken);

        if (request.NotInPost && request.Roles.Count > 0)
        {
            reader.Reject("roles", "must not be given together with not_in_post.");
        }

        reader.ThrowIfInvalid();

        var snapshot = await SnapshotOf(unitId, request.Reading, context);

        return answers.Of(request, Caller.Of(context), snapshot, today, Answer);

        ListCaseloadsResponse Answer()
        {
            var caseloads = request.NotInPost
                ? CaseloadListing.NotInPost(snapshot, unitId, day)
                : CaseloadListing.List(snapshot, new(unitId!, roles), day);
            var (rows, next) = page.Take(
                caseloads,
                caseload => caseload.WorkerId,
                caseload => isBasic ? caseload.ToBasicProto(snapshot) : caseload.ToProto(snapshot, day));

            return new()
            {
                Caseloads = { rows },
                NextPageToken = next,
                Revision = snapshot.Revision,
                CaseSystems = Freshness(snapshot, day),
            };
        }
    }

    public override async Task<WorkerCaseloadRecord> GetWorkerCaseload(GetWorkerCaseloadRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var today = readings.Today;
        var workerId = reader.Id("worker_id", request.WorkerId);
        var day = reader.Day("as_of_date", request.AsOfDate) ?? today;
        reader.ThrowIfInvalid();

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);

        return answers.Of(request, Caller.Of(context), snapshot, today, Answer);

        WorkerCaseloadRecord Answer()
        {
            var caseload = CaseloadListing.Of(snapshot, workerId, day) ?? throw Problem.WorkerNotFound(workerId).ToException();
            var year = Domain.Flows.Period.TwelveMonthsTo(day);

            return new()
            {
                Caseload = caseload.ToProto(snapshot, day),
                Systems = { CaseloadListing.BySystem(snapshot, workerId, day).Select(load => load.ToProto()) },
                Breaches =
                {
                    from breach in snapshot.Breaches.Of(workerId)
                    where breach.FirstDate <= day && breach.Days.Until > year.FirstDate.DayNumber
                    select breach.ToProto(snapshot, day)
                },
                Revision = snapshot.Revision,
                CaseSystems = Freshness(snapshot, day),
            };
        }
    }

    public override async Task<V1.CaseloadSummary> GetCaseloadSummary(GetCaseloadSummaryRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var today = readings.Today;
        var scope = reader.Scope(request.UnitId, request.Roles);
        var day = reader.Day("as_of_date", request.AsOfDate) ?? today;
        var bands = reader.BandEdges("band_cases", request.BandCases, MaxBandCases, Domain.Measures.CaseloadSummary.UsualBandEdges);
        var rounding = reader.Rounding(request.Rounding);

        if (bands is [1, ..])
        {
            reader.Reject("band_cases", "must be above 1: the first band begins with 1.");
        }

        reader.ThrowIfInvalid();

        var snapshot = await SnapshotOf(scope.UnitId, request.Reading, context);

        return answers.Of(request, Caller.Of(context), snapshot, today, Answer);

        V1.CaseloadSummary Answer()
        {
            var summary = Domain.Measures.CaseloadSummary.On(snapshot, scope, day, bands);

            return new()
            {
                UnitId = scope.UnitId,
                Roles = { scope.Roles.ToProto() },
                AsOfDate = day.ToProto(),
                WithAgency = summary.WithAgency.ToProto(rounding),
                WithoutAgency = summary.WithoutAgency.ToProto(rounding),
                UnallocatedCases = summary.Unallocated.CountToProto(),
                NotInPostCount = summary.NotInPostHeads,
                NotInPostCaseCount = summary.NotInPostCases,
                UnmeasuredCount = summary.UnmeasuredHeads,
                NeverReportedCount = summary.NeverReportedHeads,
                Revision = snapshot.Revision,
                CaseSystems = Freshness(snapshot, day),
            };
        }
    }

    private CaseSystems Freshness(WorkforceSnapshot snapshot, DateOnly day) =>
        snapshot.Caseloads.CaseSystemsToProto(day, settings.Value.CaseSystemStaleDays);

    private async ValueTask<WorkforceSnapshot> SnapshotOf(string? unitId, Reading? reading, ServerCallContext context)
    {
        var snapshot = await readings.OfAsync(reading, context.CancellationToken);
        snapshot.Require(unitId);
        return snapshot;
    }
}
