using Workforce.Conformance.Published;

namespace Workforce.Conformance.Facts;

/// <summary>Agency workers parted into those who cover vacancies and the others; how many heads cover is not published.</summary>
/// <param name="Cover">Who cover vacancies.</param>
/// <param name="Extra">The others.</param>
/// <param name="Apart">The same for the cover alone, if the agency's counts and the cover's cannot be those of one staff.</param>
internal sealed record AgencySplit(People Cover, People Extra, (People Cover, People Extra)? Apart = null)
{
    public static AgencySplit Of(PublishedCounts counts)
    {
        var agency = counts.People(Column.AgencyFte, Column.AgencyHeadcount);

        if (counts[Column.AgencyCoverFte] is not { } cover || cover == 0m)
        {
            return new(People.None, agency);
        }

        if (counts[Column.AgencyFte] is null)
        {
            counts.Note($"cover is {cover} and all agency unknown: a second unit, with that cover, was asked for the vacancies covered");
            return new(People.None, agency, (People.OfFewestHeads(cover), People.None));
        }

        if (cover == agency.Fte)
        {
            return new(agency, People.None);
        }

        if (cover > agency.Fte)
        {
            counts.Note(
                $"cover {cover} exceeds all agency {agency.Fte}: a second unit, with that cover, was asked for the vacancies covered");
            counts.Refuse(
                Measure.AgencyCover,
                $"cover {cover} exceeds all agency {agency.Fte}, of which it is a part in the service: no facts add up to both");
            return new(agency, People.None, (People.OfFewestHeads(cover), People.None));
        }

        return Parted(agency, cover) ?? OfTwoStaffs(counts, agency, cover);
    }

    /// <summary>In proportion to FTE; null if that gives somebody none or too much.</summary>
    private static AgencySplit? Parted(People agency, decimal cover)
    {
        var heads = (int)Math.Clamp(
            Math.Round(agency.Heads * cover / agency.Fte, MidpointRounding.AwayFromZero), 1m, Math.Max(agency.Heads - 1, 1));
        var covering = new People(cover, heads);
        var extra = agency - covering;

        return covering.ArePossible && extra.ArePossible ? new(covering, extra) : null;
    }

    private static AgencySplit OfTwoStaffs(PublishedCounts counts, People agency, decimal cover)
    {
        counts.Note(
            $"agency {agency.Fte} FTE, heads {agency.Heads}, cannot be parted at cover {cover}: a second unit, with more heads, has them");
        return new(agency, People.None, (People.OfFewestHeads(cover), People.OfFewestHeads(agency.Fte - cover)));
    }
}
