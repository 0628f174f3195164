using Workforce.Domain;
using Workforce.Service.Wire;

namespace Workforce.Service.Endpoints;

internal static class KnownUnits
{
    /// <summary>Nothing is answered about a unit that there is not; none at all stands for the whole organisation.</summary>
    /// <exception cref="Grpc.Core.RpcException">NOT_FOUND, with details.</exception>
    public static void Require(this WorkforceSnapshot snapshot, string? unitId)
    {
        if (unitId is not null && !snapshot.Staffing.KnowsUnit(unitId))
        {
            throw Problem.UnitNotFound(unitId).ToException();
        }
    }
}
