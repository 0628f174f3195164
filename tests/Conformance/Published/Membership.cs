namespace Workforce.Conformance.Published;

/// <summary>Which authorities of a file are in a region or the country.</summary>
public sealed class Membership(CswwFile file)
{
    private const string InnerLondon = "E13000001";
    private const string OuterLondon = "E13000002";
    private const string London = "E12000007";

    private readonly ILookup<int, CswwRow> _authorities =
        file.Rows.Where(row => row.Level is GeographicLevel.Authority).ToLookup(row => row.Year);

    /// <summary>The authorities of a region or the country in its year, in the order of the file.</summary>
    public IEnumerable<CswwRow> Of(CswwRow aggregate) => _authorities[aggregate.Year].Where(row => IsWithin(row, aggregate));

    /// <summary>Eleven regions and not nine: Inner and Outer London lie within London.</summary>
    private static bool IsWithin(CswwRow authority, CswwRow aggregate) =>
        aggregate.Level is GeographicLevel.Country
        || authority.RegionCode == aggregate.Code
        || (aggregate.Code is London && authority.RegionCode is InnerLondon or OuterLondon);
}
