using System.Collections.Immutable;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;

namespace Workforce.Service.Access;

/// <summary>Who makes a call, and what they may do. Made once for each connection or token, and not changed.</summary>
internal sealed record Caller
{
    /// <summary>Whoever calls on this machine while no authentication is set up: with every right.</summary>
    public static readonly Caller Development = new("development", AuthenticationMethod.Development, [new(RightSet.All, UnitId: null)]);

    /// <summary>A caller without a right, to whom only what needs no identity is open.</summary>
    public static readonly Caller Nobody = new("nobody", AuthenticationMethod.None, []);

    /// <param name="name">The name that the audit writes.</param>
    /// <param name="authenticatedBy">How the caller showed who it is.</param>
    /// <param name="grants">What the caller may do where.</param>
    /// <param name="validUntil">When what the caller showed ceases to be valid; null for never.</param>
    public Caller(string name, AuthenticationMethod authenticatedBy, ImmutableArray<Grant> grants, DateTimeOffset? validUntil = null)
    {
        Name = name;
        AuthenticatedBy = authenticatedBy;
        Grants = grants;
        ValidUntil = validUntil;

        foreach (var grant in grants)
        {
            Somewhere |= grant.Rights;
            Everywhere |= grant.UnitId is null ? grant.Rights : default;
        }
    }

    public string Name { get; }

    public AuthenticationMethod AuthenticatedBy { get; }

    public ImmutableArray<Grant> Grants { get; }

    public DateTimeOffset? ValidUntil { get; }

    /// <summary>The rights that the caller has in the whole organisation.</summary>
    public RightSet Everywhere { get; }

    /// <summary>The rights that the caller has in at least some unit.</summary>
    public RightSet Somewhere { get; }

    /// <summary>Who makes a call. The one way to find out, everywhere.</summary>
    public static Caller Of(ServerCallContext context) => Of(context.GetHttpContext());

    /// <summary>Who makes a call, once <see cref="Authentication.AuthenticatedCalls"/> has seen it.</summary>
    public static Caller Of(HttpContext context) => context.Features.GetRequiredFeature<Caller>();

    /// <summary>The caller with no more rights than it has when it sends as a source.</summary>
    public Caller As(string source) => Grants.All(grant => grant.IsFor(source))
        ? this
        : new(Name, AuthenticatedBy, [.. Grants.Where(grant => grant.IsFor(source))], ValidUntil);

    /// <summary>Whether the caller may do something to what belongs to no unit, or to all.</summary>
    /// <param name="anyOf">The rights of which one is needed.</param>
    public bool MayEverywhere(RightSet anyOf) => Everywhere.HasAnyOf(anyOf);
}
