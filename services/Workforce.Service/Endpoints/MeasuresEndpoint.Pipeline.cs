using Grpc.Core;
using Workforce.Domain.Measures;
using Workforce.Service.Wire;
using Workforce.V1;

namespace Workforce.Service.Endpoints;

/// <summary>The questions about who is about to join and leave.</summary>
internal sealed partial class MeasuresEndpoint
{
    public override async Task<Pipeline> GetPipeline(GetPipelineRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var scope = reader.Scope(request.UnitId, request.Roles);
        var day = reader.Day("as_of_date", request.AsOfDate) ?? readings.Today;
        var through = reader.Through("through_date", request.ThroughDate, day);
        var rounding = reader.Rounding(request.Rounding);
        reader.ThrowIfInvalid();

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);
        snapshot.Require(scope.UnitId);

        var figures = PipelineFigures.On(snapshot.Staffing, flows.Of(snapshot.Staffing, scope), scope, day, through);

        return new()
        {
            UnitId = scope.UnitId,
            Roles = { scope.Roles.ToProto() },
            AsOfDate = day.ToProto(),
            ThroughDate = through.ToProto(),
            EstablishmentFte = figures.Establishment.ToProto(),
            InPostFte = figures.Bridge.Fte.Opening.ToProto(),
            LeaversFte = figures.Bridge.Fte.Leavers.ToProto(),
            LeaversCount = figures.Bridge.Headcount.Leavers,
            StartersFte = figures.Bridge.Fte.Starters.ToProto(),
            StartersCount = figures.Bridge.Headcount.Starters,
            MovedFte = figures.Moved.ToProto(),
            ExpectedFte = figures.Expected.ToProto(),
            Gap = figures.Gap.ToProto(new(Domain.Amounts.Fte.DecimalPlaces)),
            GapRate = figures.GapRate.ToProto(rounding),
            Stages = { figures.Stages.Select(stage => stage.ToProto()) },
            Revision = snapshot.Revision,
            Sources = { snapshot.Staffing.SourcesToProto() },
        };
    }

    public override async Task<ListPipelineResponse> ListPipeline(ListPipelineRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var scope = reader.Scope(request.UnitId, request.Roles);
        var day = reader.Day("as_of_date", request.AsOfDate) ?? readings.Today;
        var through = reader.Through("through_date", request.ThroughDate, day);
        var page = reader.Page(request, request.PageSize, request.PageToken);
        reader.ThrowIfInvalid();

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);
        snapshot.Require(scope.UnitId);

        var (entries, next) = page.Take(
            Domain.Listings.PipelineEntry.List(snapshot.Staffing, scope, day, through),
            entry => $"{(int)entry.Kind}\n{entry.Id}",
            entry => entry.ToProto());

        return new() { Entries = { entries }, NextPageToken = next, Revision = snapshot.Revision };
    }
}
