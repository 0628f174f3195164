using Workforce.Domain;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Service.Wire;
using Workforce.V1;
using FactReference = Workforce.Domain.Facts.FactReference;

namespace Workforce.Service.Access.Units;

/// <summary>What the sender of an extract may do with it: which unit it may send one of, and what its rows may be about.</summary>
/// <remarks>
/// It needs the right in the extract's unit from its day to today, as its source. Rows may bring what nobody knows, and change what lies now where it has the right:
/// what lies elsewhere under an id that a row uses is neither changed nor told of, nor is what is recorded and still belongs nowhere, by another source.
/// </remarks>
internal sealed class ExtractPermission
{
    private static readonly RightSet Required = RightSet.Of(Right.StaffingWrite);

    private readonly ExtractHeader _header;
    private readonly Caller _caller;
    private readonly Caller _sender;
    private readonly DateOnly _today;
    private readonly DateOnly _first;
    private readonly DateOnly _last;

    public ExtractPermission(Caller caller, ExtractHeader header, DateOnly today)
    {
        (_caller, _header, _sender, _today) = (caller, header, caller.As(header.Source), today);

        // One that cannot be read is refused after this.
        var day = new FieldReader().Day("as_of_date", header.AsOfDate) ?? today;
        (_first, _last) = day < today ? (day, today) : (today, day);
    }

    /// <exception cref="Grpc.Core.RpcException">PERMISSION_DENIED, whether there is such a unit or not.</exception>
    public void Require(WorkforceSnapshot snapshot)
    {
        if (_caller.Somewhere.HasAnyOf(Required) && !_sender.Somewhere.HasAnyOf(Required))
        {
            throw Problem.SourceNotPermitted(Required).ToException();
        }

        if (!May(snapshot, _header.UnitId) && !MayMake(snapshot))
        {
            throw Problem.PermissionDenied(Required).ToException();
        }
    }

    /// <summary>Whether the sender may change a thing, known or not; null if it may change all there is.</summary>
    public Func<FactReference, bool>? Reach(WorkforceSnapshot snapshot) =>
        _sender.Everywhere.HasAnyOf(Required) ? null : thing => MayChange(snapshot, thing);

    private bool May(WorkforceSnapshot snapshot, string unitId) => Permissions.May(_sender, Required, snapshot, unitId, _first, _last);

    /// <summary>Whether it may make its own unit: the very one that it was granted, below one in which it has the right, or as a root.</summary>
    private bool MayMake(WorkforceSnapshot snapshot) =>
        !snapshot.Staffing.KnowsUnit(_header.UnitId)
        && _sender.Grants.Any(grant => grant.UnitId == _header.UnitId && grant.Rights.HasAnyOf(Required))
        && (_header.NewUnit is not { ParentUnitId.Length: > 0 } unit || May(snapshot, unit.ParentUnitId));

    private bool MayChange(WorkforceSnapshot snapshot, FactReference thing)
    {
        var staffing = snapshot.Staffing;

        return thing.Kind switch
        {
            ReferenceKind.Worker => WorkerUnits.Of(snapshot, thing.Id, _today) is not { Count: > 0 } units || units.Any(unitId => MayToday(snapshot, unitId)),
            ReferenceKind.Unit when staffing.KnowsUnit(thing.Id) => May(snapshot, thing.Id),
            _ when WorkerUnits.Of(staffing, thing, _today) is { } unitId => MayToday(snapshot, unitId),
            _ => !staffing.IsSaidByOthers(thing, _header.Source),
        };
    }

    private bool MayToday(WorkforceSnapshot snapshot, string unitId) => Permissions.May(_sender, Required, snapshot, unitId, _today, _today);
}
