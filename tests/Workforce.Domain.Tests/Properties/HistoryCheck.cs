using Workforce.Domain.Model;
using Workforce.Domain.Tests.Histories;

namespace Workforce.Domain.Tests.Properties;

/// <summary>Holds the snapshots that a history leads to against the reference model.</summary>
internal sealed class HistoryCheck(History history)
{
    public History History => history;

    /// <summary>How many answers were compared.</summary>
    public long Answers { get; private set; }

    /// <summary>What first differs, or what was thrown; null if all is well.</summary>
    public string? FirstDifference()
    {
        try
        {
            var questions = new Questions(history.Seed, new Knowledge(history.Changes), days: 10);

            return Delivery.AllOf(history)
                .Select(delivery => InDelivery(delivery, questions))
                .FirstOrDefault(difference => difference is not null);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception.ToString();
        }
    }

    /// <summary>At the end, and a few times on the way, on what was known by then.</summary>
    private string? InDelivery(Delivery delivery, Questions questionsAtTheEnd)
    {
        foreach (var step in delivery.Steps())
        {
            var isEnd = step.Seen == delivery.Changes.Count;

            if (isEnd || step.Batch.Any(each => Chance.IsOneIn(400, history.Seed, "stop", each.Change.ChangeId)))
            {
                var questions = isEnd ? questionsAtTheEnd : new(history.Seed, new Knowledge(delivery.Changes.Take(step.Seen)), days: 3);
                var difference = questions.Known.DifferenceOf(step)
                    ?? DifferenceOf(step.Snapshot, questions)
                    ?? questions.DifferenceOfLists(step.Snapshot);

                if (difference is not null)
                {
                    return $"{delivery.Name}, after {step.Seen} of {delivery.Changes.Count} changes: {difference}";
                }
            }
        }

        return null;
    }

    private string? DifferenceOf(StaffingSnapshot snapshot, Questions questions)
    {
        foreach (var (question, expected) in questions.WithAnswers)
        {
            var observed = question.Observed(snapshot);
            Answers += observed.Count;

            for (var i = 0; i < observed.Count; i++)
            {
                if (observed[i] != expected[i])
                {
                    return $"{question}: {Question.Names[i]} is {observed[i]}, but by the reference {expected[i]}.";
                }
            }
        }

        return null;
    }
}
