using System.Globalization;
using Workforce.V1;

namespace Workforce.Conformance.Comparing;

/// <summary>An answer as numbers.</summary>
/// <param name="Value">As displayed; null if there is a reason for none.</param>
/// <param name="Reason">Why there is no value; unspecified if there is one.</param>
/// <param name="Numerator">What was divided; null if missing.</param>
/// <param name="Denominator">What it was divided by; null if missing.</param>
public sealed record Answer(decimal? Value, NoValueReason Reason, decimal? Numerator, decimal? Denominator)
{
    public static Answer Of(MeasureValue value) =>
        new(Number(value.Value), value.NoValueReason, Number(value.Numerator), Number(value.Denominator));

    public override string ToString()
    {
        var outcome = Value is { } value ? value.ToString(CultureInfo.InvariantCulture) : Reason.ToString();
        return Numerator is null ? outcome : string.Create(CultureInfo.InvariantCulture, $"{outcome} from {Numerator} / {Denominator}");
    }

    private static decimal? Number(Google.Type.Decimal? value) =>
        value is null ? null : decimal.Parse(value.Value, NumberStyles.Number, CultureInfo.InvariantCulture);
}
