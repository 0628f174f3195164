namespace Workforce.Domain.Caseloads;

// Numbered as in the contract and in the tables: a number never changes its meaning.

/// <summary>What of a caseload is compared with a limit.</summary>
public enum CaseloadBasis
{
    Cases = 1,
    CasesPerFte = 2,
    WeightedPoints = 3,
}

/// <summary>What becomes of a protected limit that is not whole: 90 % of 25 is 22.5 (docs/definitions.md 3).</summary>
public enum LimitRounding
{
    /// <summary>Left as it is: 22 is within, 23 a breach.</summary>
    None = 1,
    Down = 2,
    HalfUp = 3,
    Up = 4,
}
