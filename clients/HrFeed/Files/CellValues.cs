using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Workforce.Client;
using Workforce.CommandLine;
using Workforce.Feeds.Rows;
using Workforce.Feeds.Sheets;
using Workforce.V1;
using Date = Google.Type.Date;
using Decimal = Google.Type.Decimal;
using Enum = System.Enum;

namespace Workforce.HrFeed.Files;

/// <summary>What a cell's text means: days, moments, FTE, codes.</summary>
internal static class CellValues
{
    private const int MaxNumberLength = 24;

    private static readonly string FteFormat = $"0.{new string('#', ContractLimits.FteScale)}";

    public static Date? RequiredDay(this CsvCells cells, string column) =>
        cells.RequiredCell(column) is { } text ? cells.Day(column, text) : null;

    /// <summary>A day; null if the cell is empty.</summary>
    public static Date? Day(this CsvCells cells, string column) =>
        cells.Cell(column) is { Length: > 0 } text ? cells.Day(column, text) : null;

    /// <summary>A last day, which may not lie before the first; null if the cell is empty.</summary>
    public static Date? LastDay(this CsvCells cells, Date? first)
    {
        var last = cells.Day(Column.LastDate);

        if (first is not null && last is not null && (last.Year, last.Month, last.Day).CompareTo((first.Year, first.Month, first.Day)) < 0)
        {
            cells.Reject(Column.LastDate, $"must not be before {Column.FirstDate}.");
        }

        return last;
    }

    public static Decimal? Fte(this CsvCells cells, decimal most)
    {
        if (cells.RequiredCell(Column.Fte) is not { } text)
        {
            return null;
        }

        if (text.Length > MaxNumberLength
            || !decimal.TryParse(
                text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var fte))
        {
            return cells.Reject<Decimal>(Column.Fte, "must be a plain number with a decimal point, such as 0.6.");
        }

        if (fte <= 0 || fte > most)
        {
            return cells.Reject<Decimal>(
                Column.Fte, string.Create(CultureInfo.InvariantCulture, $"must be above 0 and at most {most}."));
        }

        return decimal.Round(fte, ContractLimits.FteScale) == fte
            ? FteOf(fte)
            : cells.Reject<Decimal>(Column.Fte, $"must have at most {ContractLimits.FteScale} decimal places.");
    }

    /// <summary>An FTE as it is sent: with the decimal places that it has, none of them lost.</summary>
    public static Decimal FteOf(decimal fte) => new() { Value = fte.ToString(FteFormat, CultureInfo.InvariantCulture) };

    public static T Code<T>(this CsvCells cells, string column, CodeWords<T> words)
        where T : struct, Enum =>
        cells.RequiredCell(column) is { } text ? cells.Code(column, text, words) : default;

    /// <summary>A code; unspecified if the cell is empty.</summary>
    public static T OptionalCode<T>(this CsvCells cells, string column, CodeWords<T> words)
        where T : struct, Enum =>
        cells.Cell(column) is { Length: > 0 } text ? cells.Code(column, text, words) : default;

    /// <summary>One or more codes with semicolons between them, each once.</summary>
    public static IReadOnlyList<T> CodeList<T>(this CsvCells cells, string column, CodeWords<T> words)
        where T : struct, Enum
    {
        if (cells.RequiredCell(column) is not { } text)
        {
            return [];
        }

        var codes = text.Split(';', StringSplitOptions.TrimEntries).Select(word => cells.Code(column, word, words)).ToList();
        return codes.Distinct().Count() == codes.Count ? codes : cells.Reject<IReadOnlyList<T>>(column, "must name each at most once.") ?? [];
    }

    /// <summary>Yes or no; no if the cell is empty.</summary>
    public static bool YesNo(this CsvCells cells, string column) => Word.Plain(cells.Text(column)) switch
    {
        "yes" or "true" => true,
        "no" or "false" or "" => false,
        _ => cells.Reject<bool>(column, "must be yes or no."),
    };

    /// <summary>A moment; null if the cell is empty.</summary>
    public static Timestamp? Moment(this CsvCells cells, string column)
    {
        if (cells.Cell(column) is not { Length: > 0 } text)
        {
            return null;
        }

        if (!MadeMoment.TryRead(text, out var moment))
        {
            return cells.Reject<Timestamp>(
                column, "must be a time with its offset, such as 2026-04-01T09:30:00Z or 2026-04-01T10:30:00+01:00.");
        }

        return moment.UtcDateTime.Year is >= ContractLimits.MinYear and <= ContractLimits.MaxYear
            ? MadeMoment.ToTimestamp(moment)
            : cells.Reject<Timestamp>(column, $"must be a time from {ContractLimits.MinYear} to {ContractLimits.MaxYear}.");
    }

    /// <summary>A whole number from 0; null if the cell is empty.</summary>
    public static long? Whole(this CsvCells cells, string column)
    {
        if (cells.Cell(column) is not { Length: > 0 } text)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : cells.Reject<long?>(column, "must be a whole number from 0.");
    }

    private static Date? Day(this CsvCells cells, string column, string text)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return cells.Reject<Date>(column, "must be a day of the calendar written yyyy-MM-dd, such as 2026-04-01.");
        }

        return day.Year is >= ContractLimits.MinYear and <= ContractLimits.MaxYear
            ? day.ToDate()
            : cells.Reject<Date>(column, $"must be a date from {ContractLimits.MinYear} to {ContractLimits.MaxYear}.");
    }

    private static T Code<T>(this CsvCells cells, string column, string text, CodeWords<T> words)
        where T : struct, Enum =>
        words.TryRead(text, out var code) ? code : cells.Reject<T>(column, CodeFault.Of(text, words.All));
}
