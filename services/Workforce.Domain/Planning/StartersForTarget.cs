namespace Workforce.Domain.Planning;

/// <summary>How many must start each month for an aim to be met in time.</summary>
/// <param name="IsReachable">Whether any number up to the most meets it.</param>
/// <param name="StartersPerMonth">The least number a month, in heads to one place; the most if it is not reachable.</param>
/// <param name="MostPerMonth">The most that was tried.</param>
/// <param name="MetShares">By month: in what share of the simulations it is met at its end with so many.</param>
/// <param name="FirstMonth">The first month, from 0, at whose end it is met with the probability asked for and with so many; null for none.</param>
public sealed record StartersForTarget(bool IsReachable, decimal StartersPerMonth, decimal MostPerMonth, IReadOnlyList<decimal> MetShares, int? FirstMonth)
{
    /// <summary>A tenth of a head: what is tried.</summary>
    private const decimal Step = 0.1m;

    /// <summary>Finds the number.</summary>
    /// <remarks>
    /// In each simulation those who would start if the most did are drawn once, each with a mark of how many a month it takes for them to be
    /// among them, and a life: more starters are therefore the same ones and some besides, and never make anything worse. So each simulation has
    /// a least number with which it meets the aim, and the answer is the number with which enough of them do. There is nothing to try out.
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
        var most = (int)decimal.Ceiling(search.MostPerMonth / Step);
        var tries = new StarterTries(input, aim, search.FirstMonth, most);
        var neededBy = new int[most + 2];

        for (var i = 0; i < simulations; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            tries.Play(seed, i);
            neededBy[tries.Needed(search.ByMonth)]++;
        }

        var (steps, met) = (0, neededBy[0]);

        while (steps < most && met < search.Probability * simulations)
        {
            met += neededBy[++steps];
        }

        var shares = Shares(tries, steps, input.Months, simulations, seed, cancellationToken);

        return new(
            met >= search.Probability * simulations,
            steps * Step,
            most * Step,
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
        Shares(new(input, aim, input.Months, 0), 0, input.Months, simulations, seed, cancellationToken);

    private static decimal[] Shares(StarterTries tries, int steps, int months, int simulations, long seed, CancellationToken cancellationToken)
    {
        var met = new int[months];

        for (var i = 0; i < simulations; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            tries.Play(seed, i);

            for (var month = 0; month < months; month++)
            {
                met[month] += tries.IsMet(month, steps) ? 1 : 0;
            }
        }

        return [.. met.Select(count => (decimal)count / simulations)];
    }
}

/// <summary>What number of starters is looked for.</summary>
/// <param name="ByMonth">The month, from 0, at whose end the aim must be met.</param>
/// <param name="Probability">With what probability, above 0 and at most 1.</param>
/// <param name="FirstMonth">The month, from 0, from which on they can come.</param>
/// <param name="MostPerMonth">The most a month that make sense, in heads.</param>
public readonly record struct StarterSearch(int ByMonth, decimal Probability, int FirstMonth, decimal MostPerMonth);
