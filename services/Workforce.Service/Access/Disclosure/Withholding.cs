using System.Globalization;
using Google.Protobuf;
using Workforce.Domain;
using Workforce.Domain.Facts;
using Workforce.Service.Access.Units;
using Workforce.Service.Live;
using Workforce.Service.Wire;
using Workforce.V1;
using Date = Google.Type.Date;
using Role = Workforce.Domain.Facts.Role;

namespace Workforce.Service.Access.Disclosure;

/// <summary>Takes out of an answer what its caller may not see, and says so there: the one place that does.</summary>
/// <remarks>
/// Who may see the people may see figures of few of them. Everybody else gets figures of groups that are not small, by the organisation as it
/// is known now, on the day or days of the answer; and of changes that moved a figure none, since they are about people.
/// </remarks>
internal sealed class Withholding(LiveModel model, Readings readings, GroupSizes groups)
{
    private static readonly string[] DayFields = ["as_of_date", "first_date", "last_date"];

    private static readonly RightSet Figures = RightSet.Of(Right.MeasuresRead);
    private static readonly RightSet Staffing = RightSet.Of(Right.StaffingRead);
    private static readonly RightSet Caseloads = RightSet.Of(Right.CaseloadRead);

    /// <summary>Whether nothing is ever withheld from a caller: the usual case, which must cost nothing.</summary>
    public static bool IsNeeded(Requirement requirement, Caller caller) =>
        requirement.AnyOf.HasAnyOf(Figures) && !(caller.Everywhere.HasAnyOf(Staffing) && caller.Everywhere.HasAnyOf(Caseloads));

    /// <summary>Refuses what is all about few people and could not be told in part: to look ahead, and to freeze a figure, which publishes it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="caller">The caller.</param>
    /// <param name="cancellationToken">Nothing is worked out for who has gone.</param>
    /// <exception cref="Grpc.Core.RpcException">PERMISSION_DENIED: it takes the right to see the people as well.</exception>
    public void Require(IMessage request, Caller caller, CancellationToken cancellationToken)
    {
        if (request is not (ProjectWorkforceRequest or SolveStartersForTargetRequest or FreezeFigureRequest))
        {
            return;
        }

        var (snapshot, today) = (model.Current, readings.Today);
        var (right, day) = (RightOf(request), DayOf(request, "as_of_date") ?? today);
        var asked = AskedAbout.Of(request, snapshot, today);
        var roles = request is SolveStartersForTargetRequest { TargetId.Length: > 0 } solve
            && snapshot.Policies.Target(solve.TargetId) is { } target && target.UnitId == solve.UnitId
                ? target.Roles
                : RolesOf(request);

        if (asked.Units.Any(unitId => IsHidden(caller, snapshot, right, unitId, roles, day, cancellationToken)))
        {
            throw Problem.PermissionDenied(right).ToException();
        }
    }

    /// <summary>Withholds.</summary>
    /// <param name="request">The request.</param>
    /// <param name="answer">The answer, which is changed.</param>
    /// <param name="caller">The caller.</param>
    /// <param name="cancellationToken">Nothing is worked out for who has gone.</param>
    public void Apply(IMessage request, IMessage answer, Caller caller, CancellationToken cancellationToken)
    {
        var snapshot = model.Current;

        switch (answer)
        {
            case ListTargetsResponse targets:
                var day = DayOf(request, "as_of_date") ?? readings.Today;

                foreach (var status in targets.Targets.Where(each => IsHidden(caller, snapshot, RightOf(each.Target.Measure), each.Target.UnitId, RolesOf(each.Target), day, cancellationToken)))
                {
                    Blanking.Blank(status);
                }

                break;

            case ListFrozenFiguresResponse figures:
                // What was published has been published; what the same question gives now has not.
                foreach (var figure in figures.Figures.Where(each =>
                    each.CurrentValue is not null && IsHidden(caller, snapshot, RightOf(each.Measure), each.UnitId, RolesOf(each), DayOf(each, "as_of_date") ?? readings.Today, cancellationToken)))
                {
                    figure.CurrentValue = Blanking.NoValue;
                    (figure.ValueChanged, figure.InputsChanged) = (false, false);
                }

                break;

            case ListOrganisationUnitsResponse or ListCaseWeightingsResponse or ListCaseloadThresholdsResponse:
                break;

            default:
                ApplyToFigures(request, answer, caller, snapshot, cancellationToken);
                break;
        }
    }

