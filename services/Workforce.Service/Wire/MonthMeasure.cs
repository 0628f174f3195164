using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Service.Wire;

/// <summary>One measure of a series: a vacancy rate or an amount.</summary>
internal sealed record MonthMeasure(VacancyDefinition? Definition, StaffingFigure? Figure)
{
    public bool IsRate => Definition is not null;

    public MeasureValue On(StaffingSnapshot snapshot, Scope scope, DateOnly day) => Definition is { } definition
        ? VacancyRate.On(snapshot, scope, day, definition, day.AddMonths(VacancyRate.DefaultPipelineMonths)).Rate
        : EstablishmentFigures.On(snapshot, scope, day, Figure!.Value);
}
