using System.Globalization;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Wording;
using Workforce.V1;

namespace Workforce.RecruitmentReport.Published;

/// <summary>The cells of one line of the file.</summary>
internal sealed class PublishedCells(IReadOnlyDictionary<string, int> places, IReadOnlyList<string> cells, long line)
{
    public string Text(string column) => places[column] < cells.Count
        ? cells[places[column]].Trim()
        : throw Fault(column, "is not there: the line has too few cells");

    public int Year()
    {
        var text = Text(PublishedColumns.Year);

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1990 and <= 2100
            ? year
            : throw Fault(PublishedColumns.Year, $"holds '{text}', which is no year");
    }

    /// <summary>A rate as it was published, or its symbol in words.</summary>
    public Cell Rate(string column, bool isPercent)
    {
        var text = Text(column);

        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var rate))
        {
            return new() { Shown = Amounts.Shown(rate, 1) + (isPercent ? "%" : ""), Kind = CellKind.Rate, Number = rate };
        }

        return text.ToLowerInvariant() switch
        {
            "z" => Without(NoValueReason.NotApplicable),
            "u" => Without(NoValueReason.Unreliable),
            "x" or "" or ":" or ".." => Without(NoValueReason.Missing),
            "c" => Without(NoValueReason.Suppressed),
            "low" => new() { Shown = isPercent ? "above 0%, rounds to 0.0%" : "above 0, rounds to 0.0", Kind = CellKind.Rate, Reason = "low" },
            _ => throw Fault(column, $"holds '{text}', which is neither a number nor one of the symbols z, u, x, c and low"),
        };
    }

    private static Cell Without(NoValueReason reason) =>
        new() { Shown = Words.Reason(reason), Kind = CellKind.Rate, Reason = Words.ReasonCode(reason) };

    private UnreadablePublishedFileException Fault(string column, string what) =>
        new($"Line {line.ToString(CultureInfo.InvariantCulture)}, column {column} {what}.");
}
