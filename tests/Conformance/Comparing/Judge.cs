using System.Globalization;
using Workforce.Conformance.Asking;
using Workforce.Conformance.Facts;
using Workforce.Conformance.Published;

namespace Workforce.Conformance.Comparing;

/// <summary>Hears the answers for one row after another and compares them with what the file has of it.</summary>
internal sealed class Judge(CswwFile file, IReadOnlyList<RowPlan> plans)
{
    private readonly PairwiseDeletion _pairwise = new(file);
    private readonly List<string> _miscounted = [];
    private readonly List<RateResult> _results =
        [.. plans.SelectMany(plan => plan.NotAsked.Select(each => new RateResult(plan.Row, each.Key, Verdict.NotAsked, null, each.Value)))];

    public IReadOnlyList<RateResult> Results => _results;

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

    private RateResult Compare(CswwRow row, FactSet set, Answers answers, Measure measure)
    {
        var answer = Answer.Of(answers.Rates[measure]);
        var (verdict, reason) = Comparison.Of(measure, row[measure.Rate], set.Counts, answer);
        var explanation = verdict is Verdict.Differs && row.Level is not GeographicLevel.Authority ? _pairwise.Explain(row, measure) : null;

        return new(row, measure, verdict, answer, explanation ?? reason) { IsExplained = explanation is not null };
    }
}
