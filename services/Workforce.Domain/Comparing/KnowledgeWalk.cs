using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Flows;
using Workforce.Domain.Measures;

namespace Workforce.Domain.Comparing;

/// <summary>Goes through changes in the order in which they were recorded, and tells which of them moved a measure, from what to what.</summary>
/// <remarks>
/// A change that moved it is one at whose recording the answer was another than just before. So the steps lead without a gap from
/// the answer as first known to the answer as known last, and each can be checked: at the end of a revision it is what that
/// revision's own answer is. A change that waited for another moves nothing until that one comes, which is then the step.
/// </remarks>
public sealed class KnowledgeWalk
{
    private readonly Measure _measure;
    private readonly Scope _scope;
    private readonly DateOnly _day;
    private WorkforceSnapshot _snapshot;

    /// <param name="from">What is known at first.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="scope">The unit and roles.</param>
    /// <param name="day">The day.</param>
    public KnowledgeWalk(WorkforceSnapshot from, Measure measure, Scope scope, DateOnly day)
    {
        (_snapshot, _measure, _scope, _day) = (from, measure, scope, day);
        Value = Answer();
    }

    /// <summary>The answer with all that was taken in so far.</summary>
    public MeasureValue Value { get; private set; }

    /// <summary>How often the measure was worked out: what a walk costs.</summary>
    public int Answers { get; private set; }

    /// <summary>Takes changes in at once, without telling which moved the measure.</summary>
    public void Skip(IReadOnlyList<RecordedChange> changes)
    {
        if (changes.Count > 0)
        {
            _snapshot = _snapshot.With(changes, changes[^1].Revision, out _);
            Value = Answer();
        }
    }

    /// <summary>Takes a change in.</summary>
    /// <returns>The step; null if the answer stayed what it was.</returns>
    public KnowledgeStep? Take(RecordedChange change)
    {
        var (before, fact) = (_snapshot, change.Change.Fact);
        _snapshot = before.With([change], change.Revision, out _);

        if (!_scope.Touches(before, _measure, fact) && !_scope.Touches(_snapshot, _measure, fact))
        {
            return null;
        }

        var step = new KnowledgeStep(change, Value, Answer());
        Value = step.After;
        return step.Before == step.After ? null : step;
    }

    private MeasureValue Answer()
    {
        Answers++;

        // Flows are worked out anew: no other question is asked of what was known between two changes.
        return _measure.Answer(_snapshot, StaffFlows.Of, _scope, _day);
    }
}

/// <summary>A change that moved a measure.</summary>
/// <param name="Change">The change.</param>
/// <param name="Before">The answer without it.</param>
/// <param name="After">The answer with it; one that differs in its numerator, denominator, value or reason.</param>
public sealed record KnowledgeStep(RecordedChange Change, MeasureValue Before, MeasureValue After);
