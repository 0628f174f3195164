using Workforce.Domain.Facts;
using Workforce.Domain.Measures;

namespace Workforce.Domain.Planning;

/// <summary>What is to be reached by more people: a vacancy rate or an amount of FTE.</summary>
public sealed record StaffingAim
{
    private StaffingAim(MeasureCode measure, decimal limit)
    {
        (Measure, Limit) = (measure, limit);
    }

    public MeasureCode Measure { get; }

    /// <summary>Itself met: at most for vacancies, in per cent or FTE, at least for the FTE in post.</summary>
    public decimal Limit { get; }

    /// <summary>Whether more is better.</summary>
    public bool IsAtLeast => Measure == InPost;

    private static MeasureCode InPost => new FigureMeasure(StaffingFigure.InPost).Code;

    private static MeasureCode Vacant => new FigureMeasure(StaffingFigure.Vacant).Code;

    /// <summary>The aim; null for a measure that starters alone do not decide, such as a turnover.</summary>
    public static StaffingAim? Of(MeasureCode measure, decimal limit) =>
        measure == InPost || measure == Vacant || DefinitionOf(measure) is not (null or VacancyDefinition.EstablishmentWithPipeline)
            ? new(measure, limit)
            : null;

    /// <summary>The least in post that meets it at the end of a month, in millionths; null if not even a full establishment does.</summary>
    internal long? LeastInPost(ProjectionInput input, int month)
    {
        if (IsAtLeast)
        {
            return (long)decimal.Ceiling(Limit * 1_000_000m);
        }

        var whole = input.Establishment[month].Millionths + input.Vacancies.OverEstablishment.Millionths;
        return MostVacant(input, month) is { } vacant ? whole - vacant : null;
    }

    /// <summary>The most that may be vacant, in millionths; null if even nothing vacant is too much.</summary>
    internal long? MostVacant(ProjectionInput input, int month)
    {
        var (rule, establishment) = (input.Vacancies, input.Establishment[month].Millionths);

        switch (DefinitionOf(Measure))
        {
            case null:
                return IsAtLeast
                    ? Math.Max(0, establishment + rule.OverEstablishment.Millionths - (long)decimal.Ceiling(Limit * 1_000_000m))
                    : AtMost(Limit * 1_000_000m);
            case VacancyDefinition.Dfe:
                return AtMost((establishment + rule.OverEstablishment.Millionths) * Limit / 100m);
            case VacancyDefinition.Establishment:
                return AtMost(establishment * Limit / 100m);
            default:
                return MostVacantNetOfCover(rule, establishment * Limit / 100m, establishment);
        }

        static long? AtMost(decimal vacant) => vacant < 0m ? null : (long)decimal.Truncate(vacant);
    }

    /// <summary>What is vacant less its cover rises with what is vacant, so that halving finds the most.</summary>
    private static long? MostVacantNetOfCover(VacancyRule rule, decimal allowed, long establishment)
    {
        var (most, tooMuch) = (-1L, establishment + Math.Max(0, rule.OverEstablishment.Millionths) + 1);

        while (tooMuch - most > 1)
        {
            var middle = (most + tooMuch) / 2;
            (most, tooMuch) = middle - rule.Cover(middle) <= allowed ? (middle, tooMuch) : (most, middle);
        }

        return most < 0 ? null : most;
    }

    private static VacancyDefinition? DefinitionOf(MeasureCode measure) =>
        measure.Kind is MeasureKind.VacancyRate ? (VacancyDefinition)measure.Definition : null;
}
