using Google.Protobuf;
using Google.Protobuf.Reflection;
using Workforce.Domain;
using Workforce.Domain.Listings;
using Workforce.Service.Live;
using Workforce.Service.Wire;
using Workforce.V1;

namespace Workforce.Service.Access.Units;

/// <summary>Decides who may ask what of which units: the one place that does, and it says no unless something says yes.</summary>
/// <remarks>
/// By what is known now of the organisation as it is on the days of the question: a unit that moves is that day's holder's to see. A question
/// over several days needs the right on each of them. Whether there is such a unit is not looked at first: to who may not see it, one that
/// there is and one that there is not are alike.
/// </remarks>
internal sealed class Permissions(LiveModel model, Readings readings)
{
    /// <summary>Lists that leave out what the caller may not see when they are asked for all: see <see cref="Visible"/>.</summary>
    private static readonly HashSet<MessageDescriptor> Filtered =
    [
        ListOrganisationUnitsRequest.Descriptor,
        ListTargetsRequest.Descriptor,
        ListFrozenFiguresRequest.Descriptor,
        ListCaseloadThresholdsRequest.Descriptor,
        ListCaseWeightingsRequest.Descriptor,
    ];

    /// <summary>Streams of which what comes is looked at as it comes: see <see cref="PushPermission"/> and <see cref="ExtractPermission"/>.</summary>
    private static readonly HashSet<MessageDescriptor> LookedAt =
        [PushStaffingChangesRequest.Descriptor, ReportCaseloadsRequest.Descriptor, ReconcileStaffingRequest.Descriptor];

    /// <exception cref="Grpc.Core.RpcException">PERMISSION_DENIED.</exception>
    public void Require(Requirement requirement, IMessage request, Caller caller)
    {
        var anyOf = requirement.For(request);

        if (!caller.Everywhere.HasAnyOf(anyOf) && !requirement.NeedsNoRight && !MayAsk(caller, anyOf, request))
        {
            throw Problem.PermissionDenied(anyOf).ToException();
        }
    }

    /// <exception cref="Grpc.Core.RpcException">PERMISSION_DENIED, also where the right is for some units and nothing looks at each message.</exception>
    public static void RequireStream(Requirement requirement, MessageDescriptor request, Caller caller)
    {
        var rights = LookedAt.Contains(request) ? caller.Somewhere : caller.Everywhere;

        if (!requirement.NeedsNoRight && !rights.HasAnyOf(requirement.AnyOf))
        {
            throw Problem.PermissionDenied(requirement.AnyOf).ToException();
        }
    }

    /// <summary>Whether a caller has a right in a unit on all of some days, both ends included.</summary>
    public static bool May(Caller caller, RightSet anyOf, WorkforceSnapshot snapshot, string unitId, DateOnly first, DateOnly last)
    {
        if (caller.Everywhere.HasAnyOf(anyOf))
        {
            return true;
        }

        foreach (var grant in caller.Grants)
        {
            if (grant.UnitId is { } within && grant.Rights.HasAnyOf(anyOf) && Organisation.IsWithin(snapshot.Staffing, unitId, within, first, last))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a caller may see a worker on a day: has the right in a unit to which the worker then belongs.</summary>
    public static bool MaySeeWorker(Caller caller, RightSet anyOf, WorkforceSnapshot snapshot, string workerId, DateOnly day) =>
        caller.Everywhere.HasAnyOf(anyOf)
        || WorkerUnits.Of(snapshot, workerId, day).Any(unitId => May(caller, anyOf, snapshot, unitId, day, day));

    private bool MayAsk(Caller caller, RightSet anyOf, IMessage request)
    {
        if (!caller.Somewhere.HasAnyOf(anyOf))
        {
            return false;
        }

        var snapshot = model.Current;
        var asked = AskedAbout.Of(request, snapshot, readings.Today);

        return asked.IsEverything
            ? Filtered.Contains(request.Descriptor)
            : asked.Units.All(unitId => May(caller, anyOf, snapshot, unitId, asked.First, asked.Last))
                && asked.Workers.All(workerId => MaySeeWorker(caller, anyOf, snapshot, workerId, asked.Last));
    }
}
