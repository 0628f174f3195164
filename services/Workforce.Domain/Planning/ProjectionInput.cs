using Workforce.Domain.Amounts;

namespace Workforce.Domain.Planning;

/// <summary>All that a projection starts from: what is known, and what is assumed.</summary>
/// <param name="Heads">The employees of whom nothing is known but that they may leave.</param>
/// <param name="Fte">Their FTE.</param>
/// <param name="LeaverRate">How likely each of them, and of those to come, is to leave within a month.</param>
/// <param name="CertainFte">By month: the FTE of those whose start or last day is recorded and who are in post at its end.</param>
/// <param name="Establishment">By month: what is funded at its end, as recorded today.</param>
/// <param name="OverEstablishment">Employees beyond what their posts are funded for, taken to stay so.</param>
/// <param name="AgencyCover">Agency workers who cover vacancies today.</param>
/// <param name="PossibleStarters">Who may start, each once.</param>
/// <param name="UsualStarters">By month: how many start besides, on average, in heads.</param>
/// <param name="StarterFte">The FTE of one of them.</param>
public sealed record ProjectionInput(
    int Heads,
    Fte Fte,
    LeaverRate LeaverRate,
    IReadOnlyList<Fte> CertainFte,
    IReadOnlyList<Fte> Establishment,
    Fte OverEstablishment,
    Fte AgencyCover,
    IReadOnlyList<PossibleStarter> PossibleStarters,
    IReadOnlyList<decimal> UsualStarters,
    Fte StarterFte)
{
    public int Months => Establishment.Count;

    /// <summary>What is vacant at the end of a month with that much in post; never below zero.</summary>
    internal long Vacant(int month, long inPost) =>
        Math.Max(0, Establishment[month].Millionths + OverEstablishment.Millionths - inPost);
}

/// <summary>Somebody, or a cohort, who may start.</summary>
/// <param name="Month">In which month, from 0.</param>
/// <param name="Heads">How many people, at least 1: each comes or not by themselves.</param>
/// <param name="Fte">Their FTE altogether.</param>
/// <param name="Chance">How likely each is to come.</param>
public readonly record struct PossibleStarter(int Month, int Heads, Fte Fte, Chance Chance)
{
    internal decimal MeanFte => Fte.Value * Chance.Bits / Planning.Chance.Certain.Bits;
}
