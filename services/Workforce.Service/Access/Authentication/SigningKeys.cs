using System.Text;
using Microsoft.IdentityModel.Tokens;
using Workforce.Service.Access.Transport;

namespace Workforce.Service.Access.Authentication;

/// <summary>The keys by which the identity provider signs: from a file, or from the provider itself.</summary>
internal sealed class SigningKeys(WatchedFiles<IReadOnlyList<SecurityKey>>? file, ProviderKeys provider)
{
    /// <summary>The keys; null while the provider has given none. Another object means other keys.</summary>
    public IReadOnlyList<SecurityKey>? Current => file is not null ? file.Current : provider.Current;

    /// <exception cref="ArgumentException">The file is no JSON Web Key Set.</exception>
    public static IReadOnlyList<SecurityKey> Read(byte[][] files) =>
        Usable(new JsonWebKeySet(Encoding.UTF8.GetString(files[0])).GetSigningKeys()) is { Count: > 0 } keys
            ? keys
            : throw new ArgumentException("There is no RSA or elliptic curve key to verify signatures with.");

    /// <summary>Has the provider asked again, as often as it may be: none of the keys is there, or a token names one that is not.</summary>
    /// <returns>The keys that there then are; null if there are none.</returns>
    public Task<IReadOnlyList<SecurityKey>?> AskAgainAsync() => file is not null ? Task.FromResult(Current) : provider.AskAsync();

    /// <summary>A key that both sides share proves nothing: whoever can verify with it can sign with it.</summary>
    public static IReadOnlyList<SecurityKey> Usable(IEnumerable<SecurityKey> keys) =>
        [.. keys.Where(key => key is RsaSecurityKey or ECDsaSecurityKey or X509SecurityKey or JsonWebKey { Kty: JsonWebAlgorithmsKeyTypes.RSA or JsonWebAlgorithmsKeyTypes.EllipticCurve })];
}
