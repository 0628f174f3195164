using Workforce.RecruitmentReport.Model;

namespace Workforce.RecruitmentReport.Published;

/// <summary>What was published of an authority, a region or England in a year to 30 September.</summary>
/// <param name="Year">The year that ended on its 30 September.</param>
/// <param name="Level">As the file says: National, Regional or Local authority.</param>
/// <param name="Name">The name.</param>
/// <param name="Codes">Its codes, old and new.</param>
/// <param name="Region">The region that an authority lies in; its own name for a region.</param>
/// <param name="Rates">The rates, each a value or why there is none, by the file's column.</param>
internal sealed record PublishedRow(
    int Year, string Level, string Name, IReadOnlyList<string> Codes, string Region, IReadOnlyDictionary<string, Cell> Rates)
{
    public const string National = "National";
    public const string Regional = "Regional";
    public const string Authority = "Local authority";

    public bool Is(string nameOrCode) => Codes.Append(Name).Any(each => string.Equals(each, nameOrCode.Trim(), StringComparison.OrdinalIgnoreCase));
}
