using Workforce.Domain.Facts;
using Workforce.Domain.Model;
using Workforce.Domain.Tests.Histories;
using Workforce.Domain.Tests.Reference;

namespace Workforce.Domain.Tests.Properties;

/// <summary>What is asked about some changes, and what the reference model answers.</summary>
internal sealed class Questions
{
    public Questions(int seed, Knowledge known, int days)
    {
        Known = known;

        DateOnly[] asked =
        [
            new DateOnly(2019, 1, 1).AddDays(seed % 2000),
            .. known.Model.Staffing.ChangeDays
                .SelectMany(day => new[] { day, day.AddDays(-1), day.AddDays(1) })
                .OrderBy(day => Chance.Of(seed, "day", day.ToString("O")))
                .Take(days - 1),
        ];
        var role = (Role)(1 + (seed % 7));
        RoleSet[] roleSets = [RoleSet.Census, RoleSet.All, RoleSet.Of(Role.CaseHolder), RoleSet.Of(role, Role.SeniorPractitioner)];

        WithAnswers =
        [
            .. from unitId in known.Model.Organisation.UnitIds.Append("U-never")
               from roles in roleSets
               from day in asked
               let question = new Question(unitId, roles, day, day.AddDays((int)Chance.Of(seed, "through", day.ToString("O")) & 255))
               select (question, question.Expected(known.Measures)),
        ];
    }

    public Knowledge Known { get; }

    public List<(Question Question, List<Answer> Answers)> WithAnswers { get; }

    /// <summary>The lists of a handful of the units and days asked about, and of the whole organisation.</summary>
    public string? DifferenceOfLists(StaffingSnapshot snapshot)
    {
        var reference = new ReferenceListings(Known.Model, Known.Measures);
        var few = WithAnswers.Where((_, i) => i % 23 == 0).Select(each => each.Question).ToList();

        return few.Select(each => Difference(each.UnitId, each.Roles, each.Day))
            .Concat(few.Select(each => each.Day).Distinct().Select(day => Difference(null, RoleSet.All, day)))
            .FirstOrDefault(difference => difference is not null);

        string? Difference(string? unitId, RoleSet roles, DateOnly day) =>
            Lists.Difference(snapshot, reference, unitId, roles, day) is { } difference
                ? $"{unitId ?? "all"} on {day:O}: {difference}"
                : null;
    }
}
