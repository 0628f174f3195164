using Workforce.Conformance.Published;

namespace Workforce.Conformance.Facts;

/// <summary>What the facts of one unit add up to.</summary>
/// <param name="InPost">Employees at the close of 30 September.</param>
/// <param name="Starters">Of those: who started in the year.</param>
/// <param name="Leavers">Who left in the year.</param>
/// <param name="Cover">Agency workers who cover vacancies on 30 September.</param>
/// <param name="Extra">The other agency workers on that day.</param>
/// <param name="VacantFte">What nobody is employed to do on that day.</param>
public sealed record StaffingCounts(People InPost, People Starters, People Leavers, People Cover, People Extra, decimal VacantFte)
{
    /// <summary>What a count would be published as, unrounded.</summary>
    public decimal this[string column] => column switch
    {
        Column.InPostFte => InPost.Fte,
        Column.InPostHeadcount => InPost.Heads,
        Column.StartersFte => Starters.Fte,
        Column.StartersHeadcount => Starters.Heads,
        Column.LeaversFte => Leavers.Fte,
        Column.LeaversHeadcount => Leavers.Heads,
        Column.AgencyFte => (Cover + Extra).Fte,
        Column.AgencyHeadcount => (Cover + Extra).Heads,
        Column.AgencyCoverFte => Cover.Fte,
        Column.VacancyFte => VacantFte,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "There is no such count."),
    };
}
