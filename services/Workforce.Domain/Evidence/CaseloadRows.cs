using Workforce.Domain.Caseloads;
using Workforce.Domain.Measures;

namespace Workforce.Domain.Evidence;

/// <summary>The case holders of a scope at the close of a day, as rows of one side of a measure.</summary>
internal sealed class CaseloadRows(WorkforceSnapshot snapshot, Scope scope, DateOnly day)
{
    /// <summary>Those in post with one case or more, the fewest first.</summary>
    private readonly List<WorkerCaseload> _holders =
        [.. CaseloadListing.List(snapshot, scope, day).Where(each => each is { IsInPost: true, IsCaseHolder: true }).OrderBy(each => each.Counts.Total)];

    public IEnumerable<EvidenceRow> Of(CaseloadFigure figure)
    {
        const EvidenceSide above = EvidenceSide.Numerator;
        const EvidenceSide below = EvidenceSide.Denominator;
        var over = _holders.Where(each => each.Level is CaseloadLevel.Over);

        return figure switch
        {
            CaseloadFigure.MeanPerHead => Rows(above, _holders, Cases).Concat(Rows(below, _holders, Head)),
            CaseloadFigure.DfePerFte => Rows(above, _holders, Cases).Concat(Rows(below, _holders, each => each.Place!.Fte.Value)),
            CaseloadFigure.Median => _holders.Count % 2 == 1
                ? Rows(above, Middle(), Cases)
                : Rows(above, Middle(), Cases).Concat(Rows(below, Middle(), Head)),
            CaseloadFigure.Maximum => Rows(above, _holders.TakeLast(1), Cases),
            CaseloadFigure.NumberOver => Rows(above, over, Head),
            CaseloadFigure.ShareOver => Rows(above, over, Head).Concat(Rows(
                below,
                _holders.Where(each => each.Level is not (CaseloadLevel.NoLimit or CaseloadLevel.NotMeasurable)),
                Head)),
            _ => Rows(above, _holders, Cases),
        };
    }

    private static decimal Cases(WorkerCaseload caseload) => caseload.Counts.Total;

    private static decimal Head(WorkerCaseload caseload) => 1m;

    /// <summary>The one in the middle, or the two.</summary>
    private IEnumerable<WorkerCaseload> Middle() => _holders.Skip((_holders.Count - 1) / 2).Take(2 - (_holders.Count % 2));

    private IEnumerable<EvidenceRow> Rows(EvidenceSide side, IEnumerable<WorkerCaseload> holders, Func<WorkerCaseload, decimal> amount) =>
        holders.Select(each => new CaseloadEvidence(side, amount(each), day, each));
}
