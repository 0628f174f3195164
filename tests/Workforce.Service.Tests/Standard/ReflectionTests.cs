using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1;
using Workforce.Service.Tests.Access;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Standard;

public class ReflectionTests(RunningService service) : IClassFixture<RunningService>
{
    /// <summary>Whatever the contract's assembly declares.</summary>
    private static readonly List<ServiceDescriptor> ContractServices =
    [
        .. typeof(StaffingServiceReflection).Assembly.GetTypes()
            .Select(type => type.GetProperty("Descriptor"))
            .Where(property => property?.PropertyType == typeof(FileDescriptor))
            .Select(property => (FileDescriptor)property!.GetValue(null)!)
            .Where(file => file.Package == "workforce.v1")
            .SelectMany(file => file.Services),
    ];

    [Fact]
    public async Task ServerReflectionInfo_ListServices_NamesThemAll()
    {
        var response = await AskAsync(new() { ListServices = "*" });

        Assert.Equal(
            ContractServices.Select(each => each.FullName).Concat(["grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection"]).Order(StringComparer.Ordinal),
            response.ListServicesResponse.Service.Select(each => each.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>One that the contract declares and the service does not map answers UNIMPLEMENTED, and health does not know it.</summary>
    [Fact]
    public async Task ContractServices_EachOne_IsMappedAndHasHealth()
    {
        Assert.NotEmpty(ContractServices);

        foreach (var contract in ContractServices)
        {
            var health = await new Health.HealthClient(service.Channel).CheckAsync(new() { Service = contract.FullName });
            Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
            Assert.Contains(ContractService.All, each => each.Contract == contract);
        }
    }

    [Fact]
    public async Task ServerReflectionInfo_Symbol_ComesWithAllThatItsFileImports()
    {
        var response = await AskAsync(new() { FileContainingSymbol = "workforce.v1.MeasuresService.GetVacancyRate" });

        var files = FileDescriptor.BuildFromByteStrings(response.FileDescriptorResponse.FileDescriptorProto.Reverse());
        Assert.Contains(files, file => file.Name == "workforce/v1/measures_service.proto");
    }

    [Fact]
    public async Task ServerReflectionInfo_UnknownSymbol_IsAnErrorInTheAnswer()
    {
        var response = await AskAsync(new() { FileContainingSymbol = "no.such.Symbol" });

        Assert.Equal((int)StatusCode.NotFound, response.ErrorResponse.ErrorCode);
    }

    [Fact]
    public async Task ServerReflectionInfo_SwitchedOff_IsUnimplemented()
    {
        var closed = await RunningService.StartAsync("--Workforce:Reflection=false");
        using var call = new ServerReflection.ServerReflectionClient(closed.Channel).ServerReflectionInfo();

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());

        Assert.Equal(StatusCode.Unimplemented, exception.StatusCode);
        await closed.DisposeAsync();
    }

    /// <summary>Where callers are asked who they are, loopback is most likely a proxy's, and strangers are behind it.</summary>
    [Fact]
    public async Task ServerReflectionInfo_OnLoopbackWithAuthentication_IsOffUnlessSet()
    {
        await using var guarded = new GuardedService("--Workforce:Reflection=");
        await guarded.InitializeAsync();
        using var call = new ServerReflection.ServerReflectionClient(guarded.Administrator).ServerReflectionInfo();

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());

        Assert.Equal(StatusCode.Unimplemented, exception.StatusCode);
    }

    private async Task<ServerReflectionResponse> AskAsync(ServerReflectionRequest request)
    {
        using var call = new ServerReflection.ServerReflectionClient(service.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(request);
        Assert.True(await call.ResponseStream.MoveNext());
        await call.RequestStream.CompleteAsync();
        return call.ResponseStream.Current;
    }
}
