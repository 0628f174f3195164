using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Measures;

/// <summary>An establishment and how it is filled at the close of a day, in FTE.</summary>
/// <remarks>Always: establishment = in post - over establishment + vacant.</remarks>
/// <param name="Establishment">What the posts that exist are funded for.</param>
/// <param name="InPost">Employees, in posts and outside any.</param>
/// <param name="Vacant">What no employee fills, post by post; the next three are parts of it, the rest is <see cref="VacantOpen"/>.</param>
/// <param name="VacantRecruiting">In posts that are being recruited to.</param>
/// <param name="VacantHeld">In posts that are held.</param>
/// <param name="VacantCoveredOtherwise">In posts that are covered otherwise.</param>
/// <param name="AgencyCover">Agency workers who cover vacancies: they leave the post vacant.</param>
/// <param name="AgencyExtra">Agency workers who are extra capacity.</param>
public sealed record EstablishmentFigures(
    Fte Establishment,
    Fte InPost,
    Fte Vacant,
    Fte VacantRecruiting,
    Fte VacantHeld,
    Fte VacantCoveredOtherwise,
    Fte AgencyCover,
    Fte AgencyExtra)
{
    /// <summary>Nothing at all.</summary>
    internal static EstablishmentFigures None { get; } = new(default, default, default, default, default, default, default, default);

    public Fte VacantOpen => Vacant - VacantRecruiting - VacantHeld - VacantCoveredOtherwise;

    /// <summary>Employees beyond what their post is funded for, post by post, and employees outside any post.</summary>
    public Fte OverEstablishment => InPost + Vacant - Establishment;

    /// <summary>Whether there is nothing at all: all else is made of these four.</summary>
    public bool IsZero =>
        (Establishment, InPost, AgencyCover, AgencyExtra) == (Fte.Zero, Fte.Zero, Fte.Zero, Fte.Zero);

    /// <summary>The figures; null if nothing was ever reported for the scope by that day.</summary>
    public static EstablishmentFigures? On(StaffingSnapshot snapshot, Scope scope, DateOnly day)
    {
        var timelines = scope.Timelines(snapshot);
        return Reported.Anything(timelines, scope.Roles, day.DayNumber) ? On(timelines, scope.Roles, day) : null;
    }

    /// <summary>One of the figures, or that it is missing.</summary>
    public static MeasureValue On(StaffingSnapshot snapshot, Scope scope, DateOnly day, StaffingFigure figure)
    {
        var timelines = scope.Timelines(snapshot);
        var isReported = figure.NeedsEstablishment()
            ? Reported.Establishment(timelines, scope.Roles, day.DayNumber)
            : Reported.Anything(timelines, scope.Roles, day.DayNumber);

        return isReported
            ? MeasureValue.Amount(On(timelines, scope.Roles, day).Figure(figure))
                .Unless(ReportingGaps.On(snapshot, scope.UnitId, day, figure.Needed()))
            : MeasureValue.Missing;
    }

    public Fte Figure(StaffingFigure figure) => figure switch
    {
        StaffingFigure.Establishment => Establishment,
        StaffingFigure.InPost => InPost,
        StaffingFigure.Vacant => Vacant,
        StaffingFigure.VacantOpen => VacantOpen,
        StaffingFigure.VacantRecruiting => VacantRecruiting,
        StaffingFigure.VacantHeld => VacantHeld,
        StaffingFigure.VacantCoveredOtherwise => VacantCoveredOtherwise,
        StaffingFigure.OverEstablishment => OverEstablishment,
        StaffingFigure.AgencyCover => AgencyCover,
        StaffingFigure.AgencyExtra => AgencyExtra,
        _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, "There is no such figure."),
    };

    private static EstablishmentFigures On(UnitTimelines timelines, RoleSet roles, DateOnly day)
    {
        return new(
            Of(Quantity.Establishment),
            Of(Quantity.InPost),
            Of(Quantity.Vacant),
            Of(Quantity.VacantRecruiting),
            Of(Quantity.VacantHeld),
            Of(Quantity.VacantCoveredOtherwise),
            Of(Quantity.AgencyCover),
            Of(Quantity.AgencyExtra));

        Fte Of(Quantity quantity) => Fte.FromMillionths(timelines.On(quantity, roles, day.DayNumber));
    }
}

internal static class StaffingFigureMeanings
{
    /// <summary>What must have been reported for the figure to be worth anything.</summary>
    public static ReportedFigure[] Needed(this StaffingFigure figure) => figure switch
    {
        StaffingFigure.InPost => [ReportedFigure.InPostFte],
        StaffingFigure.OverEstablishment => [ReportedFigure.Vacancies, ReportedFigure.InPostFte],
        StaffingFigure.AgencyCover => [ReportedFigure.AgencyCoverFte],
        StaffingFigure.AgencyExtra => [ReportedFigure.AgencyFte, ReportedFigure.AgencyCoverFte],
        _ => [ReportedFigure.Vacancies],
    };

    /// <summary>Says nothing until posts have been reported; in post and agency can be known without them.</summary>
    public static bool NeedsEstablishment(this StaffingFigure figure) =>
        figure is not (StaffingFigure.InPost or StaffingFigure.AgencyCover or StaffingFigure.AgencyExtra);
}
