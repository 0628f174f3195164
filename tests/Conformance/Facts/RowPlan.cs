using Workforce.Conformance.Published;

namespace Workforce.Conformance.Facts;

/// <summary>How a row's counts are built, which of its rates are asked, and why others are not.</summary>
/// <param name="Row">The row.</param>
/// <param name="Sets">
/// One set of facts; and one more for the cover of vacancies if there is no staff that has all of the row's counts.
/// </param>
/// <param name="NotAsked">Why a rate is not asked.</param>
/// <param name="Notes">Where counts cannot stand together as printed, and what was built instead.</param>
public sealed record RowPlan(
    CswwRow Row,
    IReadOnlyList<FactSet> Sets,
    IReadOnlyDictionary<Measure, string> NotAsked,
    IReadOnlyList<string> Notes)
{
    public static RowPlan Of(CswwRow row)
    {
        var counts = new PublishedCounts(row);
        var inPost = counts.People(Column.InPostFte, Column.InPostHeadcount);
        var starters = counts.Starters(inPost);
        var leavers = counts.People(Column.LeaversFte, Column.LeaversHeadcount);
        var agency = AgencySplit.Of(counts);
        var vacant = counts.Number(Column.VacancyFte);

        var whole = new StaffingCounts(inPost, starters, leavers, agency.Cover, agency.Extra, vacant);
        var ofCover = agency.Apart is { } apart ? whole with { Cover = apart.Cover, Extra = apart.Extra } : null;

        foreach (var measure in Measure.All)
        {
            counts.RefuseWhatCannotBeCompared(measure);
        }

        var asked = Measure.All.Except(counts.NotAsked.Keys).ToList();
        var askedOfCover = ofCover is null ? [] : asked.Where(IsOfCover).ToList();
        List<FactSet> sets = [new(row.UnitId, row.CensusDay, whole, counts.Gaps, [.. asked.Except(askedOfCover)])];

        if (ofCover is not null && askedOfCover.Count > 0)
        {
            sets.Add(new($"{row.UnitId}-cover", row.CensusDay, ofCover, counts.Gaps, askedOfCover));
        }

        return new(row, sets, counts.NotAsked, counts.Notes);
    }

    /// <summary>The facts that the rate is asked of, or would be.</summary>
    public FactSet SetOf(Measure measure) => Sets.FirstOrDefault(set => set.Asked.Contains(measure)) ?? Sets[0];

    private static bool IsOfCover(Measure measure) => measure.Numerator is Column.AgencyCoverFte;
}
