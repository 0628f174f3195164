namespace Workforce.Domain.Amounts;

/// <summary>Why a measure has no value. Numbered as in the contract; the official symbols are those of docs/definitions.md 1.5.</summary>
public enum NoValueReason
{
    /// <summary>The denominator is zero (z).</summary>
    NotApplicable = 1,

    /// <summary>The inputs contradict each other (u).</summary>
    Unreliable = 2,

    /// <summary>Nothing was ever reported (x): not the same as a confirmed zero.</summary>
    Missing = 3,

    /// <summary>The caller may not see so small a group (c).</summary>
    Suppressed = 4,
}

/// <summary>A measured value, or the reason why there is none; with what it was made of.</summary>
public readonly record struct MeasureValue
{
    private MeasureValue(decimal? numerator, decimal? denominator, decimal? unrounded, NoValueReason? reason)
    {
        Numerator = numerator;
        Denominator = denominator;
        Unrounded = unrounded;
        Reason = reason;
    }

    /// <summary>What was divided, or the amount itself; null where nothing was reported.</summary>
    public decimal? Numerator { get; }

    /// <summary>What it was divided by; null for an amount.</summary>
    public decimal? Denominator { get; }

    /// <summary>The value before rounding: per cent for a rate; null where there is a reason.</summary>
    public decimal? Unrounded { get; }

    /// <summary>Why there is no value; null where there is one.</summary>
    public NoValueReason? Reason { get; }

    /// <summary>To how many places a value is kept before rounding; further ones are cut off, so that rounding it again cannot round twice.</summary>
    public const int KeptDecimalPlaces = 10;

    public static MeasureValue Missing => new(null, null, null, NoValueReason.Missing);

    /// <summary>No value, and nothing to make one of.</summary>
    public static MeasureValue Without(NoValueReason reason) => new(null, null, null, reason);

    public static MeasureValue Unreliable(decimal numerator, decimal denominator) =>
        new(numerator, denominator, null, NoValueReason.Unreliable);

    public static MeasureValue Amount(Fte amount) => Amount(amount.Value);

    public static MeasureValue Amount(decimal amount) => new(amount, null, amount, null);

    /// <summary>A quotient as it is, not in per cent; not applicable if the denominator is zero.</summary>
    public static MeasureValue Quotient(decimal numerator, decimal denominator) => denominator == 0m
        ? new(numerator, denominator, null, NoValueReason.NotApplicable)
        : new(numerator, denominator, numerator / denominator, null);

    /// <summary>A share in per cent; not applicable if the denominator is zero.</summary>
    public static MeasureValue Rate(Fte numerator, Fte denominator) => Rate(numerator.Value, denominator.Value);

    /// <summary>A share in per cent; not applicable if the denominator is zero.</summary>
    public static MeasureValue Rate(decimal numerator, decimal denominator) => denominator == 0m
        ? new(numerator, denominator, null, NoValueReason.NotApplicable)
        : new(numerator, denominator, 100m * numerator / denominator, null);

    /// <summary>A share in per cent of which the numerator is first multiplied and divided; not applicable if the denominator is zero.</summary>
    /// <remarks>Divided once and last, by all at once: a quotient without an end, multiplied further, misses the exact ties.</remarks>
    public static MeasureValue Rate(decimal numerator, decimal denominator, decimal multiplier, decimal divisor)
    {
        var multiplied = multiplier * numerator;

        return denominator == 0m
            ? new(multiplied / divisor, denominator, null, NoValueReason.NotApplicable)
            : new(multiplied / divisor, denominator, 100m * multiplied / (divisor * denominator), null);
    }

    /// <summary>So much for each; not applicable if there are none.</summary>
    public static MeasureValue Mean(decimal sum, int count) => count == 0
        ? new(sum, count, null, NoValueReason.NotApplicable)
        : new(sum, count, sum / count, null);

    /// <summary>The middle one, or halfway between the two in the middle; not applicable if there are none.</summary>
    public static MeasureValue Median(params IEnumerable<int> numbers)
    {
        var sorted = numbers.Order().ToList();
        var (below, above) = ((sorted.Count - 1) / 2, sorted.Count / 2);
        return sorted.Count == 0 ? Without(NoValueReason.NotApplicable) : new(null, null, ((decimal)sorted[below] + sorted[above]) / 2m, null);
    }

    /// <summary>A value as it was kept.</summary>
    public static MeasureValue Kept(decimal? numerator, decimal? denominator, decimal? unrounded, NoValueReason? reason) =>
        new(numerator, denominator, unrounded, reason);

    /// <summary>The value as it can be kept.</summary>
    public MeasureValue ToKept() =>
        new(Numerator, Denominator, Unrounded is { } value ? new Rounding(KeptDecimalPlaces, Truncates: true).Apply(value) : null, Reason);

    /// <summary>The value as displayed; null where there is a reason.</summary>
    public decimal? Rounded(Rounding rounding) => Unrounded is { } value ? rounding.Apply(value) : null;
}
