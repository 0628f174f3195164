using System.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Net.Client;
using Grpc.Net.Compression;

namespace Grpc.StandIns.Tests.References;

/// <summary>
/// Whether the packages find all they were compiled against. Grpc.AspNetCore itself holds no assembly. With the published
/// packages in place of the stand-ins this holds by itself.
/// </summary>
public class PackageReferencesTests
{
    private const string PublicKeyToken = "d754f35622e28bad";

    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Assembly Api = typeof(ServerCallContext).Assembly;
    private static readonly Assembly Common = typeof(ICompressionProvider).Assembly;

    public static TheoryData<string> Packages => new([Server.GetName().Name!, Client.GetName().Name!]);

    private static Assembly Server => typeof(GrpcServiceOptions).Assembly;

    private static Assembly Client => typeof(GrpcChannel).Assembly;

    [Theory]
    [MemberData(nameof(Packages))]
    public void AsksOf_EveryReferenceOfThePackage_IsOffered(string package)
    {
        using var asking = new AssemblyImage(Assembly.Load(package));
        using var api = new AssemblyImage(Api);
        using var common = new AssemblyImage(Common);

        var asked = asking.AsksOf("Grpc.Core.Api", "Grpc.Net.Common").ToList();

        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(api.Offers().Concat(common.Offers())));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void GetTypes_EveryTypeOfThePackage_Loads(string package)
    {
        // An abstract member that the package does not override, or a type that only a field names, shows here alone.
        Assert.NotEmpty(Assembly.Load(package).GetTypes());
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void GetBaseDefinition_EveryOverrideOfThePackage_IsOfAnother(string package)
    {
        // The runtime takes an override of nothing for a new method, which then nobody calls.
        var overrides = Assembly.Load(package).GetTypes()
            .SelectMany(type => type.GetMethods(Declared))
            .Where(method => method.IsVirtual && !method.Attributes.HasFlag(MethodAttributes.NewSlot))
            .ToList();

        Assert.NotEmpty(overrides);
        Assert.DoesNotContain(overrides, method => method.GetBaseDefinition().DeclaringType == method.DeclaringType);
    }

    [Fact]
    public void GetName_BothAssemblies_BearTheIdentityThatThePackagesAskFor()
    {
        Assert.Equal($"Grpc.Core.Api, Version=2.0.0.0, Culture=neutral, PublicKeyToken={PublicKeyToken}", Api.FullName);
        Assert.Equal($"Grpc.Net.Common, Version=2.0.0.0, Culture=neutral, PublicKeyToken={PublicKeyToken}", Common.FullName);
    }
}
