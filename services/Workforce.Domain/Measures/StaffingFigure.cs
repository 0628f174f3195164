namespace Workforce.Domain.Measures;

/// <summary>An amount of FTE on a day. Numbered as in the contract.</summary>
public enum StaffingFigure
{
    Establishment = 1,
    InPost = 2,
    Vacant = 3,
    VacantOpen = 4,
    VacantRecruiting = 5,
    VacantHeld = 6,
    VacantCoveredOtherwise = 7,
    OverEstablishment = 8,
    AgencyCover = 9,
    AgencyExtra = 10,
}
