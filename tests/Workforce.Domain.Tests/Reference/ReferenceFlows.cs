using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Flows;
using Workforce.Domain.Measures;

namespace Workforce.Domain.Tests.Reference;

/// <summary>Turnover, bridge and agency use of a scope, by asking of every worker and every day of change what became of them.</summary>
internal sealed class ReferenceFlows(ReferenceModel model, ReferenceMeasures measures, Scope scope)
{
    private readonly ReferenceStock _stock = new(model, measures, scope);
    private readonly List<string> _workers = [.. model.Applied.OfType<Worker>().Select(worker => worker.WorkerId)];

    public decimal InPost(DateOnly day) => _stock.Fte(day);

    public int Headcount(DateOnly day) => _stock.Headcount(day);

    /// <summary>What flows of a kind come to in FTE and heads.</summary>
    public (decimal Fte, int Heads) Sum(FlowKind kind, DateOnly first, DateOnly last)
    {
        var flows = (from day in model.Staffing.ChangeDays
                     where first <= day && day <= last
                     from worker in _workers
                     where _stock.Kind(worker, day) == kind
                     select _stock.Change(worker, day)).ToList();

        return (flows.Sum(), flows.Count);
    }

    /// <summary>By FTE and by heads.</summary>
    public (Answer Fte, Answer Heads) Turnover(TurnoverDefinition definition, DateOnly first, DateOnly last)
    {
        if (!measures.HasAnything(scope.UnitId, scope.Roles, last))
        {
            return (Answer.Missing, Answer.Missing);
        }

        var (fte, heads) = Sum(FlowKind.Leaver, first, last);
        var before = first.AddDays(-1);

        return definition is TurnoverDefinition.Dfe
            ? (Answer.PerCent(-fte, InPost(last)), Answer.PerCent(heads, Headcount(last)))
            : (Answer.PerCent(-fte, (InPost(before) + InPost(last)) / 2), Answer.PerCent(heads, (Headcount(before) + Headcount(last)) / 2m));
    }

    /// <summary>The four agency rates, in the order of their codes.</summary>
    public IEnumerable<Answer> AgencyRates(DateOnly day)
    {
        if (!measures.HasAnything(scope.UnitId, scope.Roles, day))
        {
            return Enumerable.Repeat(Answer.Missing, 4);
        }

        var lines = measures.Lines(scope.UnitId, scope.Roles, day).ToList();
        var (cover, extra) = (lines.Sum(line => line.Sum(Footing.AgencyCover)), lines.Sum(line => line.Sum(Footing.AgencyExtra)));
        var vacant = lines.Sum(line => line.Amounts.Vacant);
        var heads = lines.SelectMany(line => line.People).Count(person => person.Engagement.Footing is Footing.AgencyCover or Footing.AgencyExtra);
        var hasPosts = measures.HasEstablishment(scope.UnitId, scope.Roles, day);

        return
        [
            Answer.PerCent(cover + extra, cover + extra + InPost(day)),
            Answer.PerCent(heads, heads + Headcount(day)),
            Answer.PerCent(cover, cover + extra),
            !hasPosts ? Answer.Missing
                : cover > vacant ? new(cover, vacant, null, NoValueReason.Unreliable)
                : Answer.PerCent(cover, vacant),
        ];
    }

    /// <summary>Since when a post has had something vacant without a break, going back from change to change.</summary>
    public DateOnly? VacantSince(string postId, DateOnly day)
    {
        DateOnly? since = null;

        foreach (var each in model.Staffing.ChangeDays.Where(each => each <= day).Reverse())
        {
            if (model.Staffing.On(each).Single(line => line.PostId == postId) is not { Post: not null, Amounts.Vacant: > 0 })
            {
                break;
            }

            since = each;
        }

        return since;
    }
}
