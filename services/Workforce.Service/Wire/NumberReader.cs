using System.Globalization;

namespace Workforce.Service.Wire;

/// <summary>Reads amounts that are not FTE.</summary>
internal static class NumberReader
{
    private const int MaxLength = 24;
    private const int DecimalPlaces = 6;

    /// <summary>A number that must be given, from a least to a most, with at most six decimal places.</summary>
    public static decimal Number(this FieldReader reader, string field, Google.Type.Decimal? number, decimal min, decimal max) =>
        reader.OptionalNumber(field, number, min, max) ?? (IsAbsent(number) ? reader.Reject<decimal>(field, "is required.") : 0m);

    /// <summary>A number that must be given, above 0 and at most a most, with at most six decimal places.</summary>
    public static decimal NumberAboveZero(this FieldReader reader, string field, Google.Type.Decimal? number, decimal max)
    {
        var value = reader.OptionalNumber(field, number, 0m, max);

        return value switch
        {
            0m => reader.Reject<decimal>(field, "must be above 0."),
            null => IsAbsent(number) ? reader.Reject<decimal>(field, "is required.") : 0m,
            _ => value.Value,
        };
    }

    /// <summary>A number from a least to a most, with at most six decimal places; null if it is absent.</summary>
    public static decimal? OptionalNumber(this FieldReader reader, string field, Google.Type.Decimal? number, decimal min, decimal max)
    {
        if (IsAbsent(number))
        {
            return null;
        }

        var text = number!.Value;

        if (text.Length > MaxLength
            || text[0] == '+'
            || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return reader.Reject<decimal?>(field, "must be a plain decimal number such as 22.5.");
        }

        if (value < min || value > max)
        {
            return reader.Reject<decimal?>(field, string.Create(CultureInfo.InvariantCulture, $"must be from {min} to {max}."));
        }

        return new Domain.Amounts.Rounding(DecimalPlaces, Truncates: true).Apply(value) == value
            ? value
            : reader.Reject<decimal?>(field, "must have at most six decimal places.");
    }

    private static bool IsAbsent(Google.Type.Decimal? number) => number is null || number.Value.Length == 0;
}
