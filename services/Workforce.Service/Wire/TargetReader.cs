using Workforce.Domain.Facts;
using Workforce.Domain.Policies;

namespace Workforce.Service.Wire;

/// <summary>Turns a target of the contract into one of the domain, or into all its faults.</summary>
internal static class TargetReader
{
    private const decimal MaxMargin = 1_000_000m;

    public static Target? Target(this FieldReader reader, string field, V1.Target? target)
    {
        if (target is null)
        {
            return reader.Reject<Target>(field, "is required.");
        }

        var measure = reader.ExactMeasure($"{field}.measure", target.Measure);
        var (least, most) = measure?.TargetRange ?? (decimal.MinValue, decimal.MaxValue);
        var firstDate = reader.RequiredDay($"{field}.first_date", target.FirstDate);
        var mustBeMetBy = reader.RequiredDay($"{field}.must_be_met_by_date", target.MustBeMetByDate);

        if (mustBeMetBy < firstDate && mustBeMetBy != default)
        {
            reader.Reject($"{field}.must_be_met_by_date", "must not be before first_date.");
        }

        return new(
            reader.Id($"{field}.target_id", target.TargetId),
            reader.Id($"{field}.unit_id", target.UnitId),
            reader.Roles($"{field}.roles", target.Roles, RoleSet.Census),
            measure?.Code ?? default,
            reader.Code<TargetDirection>($"{field}.direction", (int)target.Direction),
            reader.Number($"{field}.limit", target.Limit, least, most),
            target.AmberMargin is null ? 0m : reader.Number($"{field}.amber_margin", target.AmberMargin, 0m, MaxMargin),
            firstDate,
            mustBeMetBy,
            reader.LastDay($"{field}.last_date", target.LastDate, firstDate),
            reader.Text($"{field}.note", target.Note));
    }
}
