using System.Globalization;

namespace Workforce.CommandLine;

/// <summary>Text of somebody else's as a cell of a CSV file that a spreadsheet opens.</summary>
public static class SpreadsheetText
{
    /// <summary>
    /// What a spreadsheet would take for a formula begins with an apostrophe, so that it stays text; a number stays one. Source: OWASP, CSV Injection;
    /// with the true minus, which spreadsheets read as one, and the two signs by which older ones called other programs.
    /// </summary>
    public static string Harmless(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isFormula = text.TrimStart() is ['=' or '+' or '-' or '@' or '\u2212' or '|' or '%', ..] || text is ['\t' or '\r' or '\n', ..];
        return isFormula && !decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _) ? $"'{text}" : text;
    }
}
