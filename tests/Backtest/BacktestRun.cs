using Workforce.Conformance.Published;
using Workforce.Domain.Planning;

namespace Workforce.Backtest;

/// <summary>Projects every authority from every year that allows it, one and two years on.</summary>
internal sealed class BacktestRun
{
    private readonly Dictionary<string, Dictionary<int, AuthorityYear>> _authorities;

    private BacktestRun(Dictionary<string, Dictionary<int, AuthorityYear>> authorities)
    {
        _authorities = authorities;
    }

    /// <param name="file">The published figures.</param>
    /// <param name="simulations">How many simulations each.</param>
    public static List<Outcome> Of(CswwFile file, int simulations)
    {
        var authorities =
            from row in file.Rows
            where row.Level is GeographicLevel.Authority
            let year = AuthorityYear.Of(row)
            where year is not null
            group (row.Year, Figures: year!) by row.Code into authority
            select authority;
        var run = new BacktestRun(authorities.ToDictionary(each => each.Key, each => each.ToDictionary(year => year.Year, year => year.Figures)));

        return [.. run._authorities.Values.SelectMany(years => run.Outcomes(years, simulations))];
    }

    private IEnumerable<Outcome> Outcomes(Dictionary<int, AuthorityYear> years, int simulations)
    {
        foreach (var (year, now) in years)
        {
            // The change of the year before is one of the naive forecasts.
            if (!years.TryGetValue(year - 1, out var before))
            {
                continue;
            }

            for (var ahead = 1; ahead <= 2; ahead++)
            {
                if (years.TryGetValue(year + ahead, out var came))
                {
                    var month = Projection.Of(AnnualInput.Of(years, year, PublishedRate(year), ahead), simulations, seed: 1).Months[^1];
                    yield return new(year + ahead, ahead, now.InPost, Quantity.InPost, month.InPost, came.InPost, now.InPost, now.InPost - before.InPost);

                    if (now.Vacant is { } vacant && before.Vacant is { } vacantBefore && came.Vacant is { } vacantThen)
                    {
                        yield return new(year + ahead, ahead, now.InPost, Quantity.Vacant, month.Vacant, vacantThen, vacant, vacant - vacantBefore);
                    }
                }
            }
        }
    }

    /// <summary>Of all authorities, as it could be known in a year.</summary>
    private decimal PublishedRate(int year)
    {
        var known = _authorities.Values.SelectMany(years => years).Where(each => each.Key <= year).Select(each => each.Value).ToList();
        return (decimal)known.Sum(each => each.Leavers) / (12 * known.Sum(each => each.Heads));
    }
}
