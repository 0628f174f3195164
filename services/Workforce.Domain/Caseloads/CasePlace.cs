using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Caseloads;

/// <summary>Where a worker's load counts on a run of days.</summary>
/// <param name="Path">The unit and those above it, to the root; the unit alone if HR does not know it.</param>
/// <param name="Role">The role of the main engagement; null where HR has the worker nowhere and a case system named the unit.</param>
/// <param name="Fte">The FTE of all engagements of the day, agency included; zero where HR has the worker nowhere.</param>
/// <param name="Engagement">
/// The main engagement: the one of the largest FTE, then of the earlier first date, then of the lesser id; null likewise.
/// </param>
/// <param name="NewlyQualifiedSince">
/// The first date of the engagement with which the worker, newly qualified, began this unbroken employment; else null.
/// </param>
public sealed record CasePlace(
    IReadOnlyList<string> Path,
    Role? Role,
    Fte Fte,
    Engagement? Engagement,
    DateOnly? NewlyQualifiedSince)
{
    public string UnitId => Path[0];

    /// <summary>Whether it is the same place, the unit's way to the root and the engagement's particulars included.</summary>
    internal bool IsAs(CasePlace? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && Path.SequenceEqual(other.Path)
            && (Role, Fte, Engagement, NewlyQualifiedSince) == (other.Role, other.Fte, other.Engagement, other.NewlyQualifiedSince));
}
