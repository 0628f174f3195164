using Workforce.Answers;

namespace Workforce.Policies.Asking;

/// <summary>Says what something new takes the place of, all of it, since what is not typed again is gone.</summary>
internal static class Replaced
{
    /// <summary>A line for what is set as it is; none if it is not set, or just as it is to be.</summary>
    /// <param name="before">What is set, as a sheet of one row, or of none.</param>
    /// <param name="now">What is to be set, likewise.</param>
    public static IEnumerable<string> Of(Sheet before, Sheet now) => before.Rows.Count == 0 || before.Rows[0].Cells.SequenceEqual(now.Rows[0].Cells)
        ? []
        : [$"It takes the place of what is set: {string.Join(", ", Parts(before))}."];

    private static IEnumerable<string> Parts(Sheet sheet) =>
        from part in sheet.Columns.Zip(sheet.Rows[0].Cells)
        where part.Second.Length > 0
        select $"{part.First.ToLowerInvariant()} {part.Second}";
}
