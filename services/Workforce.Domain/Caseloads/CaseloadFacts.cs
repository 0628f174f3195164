using Workforce.Domain.Facts;

namespace Workforce.Domain.Caseloads;

/// <summary>The cases that one case system has for a worker from <paramref name="FirstDate"/> until it says otherwise.</summary>
/// <param name="CaseSystem">The system: the source of the change.</param>
/// <param name="WorkerId">HR's id of the worker, whether HR knows it or not.</param>
/// <param name="FirstDate">The first day; with system and worker it is the fact's key.</param>
/// <param name="Counts">How many cases.</param>
/// <param name="UnitId">Where the case system has the worker: used only on days on which HR has the worker nowhere.</param>
public sealed record CaseloadReport(string CaseSystem, string WorkerId, DateOnly FirstDate, CaseCounts Counts, string? UnitId = null) : Fact
{
    public override FactKey Key => new(FactKind.CaseloadReport, FactKey.Joined(CaseSystem, WorkerId), FirstDate);

    public override FactReference Subject => FactReference.Worker(WorkerId);

    /// <summary>None: cases of somebody whom HR does not know are counted and listed, never held back.</summary>
    public override FactReferences References => FactReferences.None;
}

/// <summary>
/// A case system has reported all that it holds on a day: whoever is not in it has no cases there from that day on. For those for whom
/// the system answers that is a confirmed zero and not a gap.
/// </summary>
/// <param name="CaseSystem">The system: the source of the change.</param>
/// <param name="Date">The day; with the system it is the fact's key.</param>
/// <param name="WorkerCount">How many workers it reported, those without cases included.</param>
/// <param name="Covered">For whom it answers besides those whom the system has reported before.</param>
public sealed record CaseloadSnapshotCompleted(string CaseSystem, DateOnly Date, int WorkerCount, CaseloadCoverage Covered) : Fact
{
    public override FactKey Key => new(FactKind.CaseloadSnapshotCompleted, CaseSystem, Date);

    public override FactReference Subject => FactReference.Source(CaseSystem);

    public override FactReferences References => FactReferences.None;
}

/// <summary>The cases of a unit that no worker has, in one case system, from a day until it says otherwise.</summary>
/// <param name="CaseSystem">The system: the source of the change.</param>
/// <param name="UnitId">The unit, whether HR knows it or not.</param>
/// <param name="FirstDate">The first day; with system and unit it is the fact's key.</param>
/// <param name="Counts">How many cases.</param>
public sealed record UnallocatedCases(string CaseSystem, string UnitId, DateOnly FirstDate, CaseCounts Counts) : Fact
{
    public override FactKey Key => new(FactKind.UnallocatedCases, FactKey.Joined(CaseSystem, UnitId), FirstDate);

    public override FactReference Subject => FactReference.Unit(UnitId);

    public override FactReferences References => FactReferences.None;
}
