namespace Workforce.Domain.Planning;

/// <summary>How many must start each month for a vacancy rate to be reached in time.</summary>
/// <param name="IsReachable">Whether any number that was tried reaches it.</param>
/// <param name="StartersPerMonth">The least number a month, in heads to one place; the most that was tried if it is not reachable.</param>
/// <param name="Probability">In what share of the simulations the target is met in time with so many.</param>
/// <param name="FirstMonth">The first month, from 0, at whose end it is met with the probability asked for and with so many; null for none.</param>
public sealed record StartersForTarget(bool IsReachable, decimal StartersPerMonth, decimal Probability, int? FirstMonth)
{
    private const decimal Step = 0.1m;

    /// <param name="input">What is known and assumed; its usual starters are replaced by the number that is looked for.</param>
    /// <param name="limit">The vacancy rate that must not be exceeded, in per cent of the establishment.</param>
    /// <param name="byMonth">The month, from 0, at whose end it must be met.</param>
    /// <param name="probability">With what probability, above 0 and below 1.</param>
    /// <param name="mostPerMonth">The most starters a month that make sense, in heads.</param>
    /// <param name="simulations">How many simulations each number is tried in.</param>
    /// <param name="seed">The seed; the same for every number, so that one more starter never makes things worse by chance.</param>
    public static StartersForTarget Of(
        ProjectionInput input,
        decimal limit,
        int byMonth,
        decimal probability,
        decimal mostPerMonth,
        int simulations,
        long seed)
    {
        var (enough, tooFew) = ((int)decimal.Ceiling(mostPerMonth / Step), -1);
        var projection = With(enough);

        if (Met(projection) < probability)
        {
            return new(false, enough * Step, Met(projection), FirstMonthOf(projection));
        }

        while (enough - tooFew > 1)
        {
            var middle = (enough + tooFew) / 2;
            var tried = With(middle);

            if (Met(tried) < probability)
            {
                tooFew = middle;
            }
            else
            {
                (enough, projection) = (middle, tried);
            }
        }

        return new(true, enough * Step, Met(projection), FirstMonthOf(projection));

        Projection With(int steps) =>
            Projection.Of(input with { UsualStarters = [.. Enumerable.Repeat(steps * Step, input.Months)] }, simulations, seed);

        decimal Met(Projection tried) => tried.ShareWithVacancyRateAtMost(byMonth, limit);

        int? FirstMonthOf(Projection tried)
        {
            for (var month = 0; month < input.Months; month++)
            {
                if (tried.ShareWithVacancyRateAtMost(month, limit) >= probability)
                {
                    return month;
                }
            }

            return null;
        }
    }
}
