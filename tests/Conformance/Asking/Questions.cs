using System.Globalization;
using Grpc.Net.Client;
using Workforce.Conformance.Facts;
using Workforce.V1;

namespace Workforce.Conformance.Asking;

/// <summary>Asks the service for the rates of a set of facts, as any caller would.</summary>
internal sealed class Questions(GrpcChannel channel)
{
    private readonly MeasuresService.MeasuresServiceClient _measures = new(channel);

    public async Task<Answers> AskAsync(FactSet set, CancellationToken cancellationToken)
    {
        var day = new Google.Type.Date { Year = set.CensusDay.Year, Month = set.CensusDay.Month, Day = set.CensusDay.Day };

        var turnover = await _measures.GetTurnoverAsync(
            new() { UnitId = set.UnitId, Period = new() { CensusYearToDate = day }, Definition = TurnoverDefinition.Dfe },
            cancellationToken: cancellationToken);
        var agency = await _measures.GetAgencyUseAsync(
            new() { UnitId = set.UnitId, AsOfDate = day },
            cancellationToken: cancellationToken);
        var vacancy = await _measures.GetVacancyRateAsync(
            new() { UnitId = set.UnitId, AsOfDate = day, Definition = VacancyDefinition.Dfe },
            cancellationToken: cancellationToken);

        var rates = new Dictionary<Measure, MeasureValue>
        {
            [Measure.TurnoverFte] = turnover.FteRate,
            [Measure.TurnoverHeadcount] = turnover.HeadcountRate,
            [Measure.AgencyFte] = agency.AgencyRateFte,
            [Measure.AgencyHeadcount] = agency.AgencyRateHeadcount,
            [Measure.AgencyCover] = agency.CoverRateFte,
            [Measure.Vacancy] = vacancy.Rate,
            [Measure.VacanciesCovered] = agency.VacanciesCoveredRateFte,
        };

        return new(rates, new(Number(turnover.FteBridge.StartersFte), turnover.HeadcountBridge.StartersCount));
    }

    /// <summary>Asks for a rate over several units.</summary>
    public async Task<Aggregate> AskAsync(AggregatePlan plan, Measure measure, CancellationToken cancellationToken) =>
        await _measures.GetAggregateAsync(
            new()
            {
                UnitIds = { plan.Members.Select(member => member.SetOf(measure).UnitId) },
                AsOfDate = new() { Year = plan.Row.CensusDay.Year, Month = plan.Row.CensusDay.Month, Day = plan.Row.CensusDay.Day },
                Measure = measure.Asked,
            },
            cancellationToken: cancellationToken);

    private static decimal Number(Google.Type.Decimal value) => decimal.Parse(value.Value, CultureInfo.InvariantCulture);
}
