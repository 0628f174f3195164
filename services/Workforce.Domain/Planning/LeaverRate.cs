using Workforce.Domain.Amounts;

namespace Workforce.Domain.Planning;

/// <summary>How likely an employee is to leave within a month, and how sure that is.</summary>
/// <remarks>
/// A gamma distribution: of so many leavers in so many person-months. A unit of six people says little by itself, so its own history is
/// added to a stated weight of the council's, which a large unit hardly feels.
/// </remarks>
public sealed record LeaverRate
{
    private LeaverRate(int shape, decimal personMonths)
    {
        Shape = shape;
        PersonMonths = personMonths;
    }

    /// <summary>The leavers that the rate stands on, the council's share included; at least 1 unless there were none at all.</summary>
    public int Shape { get; }

    /// <summary>The person-months in which so many leave.</summary>
    public decimal PersonMonths { get; }

    /// <summary>The rate a month, from 0 to 1.</summary>
    public decimal Mean => Shape == 0 ? 0m : Shape / PersonMonths;

    /// <param name="own">What the unit itself has seen.</param>
    /// <param name="council">What its council has seen, the unit included.</param>
    /// <param name="councilWeight">How many person-months of the council's history count as the unit's; 0 or more.</param>
    public static LeaverRate Of(LeaverHistory own, LeaverHistory council, decimal councilWeight)
    {
        var weight = council.PersonMonths > 0m ? councilWeight : 0m;
        var leavers = own.Leavers + (weight == 0m ? 0m : weight * council.Leavers / council.PersonMonths);
        var personMonths = own.PersonMonths + weight;

        if (leavers == 0m || personMonths == 0m)
        {
            return new(0, personMonths);
        }

        // Whole, since a gamma draw is a sum of so many; the person-months give way, so that the mean is not altered.
        var shape = Math.Max(1, (int)new Rounding(0).Apply(leavers));
        return new(shape, shape * personMonths / leavers);
    }

    /// <summary>The mean share of today's employees who are still there after so many months, exactly.</summary>
    /// <remarks>The mean of (1 - p)^t over the gamma distribution, term by term: E p^j = s(s+1)...(s+j-1) / m^j.</remarks>
    public decimal MeanStaying(int months)
    {
        if (Shape == 0)
        {
            return 1m;
        }

        var (sum, term) = (1m, 1m);

        for (var j = 1; j <= months; j++)
        {
            term = -term * (months - j + 1) / j * (Shape + j - 1) / PersonMonths;
            sum += term;
        }

        return decimal.Clamp(sum, 0m, 1m);
    }

    /// <summary>One rate that may be the true one.</summary>
    internal Chance Draw(RandomSource random) => Shape == 0
        ? Chance.None
        : Chance.OfShare(Draws.Gamma(random, Shape), (UInt128)(PersonMonths * (1UL << Draws.FractionBits)));
}

/// <summary>Who has left in how many person-months: ten people over a year are 120.</summary>
public readonly record struct LeaverHistory(int Leavers, decimal PersonMonths);
