using System.Globalization;

namespace Workforce.Demo;

/// <summary>What a real council published of its referral and assessment teams on a day.</summary>
internal sealed record CaseloadMonth(DateOnly Day, int Over, int Mean)
{
    /// <summary>The days of the demo's own file: plain numbers, no quotes, comment lines, one header line.</summary>
    public static IReadOnlyList<CaseloadMonth> ReadAll(string path) =>
    [
        .. from line in File.ReadLines(path).Where(line => !line.StartsWith('#')).Skip(1)
           let cells = line.Split(',')
           select new CaseloadMonth(
               DateOnly.Parse(cells[0], CultureInfo.InvariantCulture),
               int.Parse(cells[1], CultureInfo.InvariantCulture),
               int.Parse(cells[2], CultureInfo.InvariantCulture)),
    ];
}
