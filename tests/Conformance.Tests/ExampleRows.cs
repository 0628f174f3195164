using System.Text;
using Workforce.Conformance.Published;

namespace Workforce.Conformance.Tests;

/// <summary>
/// Some rows of the Department for Education's children's social work workforce data, 2017 to 2022 (Open Government Licence v3.0), as
/// they are in its file.
/// </summary>
internal static class ExampleRows
{
    public const string Text = """
        time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,inpost_fte,inpost_headcount,starters_fte,starters_headcount,leavers_fte,leavers_headcount,turnover_rate_fte,turnover_rate_headcount,agency_fte,agency_headcount,agency_rate_fte,agency_rate_headcount,agency_cover_fte,agency_cover_rate_fte,vacancy_fte,vacancy_rate_fte,vacancy_agency_cover_rate_fte,case_holders_fte,cases,caseload_fte,working_days_lost_fte,absence_rate_fte
        2022,Reporting year,Local authority,E92000001,England,E12000006,East of England,874,E06000031,Peterborough,127.3,130,27.8,29,42,42,33,32.3,10,11,7.3,7.8,10,100,45.5,26.3,22,72,1037,14.4,612,1.9
        2021,Reporting year,Local authority,E92000001,England,E12000008,South East,921,E06000046,Isle of Wight,76.1,80,5,5,8.8,9,11.6,11.3,22,22,22.4,21.6,10,45.5,11,12.6,90.9,59,1110,18.8,532.5,2.8
        2021,Reporting year,Local authority,E92000001,England,E12000008,South East,851,E06000044,Portsmouth,133.6,144,16.7,17,x,9,x,6.3,7,7,5,4.6,7,100,10,7,70,81.5,1276,15.7,1262,3.7
        2021,Reporting year,Local authority,E92000001,England,E12000008,South East,936,E10000030,Surrey,455.6,503,76.4,84,68.4,76,15,15.1,136.8,137,23.1,21.4,142.8,u,184.7,28.8,77.3,306.8,4883,15.9,2871,2.5
        2021,Reporting year,Local authority,E92000001,England,E12000009,South West,420,E06000053,Isles of Scilly,0,0,0,0,0,0,z,z,1,1,100,100,1,100,1,100,100,1,16,16,z,z
        2019,Reporting year,Local authority,E92000001,England,E12000004,East Midlands,855,E10000018,Leicestershire,247.6,273,39.5,41,27.7,30,11.2,11,51.5,52,17.2,16,51.5,100,22,8.2,u,156.2,2719,17.4,2082,3.3
        2018,Reporting year,Local authority,E92000001,England,E13000001,Inner London,201,E09000001,City of London,7.6,8,0,0,0,0,0,0,0.6,1,7.3,11.1,0.4,66.7,0.4,5,100,4,62,15.5,30,1.6
        2017,Reporting year,Local authority,E92000001,England,E12000004,East Midlands,831,E06000015,Derby,135.4,149,50.1,52,0,13,0,8.7,28.9,35,17.6,19,28,96.8,31.1,18.7,90,114.1,2071,18.2,2399.8,7
        """;

    public static Task<CswwFile> ReadAsync(string text = Text) => CswwFile.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
