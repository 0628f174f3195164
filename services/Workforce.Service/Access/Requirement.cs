using Google.Protobuf.Reflection;
using Workforce.V1;

namespace Workforce.Service.Access;

/// <summary>What a caller needs for a method.</summary>
/// <param name="AnyOf">The rights of which one is needed.</param>
/// <param name="IsOpen">True if not even an identity is needed.</param>
/// <param name="IsForAllKnown">True if an identity is needed, and no right.</param>
internal sealed record Requirement(RightSet AnyOf, bool IsOpen = false, bool IsForAllKnown = false)
{
    /// <summary>Open to whoever can connect: a load balancer must be able to ask for health.</summary>
    public static readonly Requirement None = new(default, IsOpen: true);

    /// <summary>Open to whoever is known.</summary>
    public static readonly Requirement Identity = new(default, IsForAllKnown: true);

    /// <summary>What the contract says beside the method; a method of which it says nothing can be called by nobody.</summary>
    public static Requirement Of(MethodDescriptor method)
    {
        var rights = method.GetOptions()?.GetExtension(AccessExtensions.Requires);
        return new(rights is null ? default : RightSet.Of([.. rights]));
    }
}
