using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Measures;

/// <summary>Which vacancy rate. Numbered as in the contract.</summary>
public enum VacancyDefinition
{
    /// <summary>Vacant / establishment: the rate that councils print (docs/definitions.md 6.1, first rate).</summary>
    Establishment = 1,

    /// <summary>(Vacant - agency cover) / establishment: the same "including agency" (6.1, second rate). May be below zero.</summary>
    EstablishmentNetOfAgency = 2,

    /// <summary>Vacant / establishment as both will stand on a later day, on the starters and leavers known (5, 6.3). Never below 0.</summary>
    EstablishmentWithPipeline = 3,

    /// <summary>Vacant / (vacant + in post), as the Department for Education publishes it (1.3).</summary>
    Dfe = 4,
}

/// <summary>How much of the establishment nobody is employed to do, at the close of a day; and what the rate is made of.</summary>
/// <param name="Rate">The rate in per cent, or why there is none.</param>
/// <param name="Establishment">On the day itself, as are the next three; zero where nothing was reported.</param>
/// <param name="InPost">Employees.</param>
/// <param name="Vacant">What no employee fills, post by post.</param>
/// <param name="AgencyCover">Agency workers who cover vacancies.</param>
public sealed record VacancyRate(MeasureValue Rate, Fte Establishment, Fte InPost, Fte Vacant, Fte AgencyCover)
{
    /// <summary>How far the pipeline is looked into where no day is given: about as long as notice and checks take.</summary>
    public const int DefaultPipelineMonths = 3;

    /// <param name="snapshot">What is known.</param>
    /// <param name="scope">The unit and roles.</param>
    /// <param name="day">The day.</param>
    /// <param name="definition">Which rate.</param>
    /// <param name="pipelineThrough">For <see cref="VacancyDefinition.EstablishmentWithPipeline"/>: the later day; else not used.</param>
    public static VacancyRate On(
        StaffingSnapshot snapshot,
        Scope scope,
        DateOnly day,
        VacancyDefinition definition,
        DateOnly pipelineThrough = default)
    {
        var timelines = scope.Timelines(snapshot);
        var establishment = Of(Quantity.Establishment, day);
        var vacant = Of(Quantity.Vacant, day);
        var inPost = Of(Quantity.InPost, day);
        var cover = Of(Quantity.AgencyCover, day);
        var rateDay = definition is VacancyDefinition.EstablishmentWithPipeline ? pipelineThrough : day;

        if (!Reported.Establishment(timelines, scope.Roles, rateDay.DayNumber))
        {
            return new(MeasureValue.Missing, establishment, inPost, vacant, cover);
        }

        var rate = definition switch
        {
            VacancyDefinition.Establishment => MeasureValue.Rate(vacant, establishment),
            VacancyDefinition.EstablishmentNetOfAgency => MeasureValue.Rate(vacant - cover, establishment),
            VacancyDefinition.EstablishmentWithPipeline => MeasureValue.Rate(
                VacantAfterPipeline(),
                Of(Quantity.Establishment, pipelineThrough)),
            VacancyDefinition.Dfe => MeasureValue.Rate(vacant, vacant + inPost),
            _ => throw new ArgumentOutOfRangeException(nameof(definition), definition, "There is no such definition."),
        };

        ReadOnlySpan<ReportedFigure> needed = definition switch
        {
            VacancyDefinition.EstablishmentNetOfAgency => [ReportedFigure.Vacancies, ReportedFigure.AgencyCoverFte],
            VacancyDefinition.Dfe => [ReportedFigure.Vacancies, ReportedFigure.InPostFte],
            _ => [ReportedFigure.Vacancies],
        };

        return new(
            rate.Unless(ReportingGaps.On(snapshot, scope.UnitId, rateDay, needed)),
            establishment,
            inPost,
            vacant,
            cover);

        // Who is expected outside any post is taken off the vacancies as a whole, and may be more than there are.
        Fte VacantAfterPipeline() =>
            Of(Quantity.Vacant, pipelineThrough) + Of(Quantity.PipelineEffect, pipelineThrough) is var left && left > Fte.Zero
                ? left
                : Fte.Zero;

        Fte Of(Quantity quantity, DateOnly on) => Fte.FromMillionths(timelines.On(quantity, scope.Roles, on.DayNumber));
    }
}
