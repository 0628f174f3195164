namespace Workforce.Conformance.Published;

/// <summary>The columns of the Department for Education's file.</summary>
public static class Column
{
    public const string InPostFte = "inpost_fte";
    public const string InPostHeadcount = "inpost_headcount";
    public const string StartersFte = "starters_fte";
    public const string StartersHeadcount = "starters_headcount";
    public const string LeaversFte = "leavers_fte";
    public const string LeaversHeadcount = "leavers_headcount";
    public const string AgencyFte = "agency_fte";
    public const string AgencyHeadcount = "agency_headcount";
    public const string AgencyCoverFte = "agency_cover_fte";
    public const string VacancyFte = "vacancy_fte";

    internal const string TimePeriod = "time_period";
    internal const string Level = "geographic_level";
    internal const string CountryCode = "country_code";
    internal const string CountryName = "country_name";
    internal const string RegionCode = "region_code";
    internal const string RegionName = "region_name";
    internal const string AuthorityCode = "new_la_code";
    internal const string AuthorityName = "la_name";

    /// <summary>Rates of what the service does not hold yet: cases and absence.</summary>
    public static IReadOnlyList<string> NotHeld { get; } = ["caseload_fte", "absence_rate_fte"];

    internal static IReadOnlyList<string> OfThePlace { get; } =
        [TimePeriod, Level, CountryCode, CountryName, RegionCode, RegionName, AuthorityCode, AuthorityName];

    internal static IReadOnlyList<string> OfCounts { get; } =
    [
        InPostFte,
        InPostHeadcount,
        StartersFte,
        StartersHeadcount,
        LeaversFte,
        LeaversHeadcount,
        AgencyFte,
        AgencyHeadcount,
        AgencyCoverFte,
        VacancyFte,
    ];
}
