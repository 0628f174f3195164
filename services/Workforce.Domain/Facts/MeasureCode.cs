namespace Workforce.Domain.Facts;

/// <summary>What sort of measure. Numbered as in the tables.</summary>
public enum MeasureKind
{
    VacancyRate = 1,
    Figure = 2,
    Turnover = 3,
    AgencyRate = 4,
    Caseload = 5,
}

/// <summary>A measure and its definition, as kept.</summary>
/// <param name="Kind">What sort.</param>
/// <param name="Definition">Which of its definitions or figures, by the number that the contract gives it.</param>
/// <param name="MonthAlone">Of a turnover: of the month alone, and not of the twelve months that end with it.</param>
/// <param name="ByHeads">Of a turnover: by heads, and not by FTE.</param>
public readonly record struct MeasureCode(MeasureKind Kind, int Definition, bool MonthAlone = false, bool ByHeads = false);
