using System.Globalization;
using Workforce.Conformance.Published;

namespace Workforce.Conformance.Comparing;

/// <summary>
/// A published rate of a region or country leaves out authorities that lack one of its counts, while the published counts do not
/// (DOMAIN.md 1.3).
/// </summary>
internal sealed class PairwiseDeletion(CswwFile file)
{
    private const decimal Near = 0.1m;
    private const string InnerLondon = "E13000001";
    private const string OuterLondon = "E13000002";
    private const string London = "E12000007";

    private readonly ILookup<int, CswwRow> _authorities =
        file.Rows.Where(row => row.Level is GeographicLevel.Authority).ToLookup(row => row.Year);

    /// <summary>How the published rate comes about; null if leaving authorities out does not explain it.</summary>
    public string? Explain(CswwRow aggregate, Measure measure)
    {
        var within = _authorities[aggregate.Year].Where(row => IsWithin(row, aggregate)).ToLookup(row => IsComplete(row, measure));
        var numerator = within[true].Sum(row => row[measure.Numerator].Number ?? 0m);
        var other = within[true].Sum(row => row[measure.Other].Number ?? 0m);

        if (!within[false].Any()
            || aggregate[measure.Rate].Number is not { } published
            || measure.Share(numerator, other) is not { } share
            || Math.Abs(Math.Round(share, 1, MidpointRounding.AwayFromZero) - published) > Near)
        {
            return null;
        }

        var leftOut = string.Join(" and ", within[false].Select(row => row.Name));

        return string.Create(
            CultureInfo.InvariantCulture,
            $"the rate leaves out {leftOut}, its counts do not: {numerator} / {measure.Denominator(numerator, other)} = {share:0.00}");
    }

    private static bool IsComplete(CswwRow row, Measure measure) =>
        row[measure.Numerator].Number is not null && row[measure.Other].Number is not null;

    private static bool IsWithin(CswwRow authority, CswwRow aggregate) =>
        aggregate.Level is GeographicLevel.Country
        || authority.RegionCode == aggregate.Code
        || (aggregate.Code is London && authority.RegionCode is InnerLondon or OuterLondon);
}
