using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Service.Live;
using Workforce.Service.Wire;
using Status = Google.Rpc.Status;

namespace Workforce.Service.Access.Units;

/// <summary>Which changes of a push its sender may make: each is looked at by itself, and a forbidden one stops no other.</summary>
/// <remarks>
/// A change needs the right in the unit that it is about on all of its days, up to today, and in the unit that what it replaces is in now: nobody
/// may take another's post by sending a state of it. What a change refers to may have been sent just before it: see <see cref="MustWait"/>.
/// </remarks>
internal sealed class PushPermission(Caller caller, RightSet right, LiveModel model, Readings readings)
{
    private enum Judgement
    {
        Allowed,
        Forbidden,

        /// <summary>It refers to what is not known: forbidden, unless that is under way.</summary>
        Unknown,
    }

    private (string Source, Caller Caller)? _last;

    /// <summary>Whether each change is looked at; not if the sender may change everything, as any source.</summary>
    public bool IsNeeded { get; } =
        !caller.Everywhere.HasAnyOf(right) || caller.Grants.Any(grant => grant.Sources is not null && grant.Rights.HasAnyOf(right));

    /// <summary>Whether it can be said only once all that was sent before the change is known.</summary>
    public bool MustWait(Change change) => Judge(change) is Judgement.Unknown;

    /// <summary>Why a change is refused; null if it is not.</summary>
    public Status? Refusal(Change change) => !IsNeeded || Judge(change) is Judgement.Allowed ? null
        : caller.Somewhere.HasAnyOf(right) && !As(change.Source).Somewhere.HasAnyOf(right) ? Problem.SourceNotPermitted(right)
        : Problem.PermissionDenied(right);

    /// <summary>The caller as the sender of a source's changes, of which many come one after the other.</summary>
    private Caller As(string source)
    {
        _last = _last is { } last && last.Source == source ? last : (source, caller.As(source));
        return _last.Value.Caller;
    }

    private Judgement Judge(Change change)
    {
        var sender = As(change.Source);

        if (sender.Everywhere.HasAnyOf(right))
        {
            return Judgement.Allowed;
        }

        if (!sender.Somewhere.HasAnyOf(right))
        {
            return Judgement.Forbidden;
        }

        var snapshot = model.Current;
        var (staffing, today) = (snapshot.Staffing, readings.Today);

        switch (change.Fact)
        {
            case OrganisationUnit { ParentUnitId: null } root:
                // A root is the whole organisation's; one that is a root already may be renamed by who has it.
                return Organisation.IsRoot(staffing, root.UnitId, today) ? Within(root.UnitId, root.FirstDate, root.LastDate) : Judgement.Forbidden;

            case OrganisationUnit or Post or PipelineStarter or ReportingGap:
                return Placed(change.Fact);

            case Engagement engagement:
                return All(Placed(engagement), Person(engagement.WorkerId));

            case EngagementTerms terms:
                return WorkerUnits.Of(staffing, terms.Subject, today) is null ? Judgement.Unknown : Placed(terms);

            case Worker worker:
                return Person(worker.WorkerId);

            case CaseloadReport report:
                return WorkerUnits.Of(snapshot, report.WorkerId, report.FirstDate) is { Count: > 0 } places
                    ? Any(places, report.FirstDate)
                    : report.UnitId is null ? Judgement.Unknown : Within(report.UnitId, report.FirstDate, report.FirstDate);

            case UnallocatedCases cases:
                return Within(cases.UnitId, cases.FirstDate, cases.FirstDate);

            case CaseloadSnapshotCompleted completed:
                // It says of everybody who is not in it, of its system's and in the units covered, that there are no cases; and takes the place of one before.
                return completed.Covered.IsNamed
                    && completed.Covered.UnitIds.Concat(snapshot.Caseloads.UnitsCoveredBy(completed.CaseSystem)).Distinct(StringComparer.Ordinal)
                        .All(unitId => Within(unitId, completed.Date, completed.Date) is Judgement.Allowed)
                    && snapshot.Caseloads.WorkersOf(completed.CaseSystem)
                        .All(each => Any(WorkerUnits.Of(snapshot, each.WorkerId, each.LastDay), each.LastDay) is Judgement.Allowed)
                    ? Judgement.Allowed
                    : Judgement.Forbidden;

            default:
                return Judgement.Forbidden;
        }

        Judgement Within(string unitId, DateOnly first, DateOnly? last) => !staffing.KnowsUnit(unitId) ? Judgement.Unknown
            : Permissions.May(sender, right, snapshot, unitId, last < today ? first : Earlier(first, today), last < today ? Later(first, last.Value) : Later(first, today))
                ? Judgement.Allowed
                : Judgement.Forbidden;

        // Where it is to lie, where the thing lies today, and where that lay which it takes the place of: what was so is then as if it had never been.
        Judgement Placed(Fact fact) => All(Standing(fact.Subject), Lying(fact), staffing.AppliedUnderKeyOf(fact) is { } held ? Lying(held) : Judgement.Allowed);

        Judgement Lying(Fact fact) => fact switch
        {
            OrganisationUnit unit => Within(unit.ParentUnitId ?? unit.UnitId, unit.FirstDate, unit.LastDate),
            Post post => Within(post.UnitId, post.FirstDate, post.LastDate),
            Engagement engagement => At(engagement.Placement, engagement.FirstDate, engagement.LastDate),
            EngagementTerms terms => At(terms.Placement, terms.FirstDate, null),
            PipelineStarter starter => At(starter.Placement, today, null),
            ReportingGap gap => Within(gap.UnitId, gap.FirstDate, gap.LastDate),
            _ => Judgement.Forbidden,
        };

        Judgement At(Placement placement, DateOnly first, DateOnly? last) =>
            WorkerUnits.Of(staffing, placement, first) is { } unitId ? Within(unitId, first, last) : Judgement.Unknown;

        Judgement Standing(FactReference thing) => WorkerUnits.Of(staffing, thing, today) is { } unitId ? Within(unitId, today, today) : Judgement.Allowed;

        // Somebody new belongs to nobody yet. Who has the right where somebody is may bring them to another place of theirs, and nobody else may: they would then read
        // all that is known of the person.
        Judgement Person(string workerId) => WorkerUnits.Of(snapshot, workerId, today) is { Count: > 0 } units ? Any(units, today) : Judgement.Allowed;

        Judgement Any(IReadOnlyList<string> units, DateOnly day) =>
            units.Any(unitId => Within(unitId, day, day) is Judgement.Allowed) ? Judgement.Allowed : Judgement.Forbidden;
    }

    /// <summary>The strictest: what is forbidden is so whatever becomes known.</summary>
    private static Judgement All(params ReadOnlySpan<Judgement> judgements) =>
        judgements.Contains(Judgement.Forbidden) ? Judgement.Forbidden
            : judgements.Contains(Judgement.Unknown) ? Judgement.Unknown
            : Judgement.Allowed;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
