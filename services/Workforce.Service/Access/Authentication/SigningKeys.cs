using System.Text;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Workforce.Service.Access.Transport;
using Workforce.Service.Settings;

namespace Workforce.Service.Access.Authentication;

/// <summary>The keys by which the identity provider signs: from a file, or from the provider itself.</summary>
internal sealed class SigningKeys
{
    private readonly WatchedFiles<IReadOnlyList<SecurityKey>>? _file;
    private readonly ConfigurationManager<OpenIdConnectConfiguration>? _provider;

    public SigningKeys(TokenSettings settings, WatchedFiles<IReadOnlyList<SecurityKey>>? file)
    {
        _file = file;

        if (file is null)
        {
            _provider = new(
                settings.MetadataAddress,
                new OpenIdConnectConfigurationRetriever(),
                new HttpDocumentRetriever { RequireHttps = !new Uri(settings.MetadataAddress).IsLoopback });
        }
    }

    /// <summary>What the keys are taken to have changed by: another object means other keys.</summary>
    public object? Version => _file?.Current;

    /// <exception cref="ArgumentException">The file is no JSON Web Key Set.</exception>
    public static IReadOnlyList<SecurityKey> Read(byte[][] files) =>
        Usable(new JsonWebKeySet(Encoding.UTF8.GetString(files[0])).GetSigningKeys()) is { Count: > 0 } keys
            ? keys
            : throw new ArgumentException("There is no RSA or elliptic curve key to verify signatures with.");

    /// <summary>The keys.</summary>
    /// <exception cref="InvalidOperationException">The provider does not give its keys, or gives nothing that is.</exception>
    public async ValueTask<IReadOnlyList<SecurityKey>> CurrentAsync() =>
        _file is not null ? _file.Current : Usable((await _provider!.GetConfigurationAsync(CancellationToken.None)).SigningKeys);

    /// <summary>Has the provider asked again, at most every half a minute: a token names a key that is not known.</summary>
    /// <returns>Whether other keys may be had by now.</returns>
    public bool AskAgain()
    {
        _provider?.RequestRefresh();
        return _provider is not null;
    }

    /// <summary>A key that both sides share proves nothing: whoever can verify with it can sign with it.</summary>
    private static List<SecurityKey> Usable(IEnumerable<SecurityKey> keys) =>
        [.. keys.Where(key => key is RsaSecurityKey or ECDsaSecurityKey or X509SecurityKey or JsonWebKey { Kty: JsonWebAlgorithmsKeyTypes.RSA or JsonWebAlgorithmsKeyTypes.EllipticCurve })];
}
