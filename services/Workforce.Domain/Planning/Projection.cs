using Workforce.Domain.Amounts;

namespace Workforce.Domain.Planning;

/// <summary>What may be in post, vacant and covered at the end of each month to come.</summary>
public sealed class Projection
{
    private readonly ProjectionInput _input;

    /// <summary>What was in post at the end of each month in each simulation, in order of amount; in millionths.</summary>
    private readonly long[][] _inPost;

    private Projection(ProjectionInput input, long[][] inPost)
    {
        _input = input;
        _inPost = inPost;
        Months = [.. Enumerable.Range(0, input.Months).Select(Summary)];
    }

    /// <summary>The months, in order.</summary>
    public IReadOnlyList<ProjectedMonth> Months { get; }

    /// <summary>Simulates so many times. The same input and seed give the same projection, on every machine.</summary>
    /// <param name="input">What is known and assumed.</param>
    /// <param name="simulations">How many, at least 1; 10,000 put the bounds of 95 % within a few tenths of a head.</param>
    /// <param name="seed">The seed.</param>
    public static Projection Of(ProjectionInput input, int simulations, long seed)
    {
        var simulation = new Simulation(input);
        var inPost = new long[input.Months][];

        for (var month = 0; month < inPost.Length; month++)
        {
            inPost[month] = new long[simulations];
        }

        for (var i = 0; i < simulations; i++)
        {
            simulation.Run(seed, i, inPost);
        }

        foreach (var amounts in inPost)
        {
            Array.Sort(amounts);
        }

        return new(input, inPost);
    }

    /// <summary>In what share of the simulations the vacancy rate at the end of a month is at most a limit, from 0 to 1.</summary>
    /// <param name="month">The month, from 0.</param>
    /// <param name="limit">The limit in per cent of the establishment.</param>
    public decimal ShareWithVacancyRateAtMost(int month, decimal limit)
    {
        var allowed = limit * _input.Establishment[month].Millionths / 100m;
        var met = _inPost[month].Count(inPost => _input.Vacant(month, inPost) <= allowed);
        return (decimal)met / _inPost[month].Length;
    }

    private ProjectedMonth Summary(int month)
    {
        var inPost = AmountRange.Of(_inPost[month]);

        // The less in post, the more vacant: the order is the reverse, and need not be sorted again.
        var vacant = Array.ConvertAll(_inPost[month], amount => _input.Vacant(month, amount));
        Array.Reverse(vacant);

        return new(
            _input.Establishment[month],
            MeanInPost(month),
            inPost,
            AmountRange.Of(vacant),
            MeanOf(vacant),
            MeanOf(Array.ConvertAll(vacant, amount => Math.Min(amount, _input.AgencyCover.Millionths))));
    }

    /// <summary>The mean of what is in post, worked out and not simulated.</summary>
    private decimal MeanInPost(int month)
    {
        var mean = _input.CertainFte[month].Value + (_input.Fte.Value * _input.LeaverRate.MeanStaying(month + 1));

        foreach (var starter in _input.PossibleStarters.Where(starter => starter.Month <= month))
        {
            mean += starter.MeanFte * _input.LeaverRate.MeanStaying(month - starter.Month);
        }

        for (var started = 0; started <= month; started++)
        {
            mean += _input.UsualStarters[started] * _input.StarterFte.Value * _input.LeaverRate.MeanStaying(month - started);
        }

        return mean;
    }

    private static decimal MeanOf(long[] amounts) => amounts.Aggregate(0m, (sum, amount) => sum + amount) / amounts.Length / 1_000_000m;
}

/// <summary>What may be at the end of one month.</summary>
/// <param name="Establishment">What is funded, as recorded today.</param>
/// <param name="MeanInPost">The mean FTE in post, worked out exactly.</param>
/// <param name="InPost">The FTE in post.</param>
/// <param name="Vacant">The vacant FTE.</param>
/// <param name="MeanVacant">The mean vacant FTE over the simulations.</param>
/// <param name="MeanAgencyCover">Today's agency cover as far as vacancies remain for it: what starters release is the rest.</param>
public sealed record ProjectedMonth(
    Fte Establishment,
    decimal MeanInPost,
    AmountRange InPost,
    AmountRange Vacant,
    decimal MeanVacant,
    decimal MeanAgencyCover);

/// <summary>The middle, and the bounds within which 80 and 95 per cent of the simulations lie.</summary>
public readonly record struct AmountRange(Fte Median, Fte Low80, Fte High80, Fte Low95, Fte High95)
{
    /// <param name="ordered">The amounts, in order.</param>
    internal static AmountRange Of(long[] ordered)
    {
        return new(At(500), At(100), At(900), At(25), At(975));

        // The smallest amount that at least so many thousandths do not exceed.
        Fte At(int thousandths) =>
            Fte.FromMillionths(ordered[Math.Max(0, (int)((((long)ordered.Length * thousandths) + 999) / 1000) - 1)]);
    }
}
