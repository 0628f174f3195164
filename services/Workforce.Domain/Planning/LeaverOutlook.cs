namespace Workforce.Domain.Planning;

/// <summary>How fast people leave: the unit's own history, drawn towards its council's, and that towards what is published.</summary>
internal static class LeaverOutlook
{
    public static LeaverAssumption Of(Histories histories, string councilUnitId, decimal? overridden)
    {
        var (unit, council) = (histories.Unit, histories.Council);
        var ofCouncil = Credibility.Of(
            council.Leavers,
            council.PersonMonths,
            council.Years,
            PlanningDefaults.PublishedLeaverRate,
            PlanningDefaults.LeaverRateBetween,
            PlanningDefaults.LeaverRateYearly);
        var isCouncil = unit == council;
        var ofUnit = isCouncil ? ofCouncil with { Weight = 0m } : Credibility.Of(
            unit.Leavers,
            unit.PersonMonths,
            unit.Years,
            ofCouncil.Rate,
            PlanningDefaults.LeaverRateBetween,
            PlanningDefaults.LeaverRateYearly);
        var yearly = Spread.OfVariance(PlanningDefaults.LeaverRateYearly);
        var (rate, source) = overridden is { } given
            ? (new LeaverRate(given, Spread.None, yearly), AssumptionSource.Overridden)
            : (new LeaverRate(ofUnit.Rate, Spread.OfVariance(ofUnit.Variance), yearly),
                council.Period is null ? AssumptionSource.Default : AssumptionSource.History);

        return new(rate, 0m, source, unit, councilUnitId, council, ofUnit.Weight, ofCouncil.Weight);
    }

    /// <summary>By month: what share of the rate is left, since some of those who will leave are recorded already.</summary>
    /// <param name="usual">How many leave in a month by the rate.</param>
    /// <param name="known">Who is recorded.</param>
    /// <param name="horizon">The months.</param>
    public static IReadOnlyList<decimal> Shares(decimal usual, IReadOnlyList<KnownMonth> known, Horizon horizon) =>
    [
        .. known.Select((month, i) => usual == 0m ? horizon.Share(i) : decimal.Max(0m, horizon.Share(i) - (month.LeaverHeads / usual))),
    ];
}
