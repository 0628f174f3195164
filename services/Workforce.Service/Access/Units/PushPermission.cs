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

    /// <summary>Whether each change is looked at; not if the sender may change everything.</summary>
    public bool IsNeeded { get; } = !caller.Everywhere.HasAnyOf(right);

    /// <summary>Whether it can be said only once all that was sent before the change is known.</summary>
    public bool MustWait(Change change) => Judge(change) is Judgement.Unknown;

    /// <summary>Why a change is refused; null if it is not.</summary>
    public Status? Refusal(Change change) => !IsNeeded || Judge(change) is Judgement.Allowed ? null : Problem.PermissionDenied(right);

    private Judgement Judge(Change change)
    {
        var snapshot = model.Current;
        var (staffing, today) = (snapshot.Staffing, readings.Today);

        switch (change.Fact)
        {
            case OrganisationUnit unit:
                // A root is the whole organisation's; one that is a root already may be renamed by who has it.
                return unit.ParentUnitId is null
                    ? (Organisation.IsRoot(staffing, unit.UnitId, today) ? Within(unit.UnitId, unit.FirstDate, unit.LastDate) : Judgement.Forbidden)
                    : Both(Standing(unit.Subject), Within(unit.ParentUnitId, unit.FirstDate, unit.LastDate));

            case Post post:
                return Both(Standing(post.Subject), Within(post.UnitId, post.FirstDate, post.LastDate));

            case Engagement engagement:
                return Both(Standing(engagement.Subject), Placed(engagement.Placement, engagement.FirstDate, engagement.LastDate));

            case EngagementTerms terms:
                return WorkerUnits.Of(staffing, terms.Subject, today) is null
                    ? Judgement.Unknown
                    : Both(Standing(terms.Subject), Placed(terms.Placement, terms.FirstDate, null));

            case PipelineStarter starter:
                return Both(Standing(starter.Subject), Placed(starter.Placement, today, null));

            case ReportingGap gap:
                return Both(Standing(gap.Subject), Within(gap.UnitId, gap.FirstDate, gap.LastDate));

            case Worker worker:
                // Somebody new belongs to nobody yet.
                return WorkerUnits.Of(snapshot, worker.WorkerId, today) is { Count: > 0 } units
                    ? Any(units, today)
                    : Judgement.Allowed;

            case CaseloadReport report:
                return WorkerUnits.Of(snapshot, report.WorkerId, report.FirstDate) is { Count: > 0 } places
                    ? Any(places, report.FirstDate)
                    : report.UnitId is null ? Judgement.Unknown : Within(report.UnitId, report.FirstDate, report.FirstDate);

            case UnallocatedCases cases:
                return Within(cases.UnitId, cases.FirstDate, cases.FirstDate);

            default:
                // A completed snapshot says of everybody who is not in it that there are no cases.
                return Judgement.Forbidden;
        }

        Judgement Within(string unitId, DateOnly first, DateOnly? last) => !staffing.KnowsUnit(unitId) ? Judgement.Unknown
            : Permissions.May(caller, right, snapshot, unitId, last < today ? first : Earlier(first, today), last < today ? Later(first, last.Value) : Later(first, today))
                ? Judgement.Allowed
                : Judgement.Forbidden;

        Judgement Placed(Placement placement, DateOnly first, DateOnly? last) =>
            WorkerUnits.Of(staffing, placement, first) is { } unitId ? Within(unitId, first, last) : Judgement.Unknown;

        Judgement Standing(FactReference thing) => WorkerUnits.Of(staffing, thing, today) is { } unitId ? Within(unitId, today, today) : Judgement.Allowed;

        Judgement Any(IReadOnlyList<string> units, DateOnly day) =>
            units.Any(unitId => Within(unitId, day, day) is Judgement.Allowed) ? Judgement.Allowed : Judgement.Forbidden;
    }

    private static Judgement Both(Judgement one, Judgement other) =>
        one is Judgement.Forbidden || other is Judgement.Forbidden ? Judgement.Forbidden
            : one is Judgement.Unknown ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
