using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;
using Workforce.Domain.Tests.Reference;

namespace Workforce.Domain.Tests.Properties;

/// <summary>Every figure and every rate of a unit, roles and day.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="Roles">The roles.</param>
/// <param name="Day">The day.</param>
/// <param name="Through">How far the pipeline is looked into.</param>
internal sealed record Question(string UnitId, RoleSet Roles, DateOnly Day, DateOnly Through)
{
    private static readonly StaffingFigure[] Figures = Enum.GetValues<StaffingFigure>();
    private static readonly VacancyDefinition[] Definitions = Enum.GetValues<VacancyDefinition>();

    /// <summary>What each answer is an answer to.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Figures.Select(figure => $"{figure}"),
        .. Definitions.Select(definition => $"the rate {definition}"),
        "the establishment beside the rate",
        "in post beside the rate",
        "vacant beside the rate",
        "agency cover beside the rate",
        "the whole establishment",
    ];

    public List<Answer> Expected(ReferenceMeasures measures)
    {
        var amounts = measures.Amounts(UnitId, Roles, Day);

        return
        [
            .. measures.Figures(UnitId, Roles, Day),
            .. measures.Rates(UnitId, Roles, Day, Through),
            Answer.Amount(amounts.Establishment),
            Answer.Amount(amounts.InPost),
            Answer.Amount(amounts.Vacant),
            Answer.Amount(amounts.AgencyCover),
            measures.HasAnything(UnitId, Roles, Day) ? Answer.Amount(amounts.Establishment) : Answer.Missing,
        ];
    }

    public List<Answer> Observed(StaffingSnapshot snapshot)
    {
        var scope = new Scope(UnitId, Roles);
        var answers = new List<Answer>(Names.Count);

        foreach (var figure in Figures)
        {
            answers.Add(From(EstablishmentFigures.On(snapshot, scope, Day, figure)));
        }

        foreach (var definition in Definitions)
        {
            answers.Add(From(VacancyRate.On(snapshot, scope, Day, definition, Through).Rate));
        }

        var rate = VacancyRate.On(snapshot, scope, Day, VacancyDefinition.Dfe);
        answers.Add(From(rate.Establishment));
        answers.Add(From(rate.InPost));
        answers.Add(From(rate.Vacant));
        answers.Add(From(rate.AgencyCover));
        answers.Add(EstablishmentFigures.On(snapshot, scope, Day) is { } whole ? From(whole.Establishment) : Answer.Missing);

        return answers;
    }

    public override string ToString() => $"{UnitId}, roles {string.Join('+', Roles.Roles())}, on {Day:O} (pipeline through {Through:O})";

    private static Answer From(Fte amount) => From(MeasureValue.Amount(amount));

    private static Answer From(MeasureValue value) =>
        new(value.Numerator, value.Denominator, value.Rounded(Rounding.Official), value.Reason);
}
