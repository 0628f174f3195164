namespace Workforce.Domain.Planning;

/// <summary>A month's change of an amount of which nothing is known but how far it usually goes: as likely up as down.</summary>
internal sealed class RelativeStep
{
    /// <summary>An amount of 1, to be changed as a share of others.</summary>
    public const long Whole = 1L << FractionBits;

    private const int FractionBits = 30;

    private readonly long[] _shares;

    private RelativeStep(long[] shares)
    {
        _shares = shares;
    }

    /// <param name="deviation">The standard deviation of twelve such steps, as a share of the amount; 0 for no change.</param>
    public static RelativeStep OfYear(decimal deviation)
    {
        var monthly = deviation / SquareRoots.Of(ProjectionInput.MonthsOfAYear);
        return new(deviation == 0m ? [] : [.. Enumerable.Range(0, Spread.Count).Select(slice => (long)(NormalSlices.Deviate(slice) * monthly * Whole))]);
    }

    public long Next(long amount, RandomSource random) =>
        _shares.Length == 0 ? amount : amount + Of(amount, _shares[Spread.Draw(random)]);

    /// <summary>A share of an amount.</summary>
    public static long Of(long amount, long share) => (long)(((Int128)amount * share) >> FractionBits);
}
