using System.Globalization;
using Workforce.Client;
using Workforce.RecruitmentReport.Model;
using Workforce.V1;

namespace Workforce.RecruitmentReport.Wording;

/// <summary>Numbers, days and reasons of the contract as cells, written the British way.</summary>
internal static class Amounts
{
    public static decimal Number(Google.Type.Decimal? amount) =>
        amount is null ? 0m : decimal.Parse(amount.Value, NumberStyles.Number, CultureInfo.InvariantCulture);

    /// <summary>What stands where the caller may not see so small a group.</summary>
    public static Cell Suppressed { get; } = new()
    {
        Shown = Words.Reason(NoValueReason.Suppressed),
        Kind = CellKind.Number,
        Reason = Words.ReasonCode(NoValueReason.Suppressed),
    };

    /// <summary>FTE, to one decimal place. The service leaves an amount out only where it is suppressed.</summary>
    public static Cell Fte(Google.Type.Decimal? amount) => amount is null ? Suppressed : Fte(Number(amount));

    /// <summary>FTE, to one decimal place.</summary>
    public static Cell Fte(decimal amount) => new() { Shown = Shown(amount, 1), Kind = CellKind.Number, Number = amount };

    /// <summary>A number that the service gives together with an amount: where they are suppressed neither is given.</summary>
    public static Cell Count(long count, Google.Type.Decimal? beside) => beside is null ? Suppressed : Count(count);

    public static Cell Count(long count) => new() { Shown = Shown(count, 0), Kind = CellKind.Number, Number = count };

    /// <summary>An amount that the service does not round, to so many places; or why there is none.</summary>
    public static Cell Amount(MeasureValue? value, int places, string nothing = "nobody counted") => HasValue(value)
        ? new() { Shown = Shown(Number(value!.Value), places), Kind = CellKind.Number, Number = Number(value.Value) }
        : WithoutValue(value, CellKind.Number, nothing);

    /// <summary>A ratio that the service has rounded to so many places; or why there is none.</summary>
    /// <param name="value">The service's answer.</param>
    /// <param name="places">To how many places the service was asked to round.</param>
    /// <param name="nothing">What there is none of if the ratio is not applicable.</param>
    public static Cell Ratio(MeasureValue? value, int places, string nothing) =>
        HasValue(value) ? Rate(value!, places, "") : WithoutValue(value, CellKind.Rate, nothing);

    /// <summary>A rate in per cent that the service has rounded to so many places; or why there is none.</summary>
    /// <inheritdoc cref="Ratio"/>
    public static Cell Percent(MeasureValue? value, int places, string nothing) =>
        HasValue(value) ? Rate(value!, places, "%") : WithoutValue(value, CellKind.Rate, nothing);

    public static bool HasValue(MeasureValue? value) => value?.OutcomeCase is MeasureValue.OutcomeOneofCase.Value;

    public static Cell Month(DateOnly lastDay) => new() { Shown = Words.Month(lastDay), Kind = CellKind.Month, Day = lastDay };

    public static Cell Day(DateOnly day, string shown) => new() { Shown = shown, Kind = CellKind.Day, Day = day };

    public static Cell DayOr(Google.Type.Date? day, string none) =>
        day is null ? Cell.Text(none) : Day(day.ToDateOnly(), Words.Day(day.ToDateOnly()));

    /// <summary>A number to so many places, half away from zero, with a comma between thousands and a true minus.</summary>
    public static string Shown(decimal number, int places)
    {
        var rounded = decimal.Round(number, places, MidpointRounding.AwayFromZero);
        var digits = Math.Abs(rounded).ToString($"N{places}", CultureInfo.InvariantCulture);
        return rounded < 0m ? $"\u2212{digits}" : digits;
    }

    /// <summary>A limit as it was set: with the places that it has.</summary>
    public static string Plain(Google.Type.Decimal amount) => Number(amount) < 0m
        ? $"\u2212{(-Number(amount)).ToString("#,0.######", CultureInfo.InvariantCulture)}"
        : Number(amount).ToString("#,0.######", CultureInfo.InvariantCulture);

    /// <summary>As few places as it takes for a difference not to look like nothing: one if that will do, ten at most.</summary>
    public static string Difference(decimal number)
    {
        var places = 1;

        while (places < 10 && number != 0m && decimal.Round(number, places, MidpointRounding.AwayFromZero) == 0m)
        {
            places++;
        }

        return Shown(number, places);
    }

    private static Cell Rate(MeasureValue value, int places, string unit) => new()
    {
        Shown = Shown(Number(value.Value), places) + unit,
        Kind = CellKind.Rate,
        Number = Number(value.Value),
        Unrounded = Number(value.UnroundedValue),
        Numerator = Number(value.Numerator),
        Denominator = value.Denominator is null ? null : Number(value.Denominator),
    };

    private static Cell WithoutValue(MeasureValue? value, CellKind kind, string nothing)
    {
        var reason = value?.NoValueReason ?? NoValueReason.Missing;

        return new()
        {
            Shown = reason is NoValueReason.NotApplicable ? $"not applicable: {nothing}" : Words.Reason(reason),
            Kind = kind,
            Reason = Words.ReasonCode(reason),
            Numerator = value?.Numerator is { } numerator ? Number(numerator) : null,
            Denominator = value?.Denominator is { } denominator ? Number(denominator) : null,
        };
    }
}
