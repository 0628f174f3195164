using System.Globalization;
using Workforce.Domain.Amounts;

namespace Workforce.Service.Wire;

/// <summary>Reads amounts: plain decimal numbers with at most six decimal places.</summary>
internal static class NumberReader
{
    private const int MaxLength = 24;

    private static readonly Rounding SixPlaces = new(Domain.Amounts.Fte.DecimalPlaces, Truncates: true);

    /// <summary>An FTE that must be given, above 0 and at most a most.</summary>
    public static Fte Fte(this FieldReader reader, string field, Google.Type.Decimal? number, decimal max) =>
        reader.RequiredNumber(field, number) is not { } value ? default
        : value <= 0m || value > max ? reader.Reject<Fte>(field, string.Create(CultureInfo.InvariantCulture, $"must be above 0 and at most {max}."))
        : Domain.Amounts.Fte.Of(value);

    /// <summary>A number that must be given, from a least to a most; 0 if it is at fault.</summary>
    public static decimal Number(this FieldReader reader, string field, Google.Type.Decimal? number, decimal min, decimal max) =>
        reader.Within(field, reader.RequiredNumber(field, number), min, max) ?? 0m;

    /// <summary>A number that must be given, above 0 and at most a most; 0 if it is at fault.</summary>
    public static decimal NumberAboveZero(this FieldReader reader, string field, Google.Type.Decimal? number, decimal max)
    {
        var value = reader.Within(field, reader.RequiredNumber(field, number), 0m, max);
        return value is 0m ? reader.Reject<decimal>(field, "must be above 0.") : value ?? 0m;
    }

    /// <summary>A number from a least to a most; null if it is absent or at fault.</summary>
    public static decimal? OptionalNumber(this FieldReader reader, string field, Google.Type.Decimal? number, decimal min, decimal max) =>
        IsAbsent(number) ? null : reader.Within(field, reader.RequiredNumber(field, number), min, max);

    private static decimal? Within(this FieldReader reader, string field, decimal? value, decimal min, decimal max) => value < min || value > max
        ? reader.Reject<decimal?>(field, string.Create(CultureInfo.InvariantCulture, $"must be from {min} to {max}."))
        : value;

    private static decimal? RequiredNumber(this FieldReader reader, string field, Google.Type.Decimal? number)
    {
        if (IsAbsent(number))
        {
            return reader.Reject<decimal?>(field, "is required.");
        }

        var text = number!.Value;

        if (text.Length > MaxLength
            || text[0] == '+'
            || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return reader.Reject<decimal?>(field, "must be a plain decimal number such as 0.6.");
        }

        return SixPlaces.Apply(value) == value
            ? value
            : reader.Reject<decimal?>(field, "must have at most six decimal places.");
    }

    private static bool IsAbsent(Google.Type.Decimal? number) => number is null || number.Value.Length == 0;
}
