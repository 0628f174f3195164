namespace Workforce.RecruitmentReport.Published;

/// <summary>The columns of the Department for Education's file that are read, found by name in any order.</summary>
internal static class PublishedColumns
{
    public const string Year = "time_period";
    public const string Level = "geographic_level";
    public const string Country = "country_name";
    public const string Region = "region_name";
    public const string RegionCode = "region_code";
    public const string OldCode = "old_la_code";
    public const string NewCode = "new_la_code";
    public const string Authority = "la_name";

    public const string VacancyRate = "vacancy_rate_fte";
    public const string VacanciesCovered = "vacancy_agency_cover_rate_fte";
    public const string Turnover = "turnover_rate_fte";
    public const string AgencyRate = "agency_rate_fte";
    public const string Caseload = "caseload_fte";

    public static IReadOnlyList<string> Rates { get; } = [VacancyRate, VacanciesCovered, Turnover, AgencyRate, Caseload];

    public static IReadOnlyList<string> All { get; } =
        [Year, Level, Country, Region, RegionCode, OldCode, NewCode, Authority, .. Rates];
}
