using Workforce.Domain.Comparing;
using Workforce.Domain.Facts;
using Workforce.Domain.Measures;
using Workforce.Ledger;
using Workforce.Service.Wire;

namespace Workforce.Service.Live;

/// <summary>Finds the changes between two revisions that moved a measure, so many at a time.</summary>
internal sealed class DifferenceWalk(ChangeLedger ledger, Readings readings)
{
    /// <summary>How many changes one page looks at: it bounds what a question costs, however much was recorded in between.</summary>
    private const int MaxChangesAPage = 4000;

    /// <summary>How often it works out the measure.</summary>
    private const int MaxAnswersAPage = 200;

    /// <summary>The same of a measure that goes through everybody: a turnover or caseload of a large council takes tenths of a second.</summary>
    private const int MaxCostlyAnswersAPage = 20;

    /// <param name="question">What is asked, and of which revisions.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="size">How many steps at most.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The steps, and where the page ended; null at the end of all.</returns>
    /// <exception cref="Grpc.Core.RpcException">UNAVAILABLE, with details.</exception>
    public async Task<(IReadOnlyList<KnowledgeStep> Steps, DifferencePosition? EndedAt)> PageAsync(
        DifferenceQuestion question,
        DifferencePosition? after,
        int size,
        CancellationToken cancellationToken)
    {
        var from = after?.Revision - 1 ?? question.Earlier;
        var walk = new KnowledgeWalk(await readings.AtRevisionAsync(from, cancellationToken), question.Measure, question.Scope, question.Day);
        List<KnowledgeStep> steps = [];
        List<RecordedChange> seen = [];
        DifferencePosition? last = null;
        var taken = 0;
        var maxAnswers = question.Measure is TurnoverMeasure or CaseloadMeasure ? MaxCostlyAnswersAPage : MaxAnswersAPage;

        try
        {
            await foreach (var change in ledger.ReadAsync(from, question.Later, cancellationToken))
            {
                if (change.Number <= after?.Number)
                {
                    seen.Add(change);
                    continue;
                }

                cancellationToken.ThrowIfCancellationRequested();

                if (taken == MaxChangesAPage || walk.Answers > maxAnswers || steps.Count == size)
                {
                    return (steps, last);
                }

                walk.Skip(seen);
                seen.Clear();

                if (walk.Take(change) is { } step)
                {
                    steps.Add(step);
                }

                taken++;
                last = new(change.Revision, change.Number);
            }
        }
        catch (LedgerUnavailableException)
        {
            throw Problem.LedgerUnavailable().ToException();
        }

        return (steps, null);
    }
}

/// <summary>Which measure is followed, and between which revisions.</summary>
internal sealed record DifferenceQuestion(Measure Measure, Scope Scope, DateOnly Day, long Earlier, long Later);

/// <summary>A change that was looked at, with its revision.</summary>
internal readonly record struct DifferencePosition(long Revision, long Number);
