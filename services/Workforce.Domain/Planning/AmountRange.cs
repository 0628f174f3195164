namespace Workforce.Domain.Planning;

/// <summary>A mean, the middle, and the bounds within which 80 and 95 per cent of the simulations lie.</summary>
public readonly record struct AmountRange(decimal Mean, decimal Median, decimal Low80, decimal High80, decimal Low95, decimal High95)
{
    /// <param name="ordered">The amounts, in order, in millionths.</param>
    internal static AmountRange Of(long[] ordered) => Of(ordered, amount => amount);

    /// <summary>The range of what rises with the amount.</summary>
    /// <param name="ordered">The amounts, in order, in millionths.</param>
    /// <param name="of">What it is of each.</param>
    internal static AmountRange Of(long[] ordered, Func<long, long> of)
    {
        Int128 sum = 0;

        foreach (var amount in ordered)
        {
            sum += of(amount);
        }

        return new(Fte((decimal)sum / ordered.Length), At(500), At(100), At(900), At(25), At(975));

        // The smallest amount that at least so many thousandths do not exceed.
        decimal At(int thousandths) =>
            Fte(of(ordered[Math.Max(0, (int)((((long)ordered.Length * thousandths) + 999) / 1000) - 1)]));
    }

    private static decimal Fte(decimal millionths) => millionths / 1_000_000m;
}
