namespace Workforce.RecruitmentReport.Published;

/// <summary>What was published of the council itself, and of those it is compared with.</summary>
/// <param name="FileName">The file, without its folder.</param>
/// <param name="Year">The year that ended on its 30 September.</param>
/// <param name="Own">What was published of the council itself; null if the file does not have it.</param>
/// <param name="Others">Other authorities, the council's region, and England.</param>
internal sealed record PublishedComparison(string FileName, int Year, PublishedRow? Own, IReadOnlyList<PublishedRow> Others);
