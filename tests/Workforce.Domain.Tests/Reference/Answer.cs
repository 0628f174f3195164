using Workforce.Domain.Amounts;

namespace Workforce.Domain.Tests.Reference;

/// <summary>One answer, from whichever side, in a shape that can be compared.</summary>
internal readonly record struct Answer(decimal? Numerator, decimal? Denominator, decimal? ToOnePlace, NoValueReason? Reason)
{
    public static Answer Missing => new(null, null, null, NoValueReason.Missing);

    public static Answer Amount(decimal amount) => new(amount, null, ToTenths(amount), null);

    public static Answer PerCent(decimal numerator, decimal denominator) => denominator == 0
        ? new(numerator, denominator, null, NoValueReason.NotApplicable)
        : new(numerator, denominator, ToTenths(100 * numerator / denominator), null);

    /// <summary>As docs/definitions.md 1.4 describes the official routine: scale, add a half, cut off, give the sign back.</summary>
    private static decimal ToTenths(decimal value) => decimal.Truncate((Math.Abs(value) * 10) + 0.5m) / 10 * Math.Sign(value);
}
