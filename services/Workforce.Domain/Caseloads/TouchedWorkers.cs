using Workforce.Domain.Facts;
using Workforce.Domain.Model;
using Workforce.Domain.Policies;

namespace Workforce.Domain.Caseloads;

/// <summary>Whose breaches a batch of changes may alter, and from which day on.</summary>
/// <param name="old">What was known before.</param>
/// <param name="staffing">Staffing after the batch.</param>
/// <param name="caseloads">Caseloads after the batch.</param>
internal sealed class TouchedWorkers(WorkforceSnapshot old, StaffingSnapshot staffing, CaseloadSnapshot caseloads)
{
    private readonly HashSet<string> _engagements = new(StringComparer.Ordinal);

    /// <summary>Reported workers, with the first day on which something may be otherwise: no day for a plan alone.</summary>
    public Dictionary<string, int> From { get; } = new(StringComparer.Ordinal);

    /// <summary>Workers, reported or not, whose places may be others.</summary>
    public HashSet<string> Moved { get; } = new(StringComparer.Ordinal);

    /// <summary>The units that reports of the batch name, by worker.</summary>
    public List<(string UnitId, string WorkerId)> Named { get; } = [];

    public void Add(IReadOnlyList<RecordedChange> changes)
    {
        foreach (var recorded in changes)
        {
            Add(recorded.Change.Fact);
        }

        if (!ReferenceEquals(old.Staffing.Tree, staffing.Tree))
        {
            AddMovedUnits();
        }

        foreach (var engagementId in _engagements)
        {
            AddWorkerOf(engagementId, old.Staffing);
            AddWorkerOf(engagementId, staffing);
        }
    }

    private void Add(Fact fact)
    {
        switch (fact)
        {
            case Worker worker:
                Moved.Add(worker.WorkerId);
                break;

            case Engagement or EngagementTerms:
                _engagements.Add(fact.Subject.Id);
                break;

            case Post post:
                AddEngagementsIn(post.PostId);
                break;

            case CaseloadReport report:
                Add(report.WorkerId, report.FirstDate.DayNumber);
                AddNamed(report);
                break;

            case CaseloadSnapshotCompleted completed:
                Add(completed);
                break;

            case CaseloadThreshold threshold:
                AddThreshold(old.Caseloads.Threshold(threshold.ThresholdId));
                AddThreshold(caseloads.Threshold(threshold.ThresholdId));
                break;

            case CaseWeighting weighting:
                AddWithin(weighting.UnitId, weighting.FirstDate.DayNumber);
                break;

            case BreachPlan plan:
                Add(plan.WorkerId, int.MaxValue);
                break;

            // Units by the tree; no load, place or limit follows from the others.
            case OrganisationUnit or PipelineStarter or ReportingGap or AppliedExtract or UnallocatedCases or Target or FrozenFigure or NameErasure:
                break;

            default:
                throw fact.Astray("breaches");
        }
    }

    private void Add(string workerId, int from)
    {
        if (caseloads.Workers.ContainsKey(workerId))
        {
            From[workerId] = From.TryGetValue(workerId, out var other) ? Math.Min(from, other) : from;
        }
    }

    private void AddNamed(CaseloadReport report)
    {
        if (report.UnitId is { } unitId)
        {
            Named.Add((unitId, report.WorkerId));
        }
    }

    /// <summary>Whoever had cases and is not in the snapshot, and so has none; or the other way round if it is withdrawn.</summary>
    private void Add(CaseloadSnapshotCompleted completed)
    {
        var (id, day) = (completed.CaseSystem, completed.Date.DayNumber);
        var (before, after) = (old.Caseloads.Systems.GetValueOrDefault(id) ?? CaseSystem.Empty, caseloads.Systems[id]);

        // What nobody has said, and what is a zero, may then be otherwise for anybody.
        var otherCoverage = after.FirstOtherCoverage(before);

        foreach (var (workerId, reports) in caseloads.Workers)
        {
            if (otherCoverage != int.MaxValue)
            {
                Add(workerId, otherCoverage);
            }

            if (reports.Of(id) is { } series)
            {
                var next = int.MaxValue;
                var state = old.Caseloads.Workers.GetValueOrDefault(workerId)?.Of(id) is { } other ? before.On(other, day, ref next) : default;

                if (after.On(series, day, ref next) != state)
                {
                    Add(workerId, day);
                }
            }
        }
    }

    private void AddThreshold(CaseloadThreshold? threshold)
    {
        if (threshold?.WorkerId is { } workerId)
        {
            Add(workerId, threshold.FirstDate.DayNumber);
        }
        else if (threshold is not null)
        {
            AddWithin(threshold.UnitId, threshold.FirstDate.DayNumber);
        }
    }

    private void AddWithin(string unitId, int from)
    {
        foreach (var each in staffing.Tree.EverWithin(unitId).Append(unitId))
        {
            AddReportedIn(each, from);
        }
    }

    private void AddReportedIn(string unitId, int from)
    {
        foreach (var workerId in old.Breaches.WorkersIn(unitId))
        {
            Add(workerId, from);
        }
    }

    private void AddMovedUnits()
    {
        foreach (var unitId in old.Staffing.Tree.Units.Union(staffing.Tree.Units, StringComparer.Ordinal))
        {
            if (staffing.Tree.HasSamePaths(unitId, old.Staffing.Tree))
            {
                continue;
            }

            AddReportedIn(unitId, int.MinValue);
            _engagements.UnionWith(staffing.ReferrersTo(FactReference.Unit(unitId), ReferenceKind.Engagement));

            foreach (var postId in staffing.ReferrersTo(FactReference.Unit(unitId), ReferenceKind.Post))
            {
                AddEngagementsIn(postId);
            }
        }
    }

    private void AddEngagementsIn(string postId) =>
        _engagements.UnionWith(staffing.ReferrersTo(FactReference.Post(postId), ReferenceKind.Engagement));

    private void AddWorkerOf(string engagementId, StaffingSnapshot snapshot)
    {
        if (snapshot.Engagements.TryGetValue(engagementId, out var history))
        {
            Moved.Add(history.Engagement.WorkerId);
        }
    }
}
