using System.Globalization;
using Workforce.Domain.Amounts;

namespace Workforce.Service.Wire;

/// <summary>Numbers as plain digits without trailing zeros, such as <c>0.6</c>: each answer has many.</summary>
internal static class PlainDigits
{
    private const int MaxDecimalPlaces = 10;
    private const int MillionthsPerFte = 1_000_000;

    public static string Of(Fte fte)
    {
        var (whole, rest) = Math.DivRem(fte.Millionths, MillionthsPerFte);

        // The framework keeps the texts of small numbers.
        return rest == 0 ? whole.ToString(CultureInfo.InvariantCulture) : Of(fte.Value);
    }

    /// <summary>The digits of a number of at most ten places.</summary>
    public static string Of(decimal value)
    {
        Span<char> digits = stackalloc char[32];

        if (value.Scale > MaxDecimalPlaces || !value.TryFormat(digits, out var count, default, CultureInfo.InvariantCulture))
        {
            return value.ToString("0.##########", CultureInfo.InvariantCulture);
        }

        var text = (ReadOnlySpan<char>)digits[..count];
        text = text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text;

        // A zero has no sign.
        return text is "0" or "-0" ? "0" : text.ToString();
    }
}
