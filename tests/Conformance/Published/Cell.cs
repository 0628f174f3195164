using System.Globalization;

namespace Workforce.Conformance.Published;

/// <summary>A published figure: a number, or a symbol that says why there is none (docs/definitions.md 1.5).</summary>
/// <param name="Text">As printed.</param>
public readonly record struct Cell(string Text)
{
    public const string NotApplicable = "z";
    public const string LowReliability = "u";
    public const string NotAvailable = "x";
    public const string Confidential = "c";
    public const string RoundsToZero = "low";

    private static readonly string[] Symbols = ["", NotApplicable, LowReliability, NotAvailable, Confidential, RoundsToZero];

    /// <summary>The number; null for a symbol.</summary>
    public decimal? Number =>
        decimal.TryParse(Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool IsKnown => Number is not null || Array.IndexOf(Symbols, Text) >= 0;

    public override string ToString() => Text.Length == 0 ? "(blank)" : Text;
}
