using System.Globalization;

namespace Workforce.Demo;

/// <summary>What a real council published of one month; amounts in FTE, rates in whole per cent.</summary>
internal sealed record PublishedMonth(string Month, decimal Establishment, decimal Vacant, decimal Rate, decimal RateNetOfAgency, decimal Target)
{
    /// <summary>The month's last day.</summary>
    public DateOnly LastDay => DateOnly.ParseExact($"{Month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).AddMonths(1).AddDays(-1);

    /// <summary>The months of the demo's own file: plain numbers, no quotes, comment lines, one header line.</summary>
    public static IReadOnlyList<PublishedMonth> ReadAll(string path) =>
    [
        .. from line in File.ReadLines(path).Where(line => !line.StartsWith('#')).Skip(1)
           let cells = line.Split(',')
           select new PublishedMonth(cells[0], Number(cells[1]), Number(cells[2]), Number(cells[3]), Number(cells[4]), Number(cells[5])),
    ];

    private static decimal Number(string cell) => decimal.Parse(cell, CultureInfo.InvariantCulture);
}
