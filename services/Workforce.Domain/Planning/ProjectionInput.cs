using Workforce.Domain.Amounts;

namespace Workforce.Domain.Planning;

/// <summary>All that a projection starts from: what is known, and what is assumed.</summary>
/// <param name="Heads">The employees of whom nothing is known but that they may leave.</param>
/// <param name="Fte">Their FTE.</param>
/// <param name="LeaverRate">How likely each of them, and of those to come, is to leave within a month.</param>
/// <param name="LeaverShares">By month: what share of that chance applies, from 0 to 1; less than 1 in a part of a month, and where some are recorded.</param>
/// <param name="CertainFte">By month: the FTE of those whose start and last day are recorded and who are in post at its end.</param>
/// <param name="Establishment">By month: what is funded at its end.</param>
/// <param name="Vacancies">What is vacant today, and how vacancies and agency cover go together.</param>
/// <param name="PossibleStarters">Who may start, each once.</param>
/// <param name="UsualStarters">Who starts besides.</param>
/// <param name="OtherChanges">The standard deviation over a year of what else changes the FTE of the employees, as a share of it.</param>
/// <param name="EstablishmentChanges">The standard deviation over a year of changes of the establishment that are not known yet, as a share of it.</param>
public sealed record ProjectionInput(
    int Heads,
    Fte Fte,
    LeaverRate LeaverRate,
    IReadOnlyList<decimal> LeaverShares,
    IReadOnlyList<Fte> CertainFte,
    IReadOnlyList<Fte> Establishment,
    VacancyRule Vacancies,
    IReadOnlyList<PossibleStarter> PossibleStarters,
    UsualStarters UsualStarters,
    decimal OtherChanges = 0m,
    decimal EstablishmentChanges = 0m)
{
    /// <summary>Over how many months one yearly factor holds.</summary>
    internal const int MonthsOfAYear = 12;

    public int Months => Establishment.Count;

    /// <summary>The same with no usual starters from a month on: those that are looked for come instead.</summary>
    public ProjectionInput WithoutUsualStartersFrom(int month) =>
        this with { UsualStarters = UsualStarters with { Heads = [.. UsualStarters.Heads.Select((heads, i) => i < month ? heads : 0m)] } };
}

/// <summary>Who starts besides those of whom anything is known.</summary>
/// <param name="Heads">By month: how many, on average.</param>
/// <param name="Each">The FTE of one of them.</param>
/// <param name="Level">How far the true number may lie from it: the same for all months to come.</param>
/// <param name="Yearly">How far one year may lie from another.</param>
public sealed record UsualStarters(IReadOnlyList<decimal> Heads, Fte Each, Spread Level, Spread Yearly)
{
    /// <summary>How many would start in a month where nothing is known of those who did: as many as leave, and more where more is vacant than usual.</summary>
    /// <param name="leavers">How many leave in a month, in heads.</param>
    /// <param name="vacant">What is vacant, in FTE.</param>
    /// <param name="inPost">What is in post, in FTE.</param>
    /// <param name="each">The FTE of one starter.</param>
    public static decimal Expected(decimal leavers, decimal vacant, decimal inPost, decimal each)
    {
        var beyondUsual = vacant - (PlanningDefaults.UsualVacantShare * (vacant + inPost));
        return decimal.Max(0m, leavers + (PlanningDefaults.FilledYearly / ProjectionInput.MonthsOfAYear * beyondUsual / each));
    }

    /// <summary>The mean number of a month, in 2^-32, by which of the levels and of the years was drawn.</summary>
    internal ulong Drawn(ulong mean, int level, int year)
    {
        var ofLevel = ((UInt128)mean * Level.Factor(level)) >> Spread.FractionBits;
        return (ulong)((ofLevel * Yearly.Factor(year)) >> Spread.FractionBits);
    }
}

/// <summary>Somebody, or a cohort, who may start.</summary>
/// <param name="Month">In which month, from 0.</param>
/// <param name="Heads">How many people, at least 1: each comes or not by themselves.</param>
/// <param name="Fte">Their FTE altogether.</param>
/// <param name="Chance">How likely each is to come.</param>
public readonly record struct PossibleStarter(int Month, int Heads, Fte Fte, Chance Chance)
{
    internal decimal MeanFte => Fte.Value * Chance.Value;

    internal decimal MeanHeads => Heads * Chance.Value;
}
