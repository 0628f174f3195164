using Grpc.Core;
using Workforce.Service.Endpoints;
using Workforce.Service.Wire;
using Workforce.V1;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Workforce.Service;

/// <summary>A service of the contract: what is in this list is mapped, named by reflection and asked after by health.</summary>
/// <param name="Contract">What the contract says of it.</param>
/// <param name="Map">Maps what answers for it.</param>
internal sealed record ContractService(ServiceDescriptor Contract, Action<WebApplication> Map)
{
    public static IReadOnlyList<ContractService> All { get; } =
    [
        Of<StaffingEndpoint>(StaffingService.BindService, StaffingService.Descriptor),
        Of<MeasuresEndpoint>(MeasuresService.BindService, MeasuresService.Descriptor),
        Of<CaseloadEndpoint>(CaseloadService.BindService, CaseloadService.Descriptor),
        Of<PlanningEndpoint>(RecruitmentPlanningService.BindService, RecruitmentPlanningService.Descriptor),
        Of<AuditEndpoint>(AuditService.BindService, AuditService.Descriptor),
        Of<PrivacyEndpoint>(PrivacyService.BindService, PrivacyService.Descriptor),
    ];

    private static ContractService Of<TService>(Action<ServiceBinderBase, TService> bind, ServiceDescriptor contract)
        where TService : notnull => new(contract, app => app.MapService(bind, contract));
}