    private void ApplyToFigures(IMessage request, IMessage answer, Caller caller, WorkforceSnapshot snapshot, CancellationToken cancellationToken)
    {
        var asked = AskedAbout.Of(request, snapshot, readings.Today);
        var right = RightOf(request);
        var roles = RolesOf(request);
        DateOnly[] days = [.. DaysOf(answer)];

        if (days.Length == 0)
        {
            days = [asked.Last];
        }

        if (answer is CompareAsKnownResponse compared && !asked.Units.All(unitId => MaySeePeople(caller, snapshot, right, unitId, asked.First, asked.Last)))
        {
            compared.Changes.Clear();
            compared.ChangesWithheld = true;

            if (IsAnyHidden(days))
            {
                (compared.Earlier.Value, compared.Later.Value, compared.Difference) = (Blanking.NoValue, Blanking.NoValue, null);
            }
        }
        else if (answer is MonthlySeries series)
        {
            foreach (var month in series.Months.Where(month => IsAnyHidden(DayOf(month, "as_of_date")!.Value)))
            {
                Blanking.Blank(month);
            }
        }
        else if (IsAnyHidden(days))
        {
            Blanking.Blank(answer);
        }
        else
        {
            ApplyToParts(answer, caller, snapshot, right, asked.Units, roles, days[^1], cancellationToken);
        }

        bool IsAnyHidden(params DateOnly[] on) => asked.Units.Any(unitId => on.Any(day => IsHidden(caller, snapshot, right, unitId, roles, day, cancellationToken)));
    }

    /// <summary>Parts of a whole that may itself be told.</summary>
    private void ApplyToParts(IMessage answer, Caller caller, WorkforceSnapshot snapshot, RightSet right, IReadOnlyList<string> units, RoleSet roles, DateOnly day, CancellationToken cancellationToken)
    {
        if (units.All(unitId => MaySeePeople(caller, snapshot, right, unitId, day, day)))
        {
            return;
        }

        switch (answer)
        {
            case Establishment establishment:
                foreach (var part in establishment.ByRole.Where(part => groups.IsSmall(snapshot.Staffing, establishment.UnitId, RoleSet.Of((Role)part.Role), day, cancellationToken)))
                {
                    Blanking.Blank(part.Figures);
                }

                foreach (var part in establishment.ByUnit.Where(part => IsHidden(caller, snapshot, right, part.UnitId, roles, day, cancellationToken)))
                {
                    Blanking.Blank(part.Figures);
                }

                break;

            case Turnover turnover:
                foreach (var breakdown in turnover.Groups.GroupBy(group => group.ValueCase))
                {
                    Blanking.BlankSmall(breakdown.Select(group => (group, group.LeaversCount)), groups.Least);
                }

                break;

            case AgencyUse agency:
                Blanking.BlankSmall(agency.TenureBands.Select(band => (band, band.CoverCount + band.ExtraCount)), groups.Least);
                break;

            case CaseloadSummary summary:
                var employed = Holders(summary.WithoutAgency);

                // What lies between the two is the agency workers' alone.
                if (groups.IsFew(employed) || groups.IsFew(Holders(summary.WithAgency) - employed))
                {
                    Blanking.Blank(summary.WithoutAgency);
                }

                foreach (var figures in new[] { summary.WithAgency, summary.WithoutAgency })
                {
                    Blanking.BlankSmall(figures.Bands.Select(band => (band, band.WorkerCount)), groups.Least);
                }

                break;
        }
    }

    private static int Holders(CaseloadFigures figures) =>
        figures.CaseHolders.Value is { } count ? int.Parse(count.Value, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private bool IsHidden(Caller caller, WorkforceSnapshot snapshot, RightSet right, string unitId, RoleSet roles, DateOnly day, CancellationToken cancellationToken) =>
        !MaySeePeople(caller, snapshot, right, unitId, day, day) && groups.IsSmall(snapshot.Staffing, unitId, roles, day, cancellationToken);

    /// <summary>Whether a caller has the right by which figures are never suppressed: each of two, where an answer has figures of both kinds.</summary>
    private static bool MaySeePeople(Caller caller, WorkforceSnapshot snapshot, RightSet right, string unitId, DateOnly first, DateOnly last) =>
        (!right.HasAnyOf(Staffing) || Permissions.May(caller, Staffing, snapshot, unitId, first, last))
        && (!right.HasAnyOf(Caseloads) || Permissions.May(caller, Caseloads, snapshot, unitId, first, last));

    private static RightSet RightOf(IMessage request) => request switch
    {
        GetCaseloadSummaryRequest => Caseloads,
        GetMonthlySeriesRequest series => series.Measures.Aggregate(default(RightSet), (rights, measure) => rights | RightOf(measure)),
        GetAggregateRequest aggregate => RightOf(aggregate.Measure),
        CompareAsKnownRequest compare => RightOf(compare.Measure),
        FreezeFigureRequest freeze => RightOf(freeze.Measure),
        _ => Staffing,
    };

    private static RightSet RightOf(Measure? measure) => measure?.MeasureCase is Measure.MeasureOneofCase.Caseload ? Caseloads : Staffing;

    private static RoleSet RolesOf(IMessage message) =>
        message.Descriptor.FindFieldByName("roles")?.Accessor.GetValue(message) is Google.Protobuf.Collections.RepeatedField<V1.Role> { Count: > 0 } roles
            ? new FieldReader().Roles(roles, RoleSet.Census)
            : RoleSet.Census;

    private static IEnumerable<DateOnly> DaysOf(IMessage answer) =>
        DayFields.Select(field => DayOf(answer, field)).OfType<DateOnly>();

    private static DateOnly? DayOf(IMessage message, string field) =>
        message.Descriptor.FindFieldByName(field)?.Accessor.GetValue(message) is Date date ? new FieldReader().Day(field, date) : null;
}
