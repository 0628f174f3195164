using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Planning;

/// <summary>Where an assumption came from. Numbered as in the contract.</summary>
public enum AssumptionSource
{
    History = 1,
    Default = 2,
    Overridden = 3,
}

/// <summary>All that a projection assumes, beside its seed and number of simulations.</summary>
/// <param name="Leavers">How fast people leave of whom no last day is recorded.</param>
/// <param name="Pipeline">How likely the pipeline is to start, by stage.</param>
/// <param name="Starters">Who starts besides.</param>
/// <param name="AgencyReleaseShare">How much agency cover each vacancy that is filled releases.</param>
/// <param name="AgencyReleaseSource">Where that came from.</param>
/// <param name="EstablishmentChanges">What changes the establishment, by its day.</param>
/// <param name="HoursChanges">The standard deviation of changes of hours over a year, as a share of the FTE in post.</param>
public sealed record PlanningAssumptions(
    LeaverAssumption Leavers,
    IReadOnlyList<PipelineAssumption> Pipeline,
    StarterAssumption Starters,
    decimal AgencyReleaseShare,
    AssumptionSource AgencyReleaseSource,
    IReadOnlyList<AssumedEstablishmentChange> EstablishmentChanges,
    decimal HoursChanges);

/// <summary>How fast people leave, and what that stands on.</summary>
/// <param name="Rate">The rate with its uncertainty.</param>
/// <param name="Annual">What share leaves within twelve months, on average.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Unit">What happened in the unit.</param>
/// <param name="CouncilUnitId">The council: the unit at the top.</param>
/// <param name="Council">What happened in it.</param>
/// <param name="CouncilWeight">How many person-months of the council count as the unit's own.</param>
/// <param name="PublishedWeight">How many person-months of England count as the council's own.</param>
public sealed record LeaverAssumption(
    LeaverRate Rate,
    decimal Annual,
    AssumptionSource Source,
    UnitHistory Unit,
    string CouncilUnitId,
    UnitHistory Council,
    decimal CouncilWeight,
    decimal PublishedWeight);

/// <summary>How likely pipeline entries of a stage are to start, and what that stands on.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Chance">From 0 to 1.</param>
/// <param name="Source">Where that came from.</param>
/// <param name="Started">How many of those that came so far have started.</param>
/// <param name="FallenThrough">How many have not.</param>
/// <param name="Entries">How many are counted in the months projected.</param>
/// <param name="Fte">Theirs.</param>
public sealed record PipelineAssumption(
    PipelineStage Stage,
    decimal Chance,
    AssumptionSource Source,
    int Started,
    int FallenThrough,
    int Entries,
    Fte Fte);

/// <summary>Who starts besides those recorded and in the pipeline, and what that stands on.</summary>
/// <param name="Usual">By month, with the FTE of one and the uncertainty.</param>
/// <param name="PerMonth">How many in a month on average over a year, before those recorded or in the pipeline are taken off.</param>
/// <param name="Source">Where that came from.</param>
/// <param name="FteSource">Where the FTE of one came from.</param>
/// <param name="Replacement">How many a month would replace those who leave and fill some of what is vacant beyond the usual.</param>
/// <param name="ReplacementWeight">For how many months of history that counts.</param>
/// <param name="IsSeasonal">Whether the newly qualified come in the months in which they came before.</param>
/// <param name="NewlyQualified">By month: how many of them are newly qualified, before anything is taken off.</param>
public sealed record StarterAssumption(
    UsualStarters Usual,
    decimal PerMonth,
    AssumptionSource Source,
    AssumptionSource FteSource,
    decimal Replacement,
    decimal ReplacementWeight,
    bool IsSeasonal,
    IReadOnlyList<decimal> NewlyQualified);

/// <summary>A change of the establishment that was counted; a recorded one on the last day of its month.</summary>
public readonly record struct AssumedEstablishmentChange(EstablishmentChange Change, AssumptionSource Source);
