using System.Collections.Concurrent;
using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Workforce.Service.Tests.Access;

/// <summary>An identity provider: keys, and tokens signed by them. Its library is the service's own, as is what it must refuse.</summary>
internal sealed class Tokens : IDisposable
{
    public const string Issuer = "https://login.council.example";
    public const string Audience = "workforce";
    public const string GrantsClaim = "workforce";

    /// <summary>Keys of tests that are over: to make one takes as long as some hundred signatures.</summary>
    private static readonly ConcurrentBag<RSA> Spare = [];

    private readonly RSA _key = Take();
    private readonly Lazy<RSA> _other = new(Take);
    private readonly string _keyId = Guid.NewGuid().ToString("N");

    /// <summary>The public key as the provider publishes it.</summary>
    public string KeySet => KeySetOf(this);

    /// <summary>What anybody can read of the key, which must not do to sign with.</summary>
    public string PublicKeyPem => _key.ExportSubjectPublicKeyInfoPem();

    public SigningCredentials Signing => new(new RsaSecurityKey(_key) { KeyId = _keyId, CryptoProviderFactory = Uncached }, SecurityAlgorithms.RsaSha256);

    /// <summary>The library would sign with the key that it had signed with before under the same id.</summary>
    private static CryptoProviderFactory Uncached => new() { CacheSignatureProviders = false };

    /// <summary>The same id, and another key.</summary>
    public SigningCredentials Forged => new(new RsaSecurityKey(_other.Value) { KeyId = _keyId, CryptoProviderFactory = Uncached }, SecurityAlgorithms.RsaSha256);

    /// <summary>The public key taken for a shared secret.</summary>
    public SigningCredentials Confused => new(
        new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(PublicKeyPem)) { KeyId = _keyId }, SecurityAlgorithms.HmacSha256);

    /// <summary>The public keys of several, as one provider publishes them.</summary>
    public static string KeySetOf(params Tokens[] providers) => JsonSerializer.Serialize(new
    {
        keys = providers.Select(each => each._key.ExportParameters(includePrivateParameters: false) is var numbers
            ? new { kty = "RSA", use = "sig", kid = each._keyId, n = Base64UrlEncoder.Encode(numbers.Modulus), e = Base64UrlEncoder.Encode(numbers.Exponent) }
            : null),
    });

    /// <param name="grants">Rights such as <c>measures.read@*</c>.</param>
    public string Granting(params string[] grants) => Make(grants: grants);

    public string Make(
        TimeSpan? validFor = null,
        TimeSpan? validIn = null,
        string audience = Audience,
        string issuer = Issuer,
        SigningCredentials? signing = null,
        bool isSigned = true,
        EncryptingCredentials? encrypting = null,
        string[]? groups = null,
        string[]? grants = null)
    {
        var now = DateTime.UtcNow;
        var claims = new[] { new Claim("sub", "4711") }
            .Concat((groups ?? []).Select(group => new Claim("groups", group)))
            .Concat((grants ?? []).Select(grant => new Claim(GrantsClaim, grant)));

        return new JwtSecurityTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateEncodedJwt(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = now + (validIn ?? TimeSpan.FromMinutes(-10)),
            Expires = now + (validFor ?? TimeSpan.FromMinutes(10)),
            Subject = new ClaimsIdentity(claims),
            SigningCredentials = isSigned ? signing ?? Signing : null,
            EncryptingCredentials = encrypting,
        });
    }

    /// <summary>A token of a kind that its header names.</summary>
    public string OfType(string type, params string[] grants) => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(
        new JwtHeader(Signing) { [JwtHeaderParameterNames.Typ] = type },
        new JwtSecurityTokenHandler().ReadJwtToken(Granting(grants)).Payload));

    public void Dispose()
    {
        Spare.Add(_key);

        if (_other.IsValueCreated)
        {
            Spare.Add(_other.Value);
        }
    }

    private static RSA Take() => Spare.TryTake(out var key) ? key : RSA.Create(2048);
}
