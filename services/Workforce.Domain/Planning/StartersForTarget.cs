namespace Workforce.Domain.Planning;

/// <summary>How many must start each month for an aim to be met in time.</summary>
/// <param name="IsReachable">Whether any number up to the most meets it.</param>
/// <param name="StartersPerMonth">The least number a month, in heads to one place; the most if it is not reachable.</param>
/// <param name="MostPerMonth">The most that was tried.</param>
/// <param name="MetShares">By month: in what share of the simulations it is met at its end with so many.</param>
/// <param name="FirstMonth">The first month, from 0, at whose end it is met with the probability asked for and with so many; null for none.</param>
public sealed record StartersForTarget(bool IsReachable, decimal StartersPerMonth, decimal MostPerMonth, IReadOnlyList<decimal> MetShares, int? FirstMonth)
{
    /// <summary>What is tried is a tenth of a head more each time.</summary>
    internal const int StepsOfAHead = 10;

    /// <summary>Finds the number.</summary>
    /// <remarks>
    /// In each simulation those who would start are drawn once, step by step, each with a life: more starters are therefore the same ones and some
    /// besides, and never make anything worse. So each simulation has a least number with which it meets the aim, and the answer is the number
    /// with which enough of them do.
    /// </remarks>
    /// <param name="input">What is known and assumed, with the usual starters up to the first month only.</param>
    /// <param name="aim">What is to be met.</param>
    /// <param name="search">When, how surely and with how many at most.</param>
    /// <param name="simulations">How many simulations.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="cancellationToken">Ends it: nobody waits any more.</param>
    public static StartersForTarget Of(
        ProjectionInput input,
        StaffingAim aim,
        StarterSearch search,
        int simulations,
        long seed,
        CancellationToken cancellationToken = default)
    {
        var most = (int)decimal.Ceiling(search.MostPerMonth * StepsOfAHead);
        var tries = new StarterTries(input, aim, search.FirstMonth, simulations, seed, cancellationToken);
        var neededBy = new int[most + 2];

        for (var i = 0; i < simulations; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            neededBy[tries.Needed(i, search.ByMonth, most)]++;
        }

        var (steps, met) = (0, neededBy[0]);

        while (steps < most && met < search.Probability * simulations)
        {
            met += neededBy[++steps];
        }

        var shares = tries.Shares(steps, cancellationToken);

        return new(
            met >= search.Probability * simulations,
            (decimal)steps / StepsOfAHead,
            (decimal)most / StepsOfAHead,
            shares,
            FirstMonthOf(shares, search.Probability));
    }

    /// <summary>The first month, from 0, at whose end an aim is met with a probability; null for none.</summary>
    public static int? FirstMonthOf(IReadOnlyList<decimal> shares, decimal probability)
    {
        for (var month = 0; month < shares.Count; month++)
        {
            if (shares[month] >= probability)
            {
                return month;
            }
        }

        return null;
    }

    /// <summary>By month: in what share of the simulations an aim is met with the usual starters.</summary>
    public static IReadOnlyList<decimal> WithUsualStarters(ProjectionInput input, StaffingAim aim, int simulations, long seed, CancellationToken cancellationToken = default) =>
        new StarterTries(input, aim, input.Months, simulations, seed, cancellationToken).Shares(0, cancellationToken);
}

/// <summary>What number of starters is looked for.</summary>
/// <param name="ByMonth">The month, from 0, at whose end the aim must be met.</param>
/// <param name="Probability">With what probability, above 0 and at most 1.</param>
/// <param name="FirstMonth">The month, from 0, from which on they can come.</param>
/// <param name="MostPerMonth">The most a month that make sense, in heads.</param>
public readonly record struct StarterSearch(int ByMonth, decimal Probability, int FirstMonth, decimal MostPerMonth);
