using Workforce.Domain.Amounts;
using Workforce.Domain.Planning;

namespace Workforce.Backtest;

/// <summary>Turns an authority's annual figures up to a year into what the service's model projects from.</summary>
/// <remarks>
/// Leavers and starters of up to three years, over the heads halfway between one 30 September and the next, are the history; the published
/// authorities together up to that year stand where England stands for a council. Nobody is known ahead and there is no pipeline.
/// </remarks>
internal static class AnnualInput
{
    /// <summary>
    /// In post differs from the year before by more than starters less leavers (docs/definitions.md 1.8), and establishments change: a service knows
    /// both as they are recorded, a file of annual figures does not. The deviations were chosen on the years to 2020.
    /// </summary>
    private const decimal OtherChanges = 0.04m;

    private const decimal EstablishmentChanges = 0.04m;
    private const int HistoryYears = 3;
    private const int MonthsOfAYear = 12;

    /// <param name="years">The authority's years, by year.</param>
    /// <param name="year">The year from which it looks ahead.</param>
    /// <param name="publishedRate">The monthly leaver rate of all authorities up to then.</param>
    /// <param name="horizon">How many years ahead.</param>
    public static ProjectionInput Of(IReadOnlyDictionary<int, AuthorityYear> years, int year, decimal publishedRate, int horizon)
    {
        var now = years[year];
        var (leavers, starters, personMonths, known) = (0, 0, 0m, 0);

        for (var past = year; past > year - HistoryYears && years.TryGetValue(past, out var figures); past--)
        {
            var opening = years.TryGetValue(past - 1, out var before) ? before.Heads : figures.Heads;
            leavers += figures.Leavers;
            starters += figures.Starters;
            personMonths += MonthsOfAYear * (opening + figures.Heads) / 2m;
            known++;
        }

        var months = horizon * MonthsOfAYear;
        var each = Fte.FromMillionths((long)(now.InPost * 1_000_000m) / now.Heads);
        var vacant = now.Vacant ?? 0m;
        var rate = Credibility.Of(leavers, personMonths, known, publishedRate, PlanningDefaults.LeaverRateBetween, PlanningDefaults.LeaverRateYearly);
        var replacement = now.Vacant is null
            ? rate.Rate * now.Heads
            : UsualStarters.Expected(rate.Rate * now.Heads, vacant, now.InPost, each.Value);
        var usual = Credibility.Of(
            starters, known * MonthsOfAYear, known, replacement, PlanningDefaults.StartersBetween, PlanningDefaults.StartersYearly);

        return new(
            now.Heads,
            Fte.Of(now.InPost),
            new(rate.Rate, Spread.OfVariance(rate.Variance), Spread.OfVariance(PlanningDefaults.LeaverRateYearly)),
            [.. Enumerable.Repeat(1m, months)],
            [.. Enumerable.Repeat(Fte.Zero, months)],
            [.. Enumerable.Repeat(Fte.Of(now.InPost + vacant), months)],
            new(Fte.Of(vacant), Fte.Zero, Fte.Zero, Chance.None),
            [],
            new([.. Enumerable.Repeat(usual.Rate, months)], each, Spread.OfVariance(usual.Variance), Spread.OfVariance(PlanningDefaults.StartersYearly)),
            OtherChanges,
            EstablishmentChanges);
    }
}
