using Workforce.Conformance.Published;

namespace Workforce.Backtest;

/// <summary>What was published of one authority for one year, as far as a projection needs it.</summary>
/// <param name="InPost">FTE in post on 30 September.</param>
/// <param name="Heads">The same in heads.</param>
/// <param name="Leavers">Who left in the year, in heads.</param>
/// <param name="Starters">Who started in the year, in heads.</param>
/// <param name="Vacant">Vacant FTE on 30 September; null if it was not published.</param>
internal sealed record AuthorityYear(decimal InPost, int Heads, int Leavers, int Starters, decimal? Vacant)
{
    /// <summary>Fewer are not worth a percentage: the Isles of Scilly and the City of London.</summary>
    private const decimal LeastInPost = 5m;

    /// <summary>The year; null if something that a projection needs was not published.</summary>
    public static AuthorityYear? Of(CswwRow row) =>
        row[Column.InPostFte].Number is { } inPost and >= LeastInPost
        && row[Column.InPostHeadcount].Number is { } heads and > 0m
        && row[Column.LeaversHeadcount].Number is { } leavers
        && row[Column.StartersHeadcount].Number is { } starters
            ? new(inPost, (int)heads, (int)leavers, (int)starters, row[Column.VacancyFte].Number)
            : null;
}
