using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Domain.Tests;

/// <summary>What is known once some facts have arrived.</summary>
internal static class Known
{
    private static readonly DateTime Noon = new(2010, 12, 1, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>The facts, with a council and a team to put them in, and the workers whom they name.</summary>
    public static StaffingSnapshot Of(params IEnumerable<Fact> facts)
    {
        List<Fact> all = [.. facts];

        return From([
            A.Unit(A.Council, under: null),
            A.Unit(A.Team),
            .. all.OfType<Engagement>().Select(engagement => engagement.WorkerId).Distinct().Select(id => new Worker(id)),
            .. all,
        ]);
    }

    /// <summary>These facts and no others.</summary>
    public static StaffingSnapshot From(params IReadOnlyList<Fact> facts) =>
        StaffingSnapshot.Empty.And(facts.Select((fact, i) => Change(fact, made: i)));

    public static StaffingSnapshot And(this StaffingSnapshot snapshot, params IEnumerable<Fact> facts) =>
        snapshot.And(facts.Select((fact, i) => Change(fact, made: 10_000 + i)));

    public static StaffingSnapshot And(this StaffingSnapshot snapshot, params IEnumerable<Change> changes) =>
        snapshot.And(out _, changes);

    public static StaffingSnapshot And(
        this StaffingSnapshot snapshot,
        out ChangeEffect[] effects,
        params IEnumerable<Change> changes)
    {
        var revision = snapshot.Revision + 1;
        return snapshot.With([.. changes.Select((change, i) => new RecordedChange(i + 1, revision, Noon, change))], revision, out effects);
    }

    /// <param name="fact">The fact.</param>
    /// <param name="made">When it was made, in minutes after noon.</param>
    /// <param name="withdrawn">Whether it is to be treated as never true.</param>
    public static Change Change(Fact fact, int made = 0, bool withdrawn = false) =>
        new("itrent", $"{fact.Key} made {made}", new(Noon.AddMinutes(made)), withdrawn, fact);

    /// <summary>The figures of a unit, of the census's roles.</summary>
    public static EstablishmentFigures Figures(this StaffingSnapshot snapshot, DateOnly day, string unit = A.Team) =>
        EstablishmentFigures.On(snapshot, new(unit, RoleSet.Census), day)
        ?? throw new InvalidOperationException($"Nothing was reported for {unit} by {day:O}.");

    public static MeasureValue Rate(
        this StaffingSnapshot snapshot,
        DateOnly day,
        VacancyDefinition definition = VacancyDefinition.Establishment,
        DateOnly through = default,
        string unit = A.Team) =>
        VacancyRate.On(snapshot, new(unit, RoleSet.Census), day, definition, through).Rate;
}
