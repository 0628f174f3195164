using Workforce.Domain.Amounts;
using Workforce.Domain.Measures;

namespace Workforce.Domain.Planning;

/// <summary>Who usually starts: as many as the unit's own history says, drawn towards as many as replace those who leave and fill some of what is vacant.</summary>
internal static class StarterOutlook
{
    /// <summary>Fewer starters than this say nothing of the FTE of one.</summary>
    private const int FewStarters = 5;

    public static StarterAssumption Of(
        Histories histories,
        decimal leavers,
        EstablishmentFigures opening,
        int headcount,
        KnownAhead known,
        IReadOnlyList<MeanStarters> pipeline,
        Horizon horizon,
        PlanningOverrides overrides)
    {
        var unit = histories.Unit;
        var (each, fteSource) = FteOfOne(unit, opening, headcount, overrides.FtePerStarter);
        var pattern = histories.NewlyQualified();
        var replacement = opening.Establishment > Fte.Zero
            ? UsualStarters.Expected(leavers, opening.Vacant.Value, opening.InPost.Value, each.Value)
            : leavers;

        if (overrides.StartersPerMonth is { } given)
        {
            IReadOnlyList<decimal> months = [.. Enumerable.Range(0, horizon.Months).Select(month => given * horizon.Share(month))];
            return new(new(months, each, Spread.None, Spread.None), given, AssumptionSource.Overridden, fteSource, replacement, 0m, false, [.. months.Select(_ => 0m)]);
        }

        var usual = Credibility.Of(
            unit.Starters,
            unit.Months,
            unit.Years,
            replacement,
            PlanningDefaults.StartersBetween,
            PlanningDefaults.StartersYearly);
        var (all, newlyQualified) = ByMonth(usual.Rate, pattern, horizon);

        return new(
            new(
                [.. all.Select((heads, month) => decimal.Max(0m, heads - known.Months[month].StarterHeads - pipeline[month].Heads))],
                each,
                Spread.OfVariance(usual.Variance),
                Spread.OfVariance(PlanningDefaults.StartersYearly)),
            usual.Rate,
            unit.Period is null ? AssumptionSource.Default : AssumptionSource.History,
            fteSource,
            replacement,
            usual.Weight,
            pattern is not null,
            newlyQualified);
    }

    private static (Fte Each, AssumptionSource Source) FteOfOne(UnitHistory unit, EstablishmentFigures opening, int headcount, Fte? overridden)
    {
        if (overridden is { } given)
        {
            return (given, AssumptionSource.Overridden);
        }

        return unit.Starters >= FewStarters ? (Part(unit.StarterFte, unit.Starters), AssumptionSource.History)
            : headcount > 0 ? (Part(opening.InPost, headcount), AssumptionSource.Default)
            : (Fte.One, AssumptionSource.Default);

        static Fte Part(Fte whole, int heads) => Fte.FromMillionths(Math.Max(1, whole.Millionths / heads));
    }

    private static (List<decimal> All, List<decimal> NewlyQualified) ByMonth(decimal perMonth, NewlyQualifiedPattern? pattern, Horizon horizon)
    {
        var (all, newlyQualified) = (new List<decimal>(horizon.Months), new List<decimal>(horizon.Months));

        for (var month = 0; month < horizon.Months; month++)
        {
            var usual = perMonth * horizon.Share(month);
            var qualified = pattern is null ? 0m : usual * pattern.Share * pattern.ByMonth[horizon.MonthEnds[month].Month - 1];
            newlyQualified.Add(qualified);
            all.Add(pattern is null ? usual : (usual * (1m - pattern.Share)) + qualified);
        }

        return (all, newlyQualified);
    }
}
