namespace Workforce.Conformance.Facts;

/// <summary>So much FTE over so many heads.</summary>
/// <param name="Fte">Their FTE together.</param>
/// <param name="Heads">How many they are.</param>
public readonly record struct People(decimal Fte, int Heads)
{
    /// <summary>The most that one engagement may have.</summary>
    public const decimal MostFte = 1.5m;

    private const decimal Millionth = 0.000001m;

    public static People None => default;

    /// <summary>Whether each head can have some FTE, and none more than an engagement may.</summary>
    public bool ArePossible => Fte >= Heads * Millionth && Fte <= Heads * MostFte;

    /// <summary>The least that so many heads can have: an engagement of no FTE cannot be held.</summary>
    public static People OfLeastFte(int heads) => new(heads * Millionth, heads);

    /// <summary>The fewest heads that have so much FTE with none above 1.</summary>
    public static People OfFewestHeads(decimal fte) => new(fte, (int)decimal.Ceiling(fte));

    public static People operator +(People left, People right) => new(left.Fte + right.Fte, left.Heads + right.Heads);

    public static People operator -(People left, People right) => new(left.Fte - right.Fte, left.Heads - right.Heads);

    /// <summary>As even as six decimal places allow; adds up exactly.</summary>
    public IEnumerable<decimal> EachFte()
    {
        var millionths = (long)(Fte / Millionth);

        for (var head = 0; head < Heads; head++)
        {
            yield return ((millionths / Heads) + (head < millionths % Heads ? 1 : 0)) * Millionth;
        }
    }
}
