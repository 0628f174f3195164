using Workforce.Domain.Amounts;

namespace Workforce.Domain.Planning;

/// <summary>What may be in post, vacant and covered at the end of each month to come.</summary>
public sealed class Projection
{
    private readonly ProjectionInput _input;

    private Projection(ProjectionInput input, long[][] inPost, long[][] vacant)
    {
        _input = input;
        var means = new MeanFlows(input);
        Months = [.. Enumerable.Range(0, input.Months).Select(month => Summary(month, means, inPost[month], vacant[month]))];
    }

    /// <summary>The months, in order.</summary>
    public IReadOnlyList<ProjectedMonth> Months { get; }

    /// <summary>Simulates so many times. The same input and seed give the same projection, on every machine.</summary>
    /// <param name="input">What is known and assumed.</param>
    /// <param name="simulations">How many, at least 1; 10,000 put the bounds of 95 % within a few tenths of a head.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="cancellationToken">Ends it: nobody waits any more.</param>
    public static Projection Of(ProjectionInput input, int simulations, long seed, CancellationToken cancellationToken = default)
    {
        var simulation = new Simulation(input);
        var inPost = new long[input.Months][];
        var vacant = new long[input.Months][];

        for (var month = 0; month < input.Months; month++)
        {
            (inPost[month], vacant[month]) = (new long[simulations], new long[simulations]);
        }

        for (var i = 0; i < simulations; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            simulation.Run(seed, i);

            for (var month = 0; month < input.Months; month++)
            {
                (inPost[month][i], vacant[month][i]) = (simulation.InPost[month], simulation.Vacant[month]);
            }
        }

        for (var month = 0; month < input.Months; month++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Array.Sort(inPost[month]);
            Array.Sort(vacant[month]);
        }

        return new(input, inPost, vacant);
    }

    private ProjectedMonth Summary(int month, MeanFlows means, long[] inPost, long[] vacant)
    {
        var (rule, establishment) = (_input.Vacancies, _input.Establishment[month]);
        var inPostRange = AmountRange.Of(inPost);

        return new(
            establishment,
            inPostRange with { Mean = means.InPost(month) },
            inPostRange.Mean,
            AmountRange.Of(vacant),
            CoverRange(vacant),
            means.Of(month),
            establishment == Fte.Zero ? null : new(
                PerCent(establishment, vacant, amount => amount),
                PerCent(establishment, vacant, amount => amount - rule.Cover(amount))),
            establishment + rule.OverEstablishment == Fte.Zero ? null : PerCent(establishment + rule.OverEstablishment, vacant, amount => amount));

        // Cover rises with what is vacant, as all the others do, so that their bounds are those of its own order.
        AmountRange CoverRange(long[] ordered) => AmountRange.Of(ordered, rule.Cover);
    }

    /// <summary>A share in per cent of an amount that rises with what is vacant.</summary>
    private static AmountRange PerCent(Fte whole, long[] vacant, Func<long, long> of)
    {
        var range = AmountRange.Of(vacant, of);
        var factor = 100m / whole.Value;
        return new(range.Mean * factor, range.Median * factor, range.Low80 * factor, range.High80 * factor, range.Low95 * factor, range.High95 * factor);
    }
}

/// <summary>What may be at the end of one month.</summary>
/// <param name="Establishment">What is funded.</param>
/// <param name="InPost">The FTE in post; the mean is worked out exactly.</param>
/// <param name="SimulatedMean">The mean of the simulations.</param>
/// <param name="Vacant">The vacant FTE.</param>
/// <param name="AgencyCover">What remains of today's agency cover.</param>
/// <param name="Flows">Who comes and goes in the month, on average.</param>
/// <param name="Rates">The vacancy rates in per cent of the establishment; null if nothing is funded.</param>
/// <param name="DfeRate">Vacant / (vacant + in post), in per cent; null if there is neither.</param>
public sealed record ProjectedMonth(
    Fte Establishment,
    AmountRange InPost,
    decimal SimulatedMean,
    AmountRange Vacant,
    AmountRange AgencyCover,
    MonthFlows Flows,
    EstablishmentRates? Rates,
    AmountRange? DfeRate);

/// <summary>Vacancy rates over an establishment, in per cent.</summary>
/// <param name="Vacant">Vacant / establishment.</param>
/// <param name="NetOfAgency">(Vacant - agency cover) / establishment.</param>
public sealed record EstablishmentRates(AmountRange Vacant, AmountRange NetOfAgency);
