using System.Globalization;
using Workforce.Client;
using Workforce.V1;

namespace Workforce.Demo;

/// <summary>Asks the service for each published figure and prints both, marking every difference.</summary>
internal sealed class Comparison(WorkforceClient client, TextWriter output)
{
    private const string Council = "FEN";

    /// <summary>Whom the published figures are about: social workers without their managers.</summary>
    private static readonly Role[] SocialWorkers = [Role.SeniorPractitioner, Role.CaseHolder, Role.QualifiedWithoutCases];

    /// <returns>How many figures differ from the published ones.</returns>
    public async Task<int> PrintAsync(IReadOnlyList<PublishedMonth> published)
    {
        var series = await client.Measures.GetMonthlySeriesAsync(new()
        {
            UnitId = Council,
            Roles = { SocialWorkers },
            FirstMonthDate = published[0].LastDay.ToDate(),
            LastMonthDate = published[^1].LastDay.ToDate(),
            Measures =
            {
                new Measure { Figure = StaffingFigure.Establishment },
                new Measure { Figure = StaffingFigure.Vacant },
                new Measure { VacancyRate = VacancyDefinition.Establishment },
                new Measure { VacancyRate = VacancyDefinition.EstablishmentNetOfAgency },
                new Measure { Figure = StaffingFigure.AgencyCover },
            },
            Rounding = new() { DecimalPlaces = 0 },
        });

        output.WriteLine("Social workers, at the close of each month's last day. In brackets: what the council published.");
        output.WriteLine();
        output.WriteLine("month    establishment FTE     vacant FTE      vacancy rate %   net of agency %   agency cover FTE   target %");
        var differences = 0;

        foreach (var (month, answer) in published.Zip(series.Months))
        {
            var values = answer.Values.Select(Value).ToList();
            output.WriteLine(
                $"{month.Month}  {Beside(values[0], month.Establishment),17}  {Beside(values[1], month.Vacant),13}  {Beside(values[2], month.Rate),16}  "
                + $"{Beside(values[3], month.RateNetOfAgency),16}  {Text(values[4]),17}  {Text(month.Target),9}");
        }

        output.WriteLine();
        output.WriteLine(differences == 0
            ? $"Every figure is as published ({4 * published.Count} compared), at revision {series.Revision}."
            : $"{differences} of {4 * published.Count} figures differ, each marked with !");

        return differences;

        string Beside(decimal? value, decimal expected)
        {
            if (value == expected)
            {
                return $"{Text(value)} ({Text(expected)})";
            }

            differences++;
            return $"! {Text(value)} ({Text(expected)})";
        }
    }

    /// <summary>What the council said of team managers in November 2010: 17 in the establishment, 2 vacant and held.</summary>
    public async Task PrintManagersAsync(DateOnly day)
    {
        var establishment = await client.Measures.GetEstablishmentAsync(
            new() { UnitId = Council, Roles = { Role.FirstLineManager }, AsOfDate = day.ToDate() });
        var figures = establishment.Total;

        output.WriteLine(
            $"Team managers on {day:d MMMM yyyy}: {figures.EstablishmentFte.Value} FTE in the establishment, {figures.VacantFte.Value} vacant, "
            + $"of which {figures.VacantHeldFte.Value} held pending restructure.");
    }

    /// <summary>What the firm offers of November 2010 would make of the rate by the day on which the target was to be met.</summary>
    public async Task PrintPipelineAsync(DateOnly day, DateOnly through)
    {
        var rate = await client.Measures.GetVacancyRateAsync(new()
        {
            UnitId = Council,
            Roles = { SocialWorkers },
            AsOfDate = day.ToDate(),
            Definition = VacancyDefinition.EstablishmentWithPipeline,
            PipelineThroughDate = through.ToDate(),
        });

        output.WriteLine(
            $"With the starters and leavers known, by {through:d MMMM yyyy}: {rate.Rate.Numerator.Value} of {rate.Rate.Denominator.Value} FTE vacant, "
            + $"{rate.Rate.Value.Value} per cent.");
    }

    /// <summary>Who came and went since March 2010, in heads and FTE; and how long the agency workers have been there.</summary>
    public async Task PrintPeopleAsync(DateOnly from, DateOnly day)
    {
        var bridge = await client.Measures.GetStaffBridgeAsync(new()
        {
            UnitId = Council,
            Period = new() { Range = new() { FirstDate = from.ToDate(), LastDate = day.ToDate() } },
        });
        var agency = await client.Measures.GetAgencyUseAsync(new() { UnitId = Council, Roles = { SocialWorkers }, AsOfDate = day.ToDate() });

        output.WriteLine(
            $"Employees of all roles, {from:d MMMM} to {day:d MMMM yyyy}: {bridge.Headcount.StartersCount} joined, {bridge.Headcount.LeaversCount} left; "
            + $"{bridge.Fte.OpeningFte.Value} FTE + {bridge.Fte.StartersFte.Value} - {bridge.Fte.LeaversFte.Value} "
            + $"{Signed(bridge.Fte.HoursChangedFte.Value)} by changed hours = {bridge.Fte.ClosingFte.Value} FTE.");
        output.WriteLine(
            $"Agency workers: {agency.AgencyCount} ({agency.AgencyFte.Value} FTE); "
            + string.Join("; ", agency.TenureBands.Select(band => $"{Months(band)}: {band.CoverCount + band.ExtraCount}")) + ".");

        static string Signed(string amount) => amount.StartsWith('-') ? $"- {amount[1..]}" : $"+ {amount}";

        static string Months(AgencyTenureBand band) => band switch
        {
            { FromMonths: 0 } => $"under {band.UntilMonths} months",
            { UntilMonths: 0 } => $"{band.FromMonths} months and more",
            _ => $"{band.FromMonths} to under {band.UntilMonths} months",
        };
    }

    private static decimal? Value(MeasureValue measure) =>
        measure.Value is { } value ? decimal.Parse(value.Value, NumberStyles.Number, CultureInfo.InvariantCulture) : null;

    private static string Text(decimal? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "none";

}
