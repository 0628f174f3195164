using Workforce.Client;
using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Wording;
using Workforce.V1;

namespace Workforce.RecruitmentReport.Sections;

/// <summary>The limits of caseloads that a council has set.</summary>
internal static class Limits
{
    /// <summary>The limit of a whole unit on a day, its own or the nearest above; null if there is none.</summary>
    public static Cell? Of(Answers answers, string unitId, DateOnly day)
    {
        var inForce = (answers.Thresholds.Value ?? []).Where(threshold => threshold.WorkerId.Length == 0 && IsMeasured(threshold, day)).ToList();

        foreach (var unit in Organisation.Upwards(answers.Units, unitId))
        {
            var ofUnit = inForce.FindAll(threshold => threshold.UnitId == unit);

            if (ofUnit.Find(threshold => threshold.Role is Role.Unspecified) is { } forAll)
            {
                return ofUnit.Count == 1
                    ? new() { Shown = Shown(forAll), Kind = CellKind.Number, Number = Amounts.Number(forAll.Limit) }
                    : Cell.Text($"{Shown(forAll)}; other limits for some roles");
            }

            if (ofUnit.Count > 0)
            {
                return Cell.Text(string.Join("; ", ofUnit.Select(threshold => $"{Words.Role(threshold.Role)}: {Shown(threshold)}")));
            }
        }

        return null;
    }

    /// <summary>All limits that apply to units, on the day or later.</summary>
    public static Table? Table(Answers answers)
    {
        var units = answers.Units.ToDictionary(unit => unit.UnitId, unit => unit.Name);
        var limits = (answers.Thresholds.Value ?? [])
            .Where(threshold => threshold.WorkerId.Length == 0 && units.ContainsKey(threshold.UnitId))
            .Where(threshold => threshold.LastDate is not { } last || last.ToDateOnly() >= answers.Day)
            .OrderBy(threshold => threshold.FirstDate.ToDateOnly())
            .ThenBy(threshold => threshold.ThresholdId, StringComparer.Ordinal)
            .ToList();

        return limits.Count == 0 ? null : new(
            "caseload_limits",
            "Limits of caseloads in force, and set for later",
            [
                new("unit", "Unit"),
                new("role", "Role"),
                new("limit", "Limit"),
                new("measured_from", "Measured from"),
                new("to_be_met_by", "To be met by"),
                new("measured_until", "Measured until"),
                new("note", "Set by"),
            ],
            [
                .. limits.Select(limit => new Row(
                [
                    Cell.Text(units[limit.UnitId]),
                    Cell.Text(limit.Role is Role.Unspecified ? "All roles" : Words.Role(limit.Role)),
                    new() { Shown = Shown(limit), Kind = CellKind.Number, Number = Amounts.Number(limit.Limit) },
                    Amounts.DayOr(limit.FirstDate, "not stated"),
                    Amounts.DayOr(limit.MustBeMetByDate, "at once"),
                    Amounts.DayOr(limit.LastDate, "no end set"),
                    Cell.Text(limit.Note.Length > 0 ? limit.Note : "not stated"),
                ])),
            ]);
    }

    private static string Shown(CaseloadThreshold threshold) => $"{Amounts.Plain(threshold.Limit)} {Words.Basis(threshold.Basis)}";

    private static bool IsMeasured(CaseloadThreshold threshold, DateOnly day) =>
        threshold.FirstDate.ToDateOnly() <= day && (threshold.LastDate is not { } last || day <= last.ToDateOnly());
}
