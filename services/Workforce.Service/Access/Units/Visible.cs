using Grpc.Core;
using Workforce.Domain;

namespace Workforce.Service.Access.Units;

/// <summary>Which rows of a list a caller may see, where the list is of all units.</summary>
internal readonly struct Visible
{
    private readonly Caller _caller;
    private readonly RightSet _anyOf;
    private readonly WorkforceSnapshot _snapshot;
    private readonly DateOnly _day;

    private Visible(Caller caller, RightSet anyOf, WorkforceSnapshot snapshot, DateOnly day) =>
        (_caller, _anyOf, _snapshot, _day) = (caller, anyOf, snapshot, day);

    /// <param name="context">The call.</param>
    /// <param name="snapshot">What is known now, also where the list is of what was known once: what somebody may see is not a matter of what was thought.</param>
    /// <param name="day">The day of the question.</param>
    public static Visible To(ServerCallContext context, WorkforceSnapshot snapshot, DateOnly day) =>
        new(Caller.Of(context), Requirement.Of(context).AnyOf, snapshot, day);

    public bool Has(string unitId) => Permissions.May(_caller, _anyOf, _snapshot, unitId, _day, _day);
}
