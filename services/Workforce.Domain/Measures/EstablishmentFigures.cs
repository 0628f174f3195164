using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Measures;

/// <summary>An establishment and how it is filled at the close of a day, in FTE.</summary>
/// <remarks>Always: establishment = in post - over establishment + vacant.</remarks>
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
    public Fte VacantOpen => Vacant - VacantRecruiting - VacantHeld - VacantCoveredOtherwise;

    /// <summary>Employees beyond what their post is funded for, post by post, and employees outside any post.</summary>
    public Fte OverEstablishment => InPost + Vacant - Establishment;

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

        return isReported ? MeasureValue.Amount(On(timelines, scope.Roles, day).Figure(figure)) : MeasureValue.Missing;
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
    /// <summary>Says nothing until posts have been reported; in post and agency can be known without them.</summary>
    public static bool NeedsEstablishment(this StaffingFigure figure) =>
        figure is not (StaffingFigure.InPost or StaffingFigure.AgencyCover or StaffingFigure.AgencyExtra);
}
