using System.Globalization;
using Workforce.Conformance.Asking;
using Workforce.Conformance.Facts;
using Workforce.Conformance.Published;
using Workforce.V1;

namespace Workforce.Conformance.Comparing;

/// <summary>Hears the answers for one row after another and compares them with what the file has of it.</summary>
internal sealed class Judge(IReadOnlyList<RowPlan> plans)
{
    private readonly List<string> _miscounted = [];
    private readonly List<RateResult> _results =
        [.. plans.SelectMany(plan => plan.NotAsked.Select(each => new RateResult(plan.Row, each.Key, Verdict.NotAsked, null, each.Value)))];

    private readonly List<RateResult> _addedUp = [];

    /// <summary>Every rate of every row; of a region or the country the better of the two ways in which it may have been made.</summary>
    /// <remarks>
    /// Some are the shares of the totals printed, others leave out the authorities that lack a count, and which is which no rule in the
    /// file says (docs/definitions.md 1.3).
    /// </remarks>
    public IReadOnlyList<RateResult> Results =>
    [
        .. _results.Select(result => _addedUp.Find(other => other.Row == result.Row && other.Measure == result.Measure) is { } other
            && other.Verdict < result.Verdict
                ? other
                : result),
    ];

    /// <summary>The rates of the regions and the country as the service adds them up over their authorities.</summary>
    public IReadOnlyList<RateResult> AddedUp => _addedUp;

    /// <summary>Where starters, whom no rate counts, did not come back as they were pushed.</summary>
    public IReadOnlyList<string> Miscounted => _miscounted;

    public void Hear(CswwRow row, FactSet set, Answers answers)
    {
        _results.AddRange(set.Asked.Select(measure => Compare(row, set, answers, measure)));

        var (answered, pushed) = (answers.Starters, set.Counts.Starters);

        if (answered != pushed)
        {
            _miscounted.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{row}: {answered.Fte} FTE, heads {answered.Heads}, where {pushed.Fte} FTE, heads {pushed.Heads}, were pushed"));
        }
    }

    /// <summary>The service must have left out those who lack a count, no others, and have divided the sums of the rest.</summary>
    public void Hear(AggregatePlan plan, Measure measure, Aggregate aggregate)
    {
        var sets = plan.Members.Select(member => (member.Row, Set: member.SetOf(measure))).ToLookup(
            member => member.Set.Lacks(measure) is NoValueReason.Unspecified);
        var answer = Answer.Of(aggregate.Value);
        var (verdict, reason) = sets[false].Select(member => member.Set.UnitId).SequenceEqual(aggregate.LeftOut.Select(unit => unit.UnitId))
            ? Comparison.Of(measure, plan.Row[measure.Rate], Sum(measure.Numerator), Sum(measure.Other), answer, sets[true].Count())
            : (Verdict.Differs, "the authorities left out are not those that lack a count");

        _addedUp.Add(new(plan.Row, measure, verdict, answer, reason) { LeftOut = [.. sets[false].Select(member => member.Row.Name)] });

        decimal Sum(string column) => sets[true].Sum(member => member.Set.Counts[column]);
    }

    private static RateResult Compare(CswwRow row, FactSet set, Answers answers, Measure measure)
    {
        var answer = Answer.Of(answers.Rates[measure]);
        var (verdict, reason) = Comparison.Of(measure, row[measure.Rate], set, answer);

        return new(row, measure, verdict, answer, reason);
    }
}
