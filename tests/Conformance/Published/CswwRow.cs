using System.Globalization;

namespace Workforce.Conformance.Published;

/// <summary>What was published of one authority, region or country for one reporting year.</summary>
/// <param name="Line">Where it stands in the file.</param>
/// <param name="Year">The reporting year: twelve months to 30 September of this year.</param>
/// <param name="Level">What it is about.</param>
/// <param name="Code">The authority's, region's or country's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="RegionCode">The region that an authority is in.</param>
/// <param name="Cells">The figures by column.</param>
public sealed record CswwRow(
    long Line,
    int Year,
    GeographicLevel Level,
    string Code,
    string Name,
    string RegionCode,
    IReadOnlyDictionary<string, Cell> Cells)
{
    public Cell this[string column] => Cells[column];

    public DateOnly CensusDay => new(Year, 9, 30);

    /// <summary>The row's own unit in the service: no row can then change the answer for another.</summary>
    public string UnitId => string.Create(CultureInfo.InvariantCulture, $"{Code}-{Year}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year} {Name}");
}
