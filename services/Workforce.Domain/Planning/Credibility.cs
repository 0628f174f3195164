namespace Workforce.Domain.Planning;

/// <summary>How far a history of its own says what a rate is, against what is known of others (Bühlmann and Straub).</summary>
/// <remarks>
/// One's own history errs by the chance of few cases, and since its years may have been unusual; what is known of others, by how
/// much units differ. Each counts as it errs less.
/// </remarks>
/// <param name="Rate">The rate, for a unit of exposure.</param>
/// <param name="Weight">For how much exposure the rate of the others counts.</param>
/// <param name="Variance">How uncertain the rate is: its variance, as a share of the square of the rate.</param>
public readonly record struct Credibility(decimal Rate, decimal Weight, decimal Variance)
{
    /// <param name="cases">How many cases there were.</param>
    /// <param name="exposure">In how much exposure, such as person-months.</param>
    /// <param name="years">Over how many years.</param>
    /// <param name="others">The rate of the others; 0 is shared by all, and nothing is known of how units differ.</param>
    /// <param name="between">The variance between units, as a share of the square of the rate; above 0.</param>
    /// <param name="yearly">The variance of one unit from year to year, likewise.</param>
    public static Credibility Of(decimal cases, decimal exposure, decimal years, decimal others, decimal between, decimal yearly)
    {
        if (exposure <= 0m || years <= 0m)
        {
            return new(others, 0m, between);
        }

        if (others <= 0m)
        {
            return new(cases / exposure, 0m, cases > 0m ? 1m / cases : 0m);
        }

        var weight = ((exposure / years * yearly) + (1m / others)) / between;
        return new((cases + (weight * others)) / (exposure + weight), weight, between * weight / (exposure + weight));
    }
}
