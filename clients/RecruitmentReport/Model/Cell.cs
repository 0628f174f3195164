namespace Workforce.RecruitmentReport.Model;

/// <summary>One cell of a table: what a reader sees, and what a program gets instead.</summary>
internal sealed record Cell
{
    /// <summary>What a reader sees; never blank.</summary>
    public required string Shown { get; init; }

    /// <summary>What kind of thing it is.</summary>
    public required CellKind Kind { get; init; }

    /// <summary>The number exactly; of a rate, as the service rounded it. Null if there is none.</summary>
    public decimal? Number { get; init; }

    /// <summary>Of a rate: before rounding, to ten places.</summary>
    public decimal? Unrounded { get; init; }

    /// <summary>Of a rate: what was divided. Null if it is not known.</summary>
    public decimal? Numerator { get; init; }

    /// <summary>Of a rate: what it was divided by. Null if it is not known.</summary>
    public decimal? Denominator { get; init; }

    /// <summary>The day of a date, the last one of a month.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Why there is no value, as a code that does not change; null if there is one.</summary>
    public string? Reason { get; init; }

    public static Cell Text(string text) => new() { Shown = text, Kind = CellKind.Text };
}

/// <summary>What kind of thing a cell holds.</summary>
internal enum CellKind
{
    Text,
    Number,
    Rate,
    Day,
    Month,
}
