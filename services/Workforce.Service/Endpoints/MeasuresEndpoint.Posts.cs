using Grpc.Core;
using Workforce.Service.Wire;
using Workforce.V1;

namespace Workforce.Service.Endpoints;

/// <summary>The questions about how long posts are vacant, and how long it takes to fill them.</summary>
internal sealed partial class MeasuresEndpoint
{
    public override async Task<V1.VacancyDuration> GetVacancyDuration(GetVacancyDurationRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var scope = reader.Scope(request.UnitId, request.Roles);
        var day = reader.Day("as_of_date", request.AsOfDate) ?? readings.Today;
        var bandMonths = reader.BandEdges("band_months", request.BandMonths, MaxTenureYears * 12, Domain.Measures.VacancyDuration.UsualBandMonths);
        var rounding = reader.Rounding(request.Rounding);
        reader.ThrowIfInvalid();

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);
        snapshot.Require(scope.UnitId);

        var duration = Domain.Measures.VacancyDuration.On(snapshot.Staffing, scope, day, bandMonths);

        return new()
        {
            UnitId = scope.UnitId,
            Roles = { scope.Roles.ToProto() },
            AsOfDate = day.ToProto(),
            PostsCount = duration.Posts,
            VacantFte = duration.Vacant.ToProto(),
            MeanDays = duration.MeanDays.ToProto(rounding),
            MedianDays = duration.MedianDays.ToProto(rounding),
            Bands = { duration.Bands.Select(band => band.ToProto()) },
            Revision = snapshot.Revision,
            Sources = { snapshot.Staffing.SourcesToProto() },
        };
    }

    public override async Task<V1.TimeToFill> GetTimeToFill(GetTimeToFillRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var scope = reader.Scope(request.UnitId, request.Roles);
        var period = reader.Period(request.Period, readings.Today);
        var rounding = reader.Rounding(request.Rounding);
        reader.ThrowIfInvalid();

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);
        snapshot.Require(scope.UnitId);

        var fills = Domain.Measures.TimeToFill.Over(snapshot.Staffing, scope, period);

        return new()
        {
            UnitId = scope.UnitId,
            Roles = { scope.Roles.ToProto() },
            FirstDate = period.FirstDate.ToProto(),
            LastDate = period.LastDate.ToProto(),
            Total = fills.Total.ToProto(rounding),
            ByRole = { fills.ByRole.Select(each => new RoleFillTimes { Role = (Role)each.Role, Times = each.Times.ToProto(rounding) }) },
            Revision = snapshot.Revision,
            Sources = { snapshot.Staffing.SourcesToProto() },
        };
    }
}
